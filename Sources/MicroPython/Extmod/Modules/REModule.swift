// The module re. extmod/modre.c.

import BlockHeap

extension ROMBuilder {
    func installRE() {
        let match = function(2, 4, REModule.match)
        let search = function(2, 4, REModule.search)
        let sub = function(3, 5, RegexObject.substitute)
        type(.regex, "re", locals: [
            ("match", match), ("search", search),
            ("split", function(2, 3, RegexObject.split)),
            ("sub", sub),
        ]) {
            $0.print = REModule.print
        }
        installMatch()
        module("re", [
            ("compile", function(1, 2, REModule.compile)),
            ("match", match), ("search", search), ("sub", sub),
        ])
    }

    private func installMatch() {
        type(.match, "match", locals: [
            ("group", function2(REModule.group)),
            ("groups", function1(REModule.groups)),
            ("span", function(1, 2, REModule.spanTuple)),
            ("start", function(1, 2, REModule.start)),
            ("end", function(1, 2, REModule.end)),
        ]) {
            $0.print = REModule.printMatch
        }
    }
}

/// The functions of the module re.
enum REModule {
    static func match(_ vm: VM, _ args: Args) throws(PythonError) -> Obj { try REModule.match(vm, args, isAnchored: true) }

    static func search(_ vm: VM, _ args: Args) throws(PythonError) -> Obj { try REModule.match(vm, args, isAnchored: false) }

    static func print(_ vm: VM, _ printer: Printer, _ regex: Obj, _: PrintKind) throws(PythonError) {
        for piece in ["<re ", String(regex.address, radix: 16), ">"] { try printer.write(piece, vm) }
    }

    static func compile(_ vm: VM, _ args: Args) throws(PythonError) -> Obj {
        try Obj(RegexCompiler.compile(vm, vm.stringSpan(args[0])).address)
    }

    static func group(_ vm: VM, _ match: Obj, _ number: Obj) throws(PythonError) -> Obj {
        let match = MatchObject(vm: vm, address: match.address)
        return try REModule.group(vm, match, REModule.groupNumber(vm, match, number))
    }

    static func groups(_ vm: VM, _ object: Obj) throws(PythonError) -> Obj {
        let match = MatchObject(vm: vm, address: object.address)
        let groups = try TupleObject.make(vm, count: match.groupCount - 1)
        for number in 1..<max(match.groupCount, 1) {
            vm.setObj(groups.address + 4 + UInt32(number) * 4, try REModule.group(vm, match, number))
        }
        return groups
    }

    static func spanTuple(_ vm: VM, _ args: Args) throws(PythonError) -> Obj {
        let (start, end) = try REModule.span(vm, args)
        return try TupleObject.make(vm, [start, end])
    }

    static func start(_ vm: VM, _ args: Args) throws(PythonError) -> Obj { try REModule.span(vm, args).start }

    static func end(_ vm: VM, _ args: Args) throws(PythonError) -> Obj { try REModule.span(vm, args).end }

    static func printMatch(_ vm: VM, _ printer: Printer, _ match: Obj, _: PrintKind) throws(PythonError) {
        for piece in ["<match num=", String(vm.word(match.address + 4)), ">"] { try printer.write(piece, vm) }
    }

    /// re_exec_helper: a match object, or None.
    fileprivate static func match(_ vm: VM, _ args: Args, isAnchored: Bool) throws(PythonError) -> Obj {
        let regex = try RegexObject.of(vm, args[0])
        let text = try vm.stringSpan(args[1])
        let count = regex.captureCount
        let match = MatchObject(vm: vm, address: try vm.allocate(MatchObject.headerBytes + count * 4))
        guard try RegexMatcher.run(regex, on: text, from: text.address, captures: match.captures, isAnchored: isAnchored) else {
            vm.free(match.address)
            return .none
        }
        match.prepare(groups: count / 2, subject: args[1])
        return Obj(match.address)
    }

    /// A group's number. Raises IndexError where there is none such.
    fileprivate static func groupNumber(_ vm: VM, _ match: MatchObject, _ object: Obj) throws(PythonError) -> Int {
        let number = try vm.integer(object)
        guard number >= 0 && number < match.groupCount else { throw vm.error(.indexError, argument: object) }
        return number
    }

    fileprivate static func group(_ vm: VM, _ match: MatchObject, _ number: Int) throws(PythonError) -> Obj {
        guard let text = match.group(number) else { return .none }
        return try vm.str(of: StrObject.typeID(vm, match.subject), text)
    }

    /// match_span_helper: where a group lies, in characters of a str, in bytes of a bytes object; -1 where it took no part.
    fileprivate static func span(_ vm: VM, _ args: Args) throws(PythonError) -> (start: Obj, end: Obj) {
        let match = MatchObject(vm: vm, address: args[0].address)
        let number = args.count == 2 ? try groupNumber(vm, match, args[1]) : 0
        guard let group = match.group(number) else { return (Obj(smallInteger: -1), Obj(smallInteger: -1)) }
        let subject = vm.text(match.subject)
        var start = Int(group.address - subject.address)
        var end = start + group.count
        if StrObject.typeID(vm, match.subject) == .str {
            end = UTF8Text.characterCount(subject.span(0, end))
            start = UTF8Text.characterCount(subject.span(0, start))
        }
        return (Obj(smallInteger: start), Obj(smallInteger: end))
    }
}
