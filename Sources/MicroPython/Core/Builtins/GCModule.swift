// The module gc: the heap as a Python program sees it. py/modgc.c.

import BlockHeap

extension ROMBuilder {
    func installGC() {
        module("gc", [
            ("collect", function0(GCModule.collect)),
            ("disable", function0(GCModule.disable)),
            ("enable", function0(GCModule.enable)),
            ("isenabled", function0(GCModule.isenabled)),
            ("mem_free", function0(GCModule.memFree)),
            ("mem_alloc", function0(GCModule.memAlloc)),
            ("threshold", function(0, 1, GCModule.threshold)),
        ])
    }
}

/// The functions of the module gc.
enum GCModule {
    static func collect(_ vm: VM) throws(PythonError) -> Obj {
        vm.heap.collect()
        return .none
    }

    static func disable(_ vm: VM) throws(PythonError) -> Obj {
        vm.heap.isAutoCollectEnabled = false
        return .none
    }

    static func enable(_ vm: VM) throws(PythonError) -> Obj {
        vm.heap.isAutoCollectEnabled = true
        return .none
    }

    static func isenabled(_ vm: VM) throws(PythonError) -> Obj { Obj(vm.heap.isAutoCollectEnabled) }

    static func memFree(_ vm: VM) throws(PythonError) -> Obj {
        vm.noteWork(vm.heap.blockCount)
        return Obj(smallInteger: vm.heap.freeBytes)
    }

    static func memAlloc(_ vm: VM) throws(PythonError) -> Obj {
        vm.noteWork(vm.heap.blockCount)
        return Obj(smallInteger: vm.heap.usedBytes)
    }

    static func threshold(_ vm: VM, _ args: Args) throws(PythonError) -> Obj {
        guard let argument = args.optional(0) else {
            let blocks = vm.heap.allocThreshold
            return Obj(smallInteger: blocks == .max ? -1 : blocks * Heap.blockSize)
        }
        let bytes = try vm.integer(argument)
        vm.heap.allocThreshold = bytes < 0 ? .max : bytes / Heap.blockSize
        return .none
    }
}
