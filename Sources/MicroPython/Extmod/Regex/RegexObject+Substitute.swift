// sub and split. extmod/modre.c. Their match is no block of the heap: sub's is lent, split's lies on the C stack.

import BlockHeap

extension VM {
    /// The expression itself, or the one that a pattern compiles to.
    func regex(_ object: Obj) throws(PythonError) -> RegexObject {
        if isPointer(object, to: .regex) { return RegexObject(vm: self, address: object.address) }
        return try RegexCompiler.compile(self, stringSpan(object))
    }

    /// re_sub_helper: `args` are the expression, the replacement (a text, or what gives one for a match), the text, and how many times.
    func regexSubstitute(_ args: Args) throws(PythonError) -> Obj {
        let regex = try regex(args[0])
        let mark = held.count
        hold(Obj(regex.address))
        let most = args.count > 3 ? try integer(args[3]) : 0
        let text = try stringSpan(args[2])
        let out = try lend(MatchObject.headerBytes + regex.captureCount * 4) { address throws(PythonError) in
            let match = MatchObject(vm: self, address: address)
            match.prepare(groups: regex.captureCount / 2, subject: args[2])
            defer {
                match.prepare(groups: regex.captureCount / 2, subject: Obj(Qstr.empty))
                ram.fill(match.captures, count: regex.captureCount * 4)
            }
            return try substitute(regex, match, args[1], text, most)
        }
        release(to: mark)
        guard let out else { return args[2] }
        return try str(of: stringType(args[2]) == .str ? .str : .bytes, from: out)
    }

    /// The text with at most `most` (0 or less: all) matches replaced, or nil where there is none.
    private func substitute(
        _ regex: RegexObject, _ match: MatchObject, _ replacement: Obj, _ text: ByteSpan, _ most: Int
    ) throws(PythonError) -> VStr? {
        let end = text.address + UInt32(text.count)
        var (begin, left) = (text.address, most)
        var out: VStr?
        while true {
            ram.fill(match.captures, count: regex.captureCount * 4)
            let isMatch = try RegexMatcher.run(regex, on: text, from: begin, captures: match.captures, isAnchored: false)
            guard isMatch, let whole = match.group(0), whole.count > 0 else { break }
            if out == nil { out = try VStr(self, capacity: Int(whole.address - begin)) }
            let result = out!
            try result.append(from: begin, count: Int(whole.address - begin))
            try appendReplacement(replacement, match, to: result)
            begin = whole.address + UInt32(whole.count)
            left -= 1
            if left == 0 { break }
        }
        try out?.append(from: begin, count: Int(end - begin))
        return out
    }

    /// The replacement with its groups, written \1 or \g<1>, filled in. It ends at its first NUL.
    private func appendReplacement(_ replacement: Obj, _ match: MatchObject, to out: VStr) throws(PythonError) {
        let given = try isCallable(replacement) ? call(replacement, Obj(match.address)) : replacement
        let mark = held.count
        hold(given)
        let text = try stringSpan(given)
        var place = 0
        func byte(_ offset: Int = 0) -> UInt8 { place + offset < text.count ? text[place + offset] : 0 }
        while byte() != 0 {
            if byte() != UInt8(ascii: "\\") {
                try out.append(byte())
                place += 1
                continue
            }
            place += 1
            let isLong = byte() == UInt8(ascii: "g") && byte(1) == UInt8(ascii: "<")
            if isLong { place += 2 }
            if let number = FormatNumber.read(text, &place) {
                if isLong && byte() == UInt8(ascii: ">") { place += 1 }
                guard number >= 0 && number < match.groupCount else { throw error(.indexError, argument: Obj(smallInteger: number)) }
                if let group = match.group(number) { try out.append(from: group.address, count: group.count) }
            } else if byte() == UInt8(ascii: "\\") {
                try out.append(byte())
                place += 1
            }
        }
        release(to: mark)
    }

    /// re_split: the pieces between the matches, at most `args[2]` times.
    func regexSplit(_ args: Args) throws(PythonError) -> Obj {
        let regex = RegexObject(vm: self, address: args[0].address)
        let text = try stringSpan(args[1])
        let type = stringType(args[1])
        let end = text.address + UInt32(text.count)
        var begin = text.address
        var most = args.count > 2 ? try integer(args[2]) : 0
        let pieces = try list(count: 0)
        let mark = held.count
        hold(pieces)
        let top = stackPointer
        stackPointer -= UInt32(regex.captureCount * 4)
        let captures = stackPointer
        while true {
            ram.fill(captures, count: regex.captureCount * 4)
            let isMatch = try RegexMatcher.run(regex, on: text, from: begin, captures: captures, isAnchored: false)
            let (start, stop) = (word(captures), word(captures + 4))
            if !isMatch || start == stop { break }
            try listAppend(pieces, try str(of: type, ByteSpan(ram, begin, Int(start - begin))))
            if regex.groupCount > 0 { throw error(.notImplementedError, "splitting with sub-captures") }
            begin = stop
            if most > 0 {
                most -= 1
                if most == 0 { break }
            }
        }
        stackPointer = top
        try listAppend(pieces, try str(of: type, ByteSpan(ram, begin, Int(end - begin))))
        release(to: mark)
        return pieces
    }
}
