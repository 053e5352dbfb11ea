// The module gc: the heap as a Python program sees it. py/modgc.c.

import BlockHeap

extension ROMBuilder {
    func installGC() {
        module("gc", [
            ("collect", function0 { vm throws(PythonError) in
                vm.heap.collect()
                return .none
            }),
            ("disable", function0 { vm throws(PythonError) in
                vm.heap.isAutoCollectEnabled = false
                return .none
            }),
            ("enable", function0 { vm throws(PythonError) in
                vm.heap.isAutoCollectEnabled = true
                return .none
            }),
            ("isenabled", function0 { vm throws(PythonError) in Obj(vm.heap.isAutoCollectEnabled) }),
            ("mem_free", function0 { vm throws(PythonError) in
                vm.noteWork(vm.heap.blockCount)
                return Obj(smallInteger: vm.heap.freeBytes)
            }),
            ("mem_alloc", function0 { vm throws(PythonError) in
                vm.noteWork(vm.heap.blockCount)
                return Obj(smallInteger: vm.heap.usedBytes)
            }),
            ("threshold", function(0, 1) { vm, args throws(PythonError) in
                guard let argument = args.optional(0) else {
                    let blocks = vm.heap.allocThreshold
                    return Obj(smallInteger: blocks == .max ? -1 : blocks * Heap.blockSize)
                }
                let bytes = try vm.integer(argument)
                vm.heap.allocThreshold = bytes < 0 ? .max : bytes / Heap.blockSize
                return .none
            }),
        ])
    }
}
