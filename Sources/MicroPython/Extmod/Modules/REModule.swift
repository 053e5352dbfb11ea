// The module re. extmod/modre.c.

import BlockHeap

extension ROMBuilder {
    func installRE() {
        let match = function(2, 4) { vm, args throws(PythonError) in try vm.regexMatch(args, isAnchored: true) }
        let search = function(2, 4) { vm, args throws(PythonError) in try vm.regexMatch(args, isAnchored: false) }
        let sub = function(3, 5) { vm, args throws(PythonError) in try vm.regexSubstitute(args) }
        type(.regex, "re", locals: [
            ("match", match), ("search", search),
            ("split", function(2, 3) { vm, args throws(PythonError) in try vm.regexSplit(args) }),
            ("sub", sub),
        ]) {
            $0.print = { vm, printer, regex, _ throws(PythonError) in
                for piece in ["<re ", String(regex.address, radix: 16), ">"] { try vm.write(printer, piece) }
            }
        }
        installMatch()
        module("re", [
            ("compile", function(1, 2) { vm, args throws(PythonError) in
                try Obj(RegexCompiler.compile(vm, vm.stringSpan(args[0])).address)
            }),
            ("match", match), ("search", search), ("sub", sub),
        ])
    }

    private func installMatch() {
        type(.match, "match", locals: [
            ("group", function2 { vm, match, number throws(PythonError) in
                let match = MatchObject(vm: vm, address: match.address)
                return try vm.group(match, vm.groupNumber(match, number))
            }),
            ("groups", function1 { vm, object throws(PythonError) in
                let match = MatchObject(vm: vm, address: object.address)
                let groups = try vm.tuple(count: match.groupCount - 1)
                for number in 1..<max(match.groupCount, 1) {
                    vm.setObj(groups.address + 4 + UInt32(number) * 4, try vm.group(match, number))
                }
                return groups
            }),
            ("span", function(1, 2) { vm, args throws(PythonError) in
                let (start, end) = try vm.matchSpan(args)
                return try vm.tuple([start, end])
            }),
            ("start", function(1, 2) { vm, args throws(PythonError) in try vm.matchSpan(args).start }),
            ("end", function(1, 2) { vm, args throws(PythonError) in try vm.matchSpan(args).end }),
        ]) {
            $0.print = { vm, printer, match, _ throws(PythonError) in
                for piece in ["<match num=", String(vm.word(match.address + 4)), ">"] { try vm.write(printer, piece) }
            }
        }
    }
}

extension VM {
    /// re_exec_helper: a match object, or None.
    fileprivate func regexMatch(_ args: Args, isAnchored: Bool) throws(PythonError) -> Obj {
        let regex = try regex(args[0])
        let text = try stringSpan(args[1])
        let count = regex.captureCount
        let match = MatchObject(vm: self, address: try allocate(MatchObject.headerBytes + count * 4))
        guard try RegexMatcher.run(regex, on: text, from: text.address, captures: match.captures, isAnchored: isAnchored) else {
            free(match.address)
            return .none
        }
        match.prepare(groups: count / 2, subject: args[1])
        return Obj(match.address)
    }

    /// A group's number. Raises IndexError where there is none such.
    fileprivate func groupNumber(_ match: MatchObject, _ object: Obj) throws(PythonError) -> Int {
        let number = try integer(object)
        guard number >= 0 && number < match.groupCount else { throw error(.indexError, argument: object) }
        return number
    }

    fileprivate func group(_ match: MatchObject, _ number: Int) throws(PythonError) -> Obj {
        guard let text = match.group(number) else { return .none }
        return try str(of: stringType(match.subject), text)
    }

    /// match_span_helper: where a group lies, in characters of a str, in bytes of a bytes object; -1 where it took no part.
    fileprivate func matchSpan(_ args: Args) throws(PythonError) -> (start: Obj, end: Obj) {
        let match = MatchObject(vm: self, address: args[0].address)
        let number = args.count == 2 ? try groupNumber(match, args[1]) : 0
        guard let group = match.group(number) else { return (Obj(smallInteger: -1), Obj(smallInteger: -1)) }
        let subject = text(match.subject)
        var start = Int(group.address - subject.address)
        var end = start + group.count
        if stringType(match.subject) == .str {
            end = UTF8Text.characterCount(subject.span(0, end))
            start = UTF8Text.characterCount(subject.span(0, start))
        }
        return (Obj(smallInteger: start), Obj(smallInteger: end))
    }
}
