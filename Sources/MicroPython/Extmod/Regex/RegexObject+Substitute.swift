// sub and split. extmod/modre.c. Their match is no block of the heap: sub's is lent, split's lies on the C stack.

import BlockHeap

extension RegexObject {
    /// The expression itself, or the one that a pattern compiles to.
    static func of(_ vm: VM, _ object: Obj) throws(PythonError) -> RegexObject {
        if vm.isPointer(object, to: .regex) { return RegexObject(vm: vm, address: object.address) }
        return try RegexCompiler.compile(vm, vm.stringSpan(object))
    }

    /// re_sub_helper: `args` are the expression, the replacement (a text, or what gives one for a match), the text, and how many times.
    static func substitute(_ vm: VM, _ args: Args) throws(PythonError) -> Obj {
        let regex = try of(vm, args[0])
        let mark = vm.native.held.count
        vm.hold(Obj(regex.address))
        let most = args.count > 3 ? try vm.integer(args[3]) : 0
        let text = try vm.stringSpan(args[2])
        let out = try vm.lend(MatchObject.headerBytes + regex.captureCount * 4) { address throws(PythonError) in
            let match = MatchObject(vm: vm, address: address)
            match.prepare(groups: regex.captureCount / 2, subject: args[2])
            defer {
                match.prepare(groups: regex.captureCount / 2, subject: Obj(Qstr.empty))
                vm.ram.fill(match.captures, count: regex.captureCount * 4)
            }
            return try regex.substitute(match, args[1], text, most, vm)
        }
        vm.release(to: mark)
        guard let out else { return args[2] }
        return try vm.str(of: StrObject.typeID(vm, args[2]) == .str ? .str : .bytes, from: out)
    }

    /// The text with at most `most` (0 or less: all) matches replaced, or nil where there is none.
    private func substitute(
        _ match: MatchObject, _ replacement: Obj, _ text: ByteSpan, _ most: Int, _ vm: VM
    ) throws(PythonError) -> VStr? {
        let end = text.address + UInt32(text.count)
        var (begin, left) = (text.address, most)
        var out: VStr?
        while true {
            vm.ram.fill(match.captures, count: captureCount * 4)
            let isMatch = try RegexMatcher.run(self, on: text, from: begin, captures: match.captures, isAnchored: false)
            guard isMatch, let whole = match.group(0), whole.count > 0 else { break }
            if out == nil { out = try VStr(vm, capacity: Int(whole.address - begin)) }
            let result = out!
            try result.append(from: begin, count: Int(whole.address - begin))
            try Self.appendReplacement(vm, replacement, match, to: result)
            begin = whole.address + UInt32(whole.count)
            left -= 1
            if left == 0 { break }
        }
        try out?.append(from: begin, count: Int(end - begin))
        return out
    }

    /// The replacement with its groups, written \1 or \g<1>, filled in. It ends at its first NUL.
    private static func appendReplacement(_ vm: VM, _ replacement: Obj, _ match: MatchObject, to out: VStr) throws(PythonError) {
        let given = try vm.isCallable(replacement) ? vm.call(replacement, Obj(match.address)) : replacement
        let mark = vm.native.held.count
        vm.hold(given)
        let text = try vm.stringSpan(given)
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
                guard number >= 0 && number < match.groupCount else { throw vm.error(.indexError, argument: Obj(smallInteger: number)) }
                if let group = match.group(number) { try out.append(from: group.address, count: group.count) }
            } else if byte() == UInt8(ascii: "\\") {
                try out.append(byte())
                place += 1
            }
        }
        vm.release(to: mark)
    }

    /// re_split: the pieces between the matches, at most `args[2]` times.
    static func split(_ vm: VM, _ args: Args) throws(PythonError) -> Obj {
        let regex = RegexObject(vm: vm, address: args[0].address)
        let text = try vm.stringSpan(args[1])
        let type = StrObject.typeID(vm, args[1])
        let end = text.address + UInt32(text.count)
        var begin = text.address
        var most = args.count > 2 ? try vm.integer(args[2]) : 0
        let pieces = try ListObject.make(vm, count: 0)
        let mark = vm.native.held.count
        vm.hold(pieces)
        let top = vm.stackPointer
        vm.stackPointer -= UInt32(regex.captureCount * 4)
        let captures = vm.stackPointer
        while true {
            vm.ram.fill(captures, count: regex.captureCount * 4)
            let isMatch = try RegexMatcher.run(regex, on: text, from: begin, captures: captures, isAnchored: false)
            let (start, stop) = (vm.word(captures), vm.word(captures + 4))
            if !isMatch || start == stop { break }
            try ListObject(vm.ram, pieces).append(try vm.str(of: type, ByteSpan(vm.ram, begin, Int(start - begin))), vm)
            if regex.groupCount > 0 { throw vm.error(.notImplementedError, "splitting with sub-captures") }
            begin = stop
            if most > 0 {
                most -= 1
                if most == 0 { break }
            }
        }
        vm.stackPointer = top
        try ListObject(vm.ram, pieces).append(try vm.str(of: type, ByteSpan(vm.ram, begin, Int(end - begin))), vm)
        vm.release(to: mark)
        return pieces
    }
}
