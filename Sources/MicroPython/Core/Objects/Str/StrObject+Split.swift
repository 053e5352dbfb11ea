// split, rsplit, splitlines and join. py/objstr.c.

import BlockHeap

extension VM {
    /// str_split: at white space, or at a separator.
    func strSplit(_ args: Args) throws(PythonError) -> Obj {
        let (type, text) = try receiver(args[0])
        let separator = args.optional(1) ?? .none
        let most = args.count > 2 ? try integer(args[2]) : -1
        let result = try list(count: 0)
        let mark = held.count
        hold(result)
        if separator == .none {
            try splitAtSpace(text, type, most, into: result)
        } else {
            _ = try operand(type, separator)
            let separator = try stringSpan(separator)  // a bytearray is no separator
            if separator.count == 0 { throw error(.valueError, "empty separator") }
            try split(text, type, at: separator, most, into: result)
        }
        release(to: mark)
        return result
    }

    private func splitAtSpace(_ text: ByteSpan, _ type: TypeID, _ most: Int, into result: Obj) throws(PythonError) {
        noteWork(4 * text.count)
        var (place, left) = (0, most)
        func skip(_ space: Bool) {
            while place < text.count && CharacterClass.isSpace(text[place]) == space { place += 1 }
        }
        skip(true)
        while place < text.count && left != 0 {
            let start = place
            skip(false)
            try listAppend(result, try str(of: type, text.span(start, place)))
            if place >= text.count { break }
            skip(true)
            if left > 0 { left -= 1 }
        }
        if place < text.count { try listAppend(result, try str(of: type, text.span(place, text.count))) }
    }

    private func split(_ text: ByteSpan, _ type: TypeID, at separator: ByteSpan, _ most: Int, into result: Obj) throws(PythonError) {
        var (place, left) = (0, most)
        while true {
            let start = place
            let found = left == 0 ? nil : try find(separator, in: text.span(start, text.count))
            place = found.map { start + $0 } ?? text.count
            try listAppend(result, try str(of: type, text.span(start, place)))
            if found == nil { return }
            place += separator.count
            if left > 0 { left -= 1 }
        }
    }

    /// str_rsplit: with a limit, a list that is filled from its end.
    func strRsplit(_ args: Args) throws(PythonError) -> Obj {
        guard args.count == 3 else { return try strSplit(args) }
        let (type, text) = try receiver(args[0])
        let most = try integer(args[2])
        if most < 0 { return try strSplit(args) }
        if most >= 0x3fff_ffff { throw try tooManyBytes((most + 1) * 4) }
        let result = try list(count: most + 1)
        let mark = held.count
        hold(result)
        if args[1] == .none { throw error(.notImplementedError, "rsplit(None,n)") }
        let separator = try stringSpan(args[1])
        if separator.count == 0 { throw error(.valueError, "empty separator") }
        let list = ListObject(ram, result)
        var (slot, end) = (most, text.count)
        while slot > 0, let place = try find(separator, in: text.span(0, end), backwards: true) {
            setObj(list.place(slot), try str(of: type, text.span(place + separator.count, end)))
            slot -= 1
            end = place
        }
        setObj(list.place(slot), try str(of: type, text.span(0, end)))
        if slot > 0 {
            let used = most + 1 - slot
            ram.copy(from: list.place(slot), to: list.items, count: used * 4)
            list.clear(from: used)
            list.length = used
        }
        release(to: mark)
        return result
    }

    /// str_splitlines: at \n, \r and \r\n, which stay at the lines' ends where `keepsEnds`.
    func strSplitLines(_ object: Obj, keepsEnds: Bool) throws(PythonError) -> Obj {
        let (type, text) = try receiver(object)
        let result = try list(count: 0)
        let mark = held.count
        hold(result)
        var place = 0
        while place < text.count {
            let start = place
            while place < text.count && text[place] != 0x0a && text[place] != 0x0d { place += 1 }
            var end = 0
            if place < text.count {
                end = text[place] == 0x0d && place + 1 < text.count && text[place + 1] == 0x0a ? 2 : 1
            }
            try listAppend(result, try str(of: type, text.span(start, place + (keepsEnds ? end : 0))))
            place += end
        }
        release(to: mark)
        return result
    }

    /// str_join: one buffer of the joined length. What is not a list or tuple becomes a list first.
    func strJoin(_ object: Obj, _ sequence: Obj) throws(PythonError) -> Obj {
        let (type, separator) = try receiver(object)
        var sequence = sequence
        if !isPointer(sequence, to: .list) && !isPointer(sequence, to: .tuple) {
            sequence = try withArgs(sequence) { args throws(PythonError) in
                try slots(TypeID.list.address).pointee.makeNew!(self, TypeID.list.obj, args)
            }
        }
        let mark = held.count
        hold(sequence)
        let items = try items(sequence)
        noteWork(32 * items.count)
        var length = 0
        for index in 0..<items.count {
            let item = obj(items.address + UInt32(index) * 4)
            guard isString(item) ? type == .str : type != .str && (isPointer(item, to: .bytes) || isPointer(item, to: .bytearray)) else {
                throw error(.typeError, "join expects a list of str/bytes objects consistent with self object")
            }
            length += text(item).count + (index > 0 ? separator.count : 0)
        }
        let vstr = try VStr(self, count: length)
        var to = vstr.buffer
        for index in 0..<items.count {
            if index > 0 {
                ram.copy(from: separator.address, to: to, count: separator.count)
                to += UInt32(separator.count)
            }
            let part = text(obj(items.address + UInt32(index) * 4))
            ram.copy(from: part.address, to: to, count: part.count)
            to += UInt32(part.count)
        }
        release(to: mark)
        return try str(of: type, from: vstr)
    }
}
