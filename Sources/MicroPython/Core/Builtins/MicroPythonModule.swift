// The module micropython: a look inside. py/modmicropython.c.

import BlockHeap

extension ROMBuilder {
    func installMicroPython() {
        module("micropython", [
            ("const", function1(MicroPythonModule.const)),
            ("opt_level", function(0, 1, MicroPythonModule.optLevel)),
            ("mem_info", function(0, 1, MicroPythonModule.memInfo)),
            ("qstr_info", function(0, 1, MicroPythonModule.qstrInfo)),
            ("stack_use", function0(MicroPythonModule.stackUse)),
            ("alloc_emergency_exception_buf", function1(MicroPythonModule.allocEmergencyExceptionBuf)),
            ("heap_lock", function0(MicroPythonModule.heapLock)),
            ("heap_unlock", function0(MicroPythonModule.heapUnlock)),
            ("kbd_intr", function1(MicroPythonModule.kbdIntr)),
            ("RingIO", TypeID.ringIO.obj),
            ("schedule", function2(MicroPythonModule.schedule)),
        ])
    }
}

/// The functions of the module micropython.
enum MicroPythonModule {
    static func const(_: VM, _ value: Obj) throws(PythonError) -> Obj { value }

    static func optLevel(_ vm: VM, _ args: Args) throws(PythonError) -> Obj {
        guard let level = args.optional(0) else { return Obj(smallInteger: vm.runtime.optimisationLevel) }
        vm.runtime.optimisationLevel = try vm.integer(level) & 0xf
        return .none
    }

    static func memInfo(_ vm: VM, _ args: Args) throws(PythonError) -> Obj {
        try Printer.console.write(vm.memoryInfo(withMap: args.count == 1), vm)
        return .none
    }

    static func qstrInfo(_ vm: VM, _ args: Args) throws(PythonError) -> Obj {
        try Printer.console.write(MicroPythonModule.qstrInfo(vm, withStrings: args.count == 1), vm)
        return .none
    }

    static func stackUse(_ vm: VM) throws(PythonError) -> Obj { Obj(smallInteger: vm.stackUse) }

    static func allocEmergencyExceptionBuf(_ vm: VM, _ size: Obj) throws(PythonError) -> Obj {
        try MicroPythonModule.allocateEmergencyBuffer(vm, vm.integer(size))
        return .none
    }

    static func heapLock(_ vm: VM) throws(PythonError) -> Obj {
        vm.heap.lock()
        return .none
    }

    static func heapUnlock(_ vm: VM) throws(PythonError) -> Obj {
        if vm.heap.isLocked { vm.heap.unlock() }
        return Obj(smallInteger: vm.heap.lockDepth)
    }

    static func kbdIntr(_ vm: VM, _ character: Obj) throws(PythonError) -> Obj {
        vm.runtime.interruptByte = try UInt8(exactly: vm.integer(character))
        return .none
    }

    static func schedule(_ vm: VM, _ function: Obj, _ argument: Obj) throws(PythonError) -> Obj {
        try vm.schedule(function, argument)
        return .none
    }

    /// The letter that mem_info(1) shows for the object whose head is at `address`. py/gc.c, gc_dump_alloc_table.
    static func blockLetter(_ vm: VM, _ address: Address) -> Character { (vm.rom.layouts[vm.word(address)]?.letter ?? .other).rawValue }

    /// The text of `micropython.qstr_info()`: the pools made at run time.
    static func qstrInfo(_ vm: VM, withStrings: Bool) -> String {
        var (poolCount, bytes, characters, listing) = (0, 0, 0, "")
        var pool = vm.root(.lastQstrPool)
        var links = ChainCount()
        while pool != 0 {
            links.follow(vm.ram, to: pool)
            poolCount += 1
            bytes += vm.heap.byteCount(of: pool)
            let first = vm.word(pool + 4)
            for number in first..<max(first, first + vm.word(pool + 12)) {
                characters += vm.qstrData(Qstr(number)).count + 1
                listing += "Q(\(vm.qstrText(Qstr(number))))\n"
            }
            pool = vm.word(pool)
        }
        let head = "qstr pool: n_pool=\(poolCount), n_qstr=\(vm.strings.places.count), n_str_data_bytes=\(characters), "
        return head + "n_total_bytes=\(bytes + characters)\n" + (withStrings ? listing : "")
    }

    /// The buffer that exceptions are made in when the heap is locked or full. 0 takes it away.
    fileprivate static func allocateEmergencyBuffer(_ vm: VM, _ size: Int) throws(PythonError) {
        let old = vm.root(.emergencyBuffer)
        let new = size > 0 ? try vm.allocate(size) : 0
        vm.setRoot(.emergencyBuffer, new)
        vm.runtime.emergencyBufferBytes = new == 0 ? 0 : size
        if old != 0 { vm.free(old) }
    }
}

extension VM {
    /// The text of `micropython.mem_info()`: the stack line and gc_dump_info, with the block map when `withMap`.
    public func memoryInfo(withMap: Bool) -> String {
        let text = "stack: \(stackUse + Int(stackCost.memoryInfo)) out of \(board.stackBytes)\n" + heap.info().text
        return withMap ? text + heap.dump { MicroPythonModule.blockLetter(self, $0) } : text
    }
}
