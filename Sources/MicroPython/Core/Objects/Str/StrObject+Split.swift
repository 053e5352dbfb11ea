// split, rsplit, splitlines and join. py/objstr.c.

import BlockHeap

extension StrObject {
    /// str_split: at white space, or at a separator.
    static func split(_ vm: VM, _ args: Args) throws(PythonError) -> Obj {
        let (type, text) = try receiver(vm, args[0])
        let separator = args.optional(1) ?? .none
        let most = args.count > 2 ? try vm.integer(args[2]) : -1
        let result = try ListObject.make(vm, count: 0)
        let mark = vm.native.held.count
        vm.hold(result)
        if separator == .none {
            try splitAtSpace(vm, text, type, most, into: result)
        } else {
            _ = try operand(vm, type, separator)
            let separator = try vm.stringSpan(separator)  // a bytearray is no separator
            if separator.count == 0 { throw vm.error(.valueError, "empty separator") }
            try split(vm, text, type, at: separator, most, into: result)
        }
        vm.release(to: mark)
        return result
    }

    private static func splitAtSpace(_ vm: VM, _ text: ByteSpan, _ type: TypeID, _ most: Int, into result: Obj) throws(PythonError) {
        vm.noteWork(4 * text.count)
        var (place, left) = (0, most)
        func skip(_ space: Bool) {
            while place < text.count && CharacterClass.isSpace(text[place]) == space { place += 1 }
        }
        skip(true)
        while place < text.count && left != 0 {
            let start = place
            skip(false)
            try ListObject(vm.ram, result).append(try vm.str(of: type, text.span(start, place)), vm)
            if place >= text.count { break }
            skip(true)
            if left > 0 { left -= 1 }
        }
        if place < text.count { try ListObject(vm.ram, result).append(try vm.str(of: type, text.span(place, text.count)), vm) }
    }

    private static func split(
        _ vm: VM, _ text: ByteSpan, _ type: TypeID, at separator: ByteSpan, _ most: Int, into result: Obj
    ) throws(PythonError) {
        var (place, left) = (0, most)
        while true {
            let start = place
            let found = left == 0 ? nil : try separator.place(in: text.span(start, text.count), vm)
            place = found.map { start + $0 } ?? text.count
            try ListObject(vm.ram, result).append(try vm.str(of: type, text.span(start, place)), vm)
            if found == nil { return }
            place += separator.count
            if left > 0 { left -= 1 }
        }
    }

    /// str_rsplit: with a limit, a list that is filled from its end.
    static func rsplit(_ vm: VM, _ args: Args) throws(PythonError) -> Obj {
        guard args.count == 3 else { return try split(vm, args) }
        let (type, text) = try receiver(vm, args[0])
        let most = try vm.integer(args[2])
        if most < 0 { return try split(vm, args) }
        if most >= 0x3fff_ffff { throw try vm.tooManyBytes((most + 1) * 4) }
        let result = try ListObject.make(vm, count: most + 1)
        let mark = vm.native.held.count
        vm.hold(result)
        if args[1] == .none { throw vm.error(.notImplementedError, "rsplit(None,n)") }
        let separator = try vm.stringSpan(args[1])
        if separator.count == 0 { throw vm.error(.valueError, "empty separator") }
        let list = ListObject(vm.ram, result)
        var (slot, end) = (most, text.count)
        while slot > 0, let place = try separator.place(in: text.span(0, end), backwards: true, vm) {
            vm.setObj(list.place(slot), try vm.str(of: type, text.span(place + separator.count, end)))
            slot -= 1
            end = place
        }
        vm.setObj(list.place(slot), try vm.str(of: type, text.span(0, end)))
        if slot > 0 {
            let used = most + 1 - slot
            vm.ram.copy(from: list.place(slot), to: list.items, count: used * 4)
            list.clear(from: used)
            list.length = used
        }
        vm.release(to: mark)
        return result
    }

    /// str_splitlines: at \n, \r and \r\n, which stay at the lines' ends where `keepsEnds`.
    static func splitLines(_ vm: VM, _ object: Obj, keepsEnds: Bool) throws(PythonError) -> Obj {
        let (type, text) = try receiver(vm, object)
        let result = try ListObject.make(vm, count: 0)
        let mark = vm.native.held.count
        vm.hold(result)
        var place = 0
        while place < text.count {
            let start = place
            while place < text.count && text[place] != 0x0a && text[place] != 0x0d { place += 1 }
            var end = 0
            if place < text.count {
                end = text[place] == 0x0d && place + 1 < text.count && text[place + 1] == 0x0a ? 2 : 1
            }
            try ListObject(vm.ram, result).append(try vm.str(of: type, text.span(start, place + (keepsEnds ? end : 0))), vm)
            place += end
        }
        vm.release(to: mark)
        return result
    }

    /// str_join: one buffer of the joined length. What is not a list or tuple becomes a list first.
    static func join(_ vm: VM, _ object: Obj, _ sequence: Obj) throws(PythonError) -> Obj {
        let (type, separator) = try receiver(vm, object)
        var sequence = sequence
        if !vm.isPointer(sequence, to: .list) && !vm.isPointer(sequence, to: .tuple) {
            sequence = try vm.withArgs(sequence) { args throws(PythonError) in
                try vm.slots(TypeID.list.address).pointee.makeNew!(vm, TypeID.list.obj, args)
            }
        }
        let mark = vm.native.held.count
        vm.hold(sequence)
        let items = try vm.items(sequence)
        vm.noteWork(32 * items.count)
        var length = 0
        for index in 0..<items.count {
            let item = vm.obj(items.address + UInt32(index) * 4)
            let isBytes = vm.isPointer(item, to: .bytes) || vm.isPointer(item, to: .bytearray)
            guard vm.isString(item) ? type == .str : type != .str && isBytes else {
                throw vm.error(.typeError, "join expects a list of str/bytes objects consistent with self object")
            }
            length += vm.text(item).count + (index > 0 ? separator.count : 0)
        }
        let vstr = try VStr(vm, count: length)
        var to = vstr.buffer
        for index in 0..<items.count {
            if index > 0 {
                vm.ram.copy(from: separator.address, to: to, count: separator.count)
                to += UInt32(separator.count)
            }
            let part = vm.text(vm.obj(items.address + UInt32(index) * 4))
            vm.ram.copy(from: part.address, to: to, count: part.count)
            to += UInt32(part.count)
        }
        vm.release(to: mark)
        return try vm.str(of: type, from: vstr)
    }
}
