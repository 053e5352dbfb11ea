// Methods that go through a string byte by byte: strip, center, lower, upper and the questions is*. py/objstr.c.

import BlockHeap

/// The ends that a strip method cuts at.
enum StripSide { case left, right, both }

extension VM {
    /// str_uni_strip: bytes of `args[1]` (white space without it) are taken off. The object itself where there is nothing to take.
    func strStrip(_ args: Args, _ side: StripSide) throws(PythonError) -> Obj {
        let (type, text) = try receiver(args[0])
        let unwanted = args.count > 1 ? try operand(type, args[1]) : nil
        func isUnwanted(_ byte: UInt8) throws(PythonError) -> Bool {
            try countWork(4 + (unwanted?.count ?? 0))
            return unwanted?.contains(byte) ?? CharacterClass.isSpace(byte)
        }
        var (start, end) = (0, text.count)
        if side != .right { while start < end, try isUnwanted(text[start]) { start += 1 } }
        if side != .left { while end > start, try isUnwanted(text[end - 1]) { end -= 1 } }
        if start == end { return emptyString(type) }
        if end - start == text.count { return args[0] }
        return try str(of: type, text.span(start, end))
    }

    /// str_center: `width` counts bytes; the odd space stands on the right.
    func strCenter(_ object: Obj, _ width: Obj) throws(PythonError) -> Obj {
        let (type, text) = try receiver(object)
        let width = try integer(width)
        if text.count >= width { return object }
        let vstr = try VStr(self, count: width)
        ram.fill(vstr.buffer, count: width, with: UInt8(ascii: " "))
        ram.copy(from: text.address, to: vstr.buffer + UInt32((width - text.count) / 2), count: text.count)
        return try str(of: type, from: vstr)
    }

    /// str_caseconv: a new object even where nothing changes.
    func strConvert(_ object: Obj, _ conversion: (UInt8) -> UInt8) throws(PythonError) -> Obj {
        let (type, text) = try receiver(object)
        let vstr = try VStr(self, count: text.count)
        noteWork(4 * text.count)
        for index in 0..<text.count { ram.store8(vstr.buffer + UInt32(index), conversion(text[index])) }
        return try str(of: type, from: vstr)
    }

    /// str_uni_istype: whether there are bytes and all are of the class.
    func strIs(_ object: Obj, _ test: (UInt8) -> Bool) throws(PythonError) -> Obj {
        let (_, text) = try receiver(object)
        noteWork(4 * text.count)
        return Obj(text.count > 0 && text.allSatisfy(test))
    }

    /// The same for isupper and islower: letters are asked, and there must be one.
    func strIsCased(_ object: Obj, _ test: (UInt8) -> Bool) throws(PythonError) -> Obj {
        let (_, text) = try receiver(object)
        noteWork(4 * text.count)
        var hasLetter = false
        for byte in text where CharacterClass.isAlpha(byte) {
            hasLetter = true
            if !test(byte) { return .false }
        }
        return Obj(hasLetter)
    }
}
