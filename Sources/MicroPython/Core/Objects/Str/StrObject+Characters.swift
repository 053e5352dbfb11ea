// Methods that go through a string byte by byte: strip, center, lower, upper and the questions is*. py/objstr.c.

import BlockHeap

/// The ends that a strip method cuts at.
enum StripSide { case left, right, both }

extension StrObject {
    /// str_uni_strip: bytes of `args[1]` (white space without it) are taken off. The object itself where there is nothing to take.
    static func strip(_ vm: VM, _ args: Args, _ side: StripSide) throws(PythonError) -> Obj {
        let (type, text) = try receiver(vm, args[0])
        let unwanted = args.count > 1 ? try operand(vm, type, args[1]) : nil
        func isUnwanted(_ byte: UInt8) throws(PythonError) -> Bool {
            try vm.countWork(4 + (unwanted?.count ?? 0))
            return unwanted?.contains(byte) ?? CharacterClass.isSpace(byte)
        }
        var (start, end) = (0, text.count)
        if side != .right { while start < end, try isUnwanted(text[start]) { start += 1 } }
        if side != .left { while end > start, try isUnwanted(text[end - 1]) { end -= 1 } }
        if start == end { return empty(vm, type) }
        if end - start == text.count { return args[0] }
        return try vm.str(of: type, text.span(start, end))
    }

    /// str_center: `width` counts bytes; the odd space stands on the right.
    static func center(_ vm: VM, _ object: Obj, _ width: Obj) throws(PythonError) -> Obj {
        let (type, text) = try receiver(vm, object)
        let width = try vm.integer(width)
        if text.count >= width { return object }
        let vstr = try VStr(vm, count: width)
        vm.ram.fill(vstr.buffer, count: width, with: UInt8(ascii: " "))
        vm.ram.copy(from: text.address, to: vstr.buffer + UInt32((width - text.count) / 2), count: text.count)
        return try vm.str(of: type, from: vstr)
    }

    /// str_caseconv: a new object even where nothing changes.
    static func convert(_ vm: VM, _ object: Obj, _ conversion: (UInt8) -> UInt8) throws(PythonError) -> Obj {
        let (type, text) = try receiver(vm, object)
        let vstr = try VStr(vm, count: text.count)
        vm.noteWork(4 * text.count)
        for index in 0..<text.count { vm.ram.store8(vstr.buffer + UInt32(index), conversion(text[index])) }
        return try vm.str(of: type, from: vstr)
    }

    /// str_uni_istype: whether there are bytes and all are of the class.
    static func `is`(_ vm: VM, _ object: Obj, _ test: (UInt8) -> Bool) throws(PythonError) -> Obj {
        let (_, text) = try receiver(vm, object)
        vm.noteWork(4 * text.count)
        return Obj(text.count > 0 && text.allSatisfy(test))
    }

    /// The same for isupper and islower: letters are asked, and there must be one.
    static func isCased(_ vm: VM, _ object: Obj, _ test: (UInt8) -> Bool) throws(PythonError) -> Obj {
        let (_, text) = try receiver(vm, object)
        vm.noteWork(4 * text.count)
        var hasLetter = false
        for byte in text where CharacterClass.isAlpha(byte) {
            hasLetter = true
            if !test(byte) { return .false }
        }
        return Obj(hasLetter)
    }
}
