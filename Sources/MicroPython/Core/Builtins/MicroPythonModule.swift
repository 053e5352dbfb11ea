// The module micropython: a look inside. py/modmicropython.c.

import BlockHeap

extension ROMBuilder {
    func installMicroPython() {
        module("micropython", [
            ("const", function1 { _, value throws(PythonError) in value }),
            ("opt_level", function(0, 1) { vm, args throws(PythonError) in
                guard let level = args.optional(0) else { return Obj(smallInteger: vm.optimisationLevel) }
                vm.optimisationLevel = try vm.integer(level) & 0xf
                return .none
            }),
            ("mem_info", function(0, 1) { vm, args throws(PythonError) in
                try vm.write(.console, vm.memoryInfo(withMap: args.count == 1))
                return .none
            }),
            ("qstr_info", function(0, 1) { vm, args throws(PythonError) in
                try vm.write(.console, vm.qstrInfo(withStrings: args.count == 1))
                return .none
            }),
            ("stack_use", function0 { vm throws(PythonError) in Obj(smallInteger: vm.stackUse) }),
            ("alloc_emergency_exception_buf", function1 { vm, size throws(PythonError) in
                try vm.allocateEmergencyBuffer(vm.integer(size))
                return .none
            }),
            ("heap_lock", function0 { vm throws(PythonError) in
                vm.heap.lock()
                return .none
            }),
            ("heap_unlock", function0 { vm throws(PythonError) in
                if vm.heap.isLocked { vm.heap.unlock() }
                return Obj(smallInteger: vm.heap.lockDepth)
            }),
            ("kbd_intr", function1 { vm, character throws(PythonError) in
                vm.interruptByte = try UInt8(exactly: vm.integer(character))
                return .none
            }),
            ("RingIO", TypeID.ringIO.obj),
            ("schedule", function2 { vm, function, argument throws(PythonError) in
                try vm.schedule(function, argument)
                return .none
            }),
        ])
    }
}

extension VM {
    /// The text of `micropython.mem_info()`: the stack line and gc_dump_info, with the block map when `withMap`.
    public func memoryInfo(withMap: Bool) -> String {
        let text = "stack: \(stackUse + Int(stackCost.memoryInfo)) out of \(board.stackBytes)\n" + heap.info().text
        return withMap ? text + heap.dump(kindLetter: blockLetter) : text
    }

    /// The letter that mem_info(1) shows for the object whose head is at `address`. py/gc.c, gc_dump_alloc_table.
    func blockLetter(_ address: Address) -> Character { (rom.layouts[word(address)]?.letter ?? .other).rawValue }

    /// The text of `micropython.qstr_info()`: the pools made at run time.
    func qstrInfo(withStrings: Bool) -> String {
        var (poolCount, bytes, characters, listing) = (0, 0, 0, "")
        var pool = root(.lastQstrPool)
        var links = ChainCount()
        while pool != 0 {
            links.follow(ram, to: pool)
            poolCount += 1
            bytes += heap.byteCount(of: pool)
            let first = word(pool + 4)
            for number in first..<max(first, first + word(pool + 12)) {
                characters += qstrData(Qstr(number)).count + 1
                listing += "Q(\(qstrText(Qstr(number))))\n"
            }
            pool = word(pool)
        }
        let head = "qstr pool: n_pool=\(poolCount), n_qstr=\(internedPlaces.count), n_str_data_bytes=\(characters), "
        return head + "n_total_bytes=\(bytes + characters)\n" + (withStrings ? listing : "")
    }

    /// The buffer that exceptions are made in when the heap is locked or full. 0 takes it away.
    fileprivate func allocateEmergencyBuffer(_ size: Int) throws(PythonError) {
        let old = root(.emergencyBuffer)
        let new = size > 0 ? try allocate(size) : 0
        setRoot(.emergencyBuffer, new)
        emergencyBufferBytes = new == 0 ? 0 : size
        if old != 0 { free(old) }
    }
}
