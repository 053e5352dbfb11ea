// Giving a Python function its arguments: from the caller's words to the local variables of a new code state. py/bc.c,
// mp_setup_code_state. The order of what is allocated (tuple of the surplus ones, dict of unknown keywords, cells) is the real one's.
//
// On entry the code state has its function and its n_state; sp is set to "empty", ip to the first instruction.

import BlockHeap

extension VM {
    /// mp_setup_code_state. Raises TypeError when the arguments do not fit, and MemoryError.
    @inline(__always)
    func setUp(_ state: CodeState, _ signature: Signature, _ prelude: Address, _ args: Args) throws(PythonError) {
        let ram = self.ram
        let stateCount = UInt32(truncatingIfNeeded: signature.stateCount)
        let first = state.state
        state.sp = first &- 4
        state.exceptionIndex = 0
        let top = first &+ 4 &* stateCount &- 4
        // A frame's slots are no work that counts: `fill` would count it.
        let stateBytes = Int(4 &* stateCount)
        ram.pointer(to: first, count: stateBytes).initializeMemory(as: UInt8.self, repeating: 0, count: stateBytes)
        var ip = prelude
        let sizes = PreludeSizes(ram, &ip)
        if args.keywordCount | signature.keywordOnlyCount | Int(signature.flags.rawValue & 0xe) == 0,
            args.count == signature.positionalCount
        {
            var from = args.base
            var to = top
            for _ in 0..<args.count {
                ram.store32(to, ram.load32(from))
                from &+= 4
                to &-= 4
            }
        } else {
            try bind(state, signature, ip, args)
        }
        ip &+= UInt32(truncatingIfNeeded: sizes.infoBytes)
        if sizes.cellCount > 0 { try makeCells(sizes.cellCount, ip, first, top) }
        state.ip = ip &+ UInt32(truncatingIfNeeded: sizes.cellCount)
    }

    /// Local variables that inner functions use move into cells.
    @inline(never)
    private func makeCells(_ count: Int, _ list: Address, _ first: Address, _ top: Address) throws(PythonError) {
        native.stackRanges.append(StackRange(base: first, count: Int(top - first) / 4 + 1))
        defer { native.stackRanges.removeLast() }
        for index in 0..<UInt32(count) {
            let local = top - 4 * UInt32(ram.load8(list + index))
            let cell = CellObject(ram, try allocate(CellObject.byteCount))
            cell.type = TypeID.cell.address
            cell.value = obj(local)
            setObj(local, cell.obj)
        }
    }

    /// Everything but exactly the positional arguments that the function takes. `info` is where its name and its arguments' names are.
    @inline(never)
    private func bind(_ state: CodeState, _ signature: Signature, _ info: Address, _ args: Args) throws(PythonError) {
        let function = FunctionObject(ram, state.function)
        let top = state.state + 4 * UInt32(signature.stateCount - 1)
        native.stackRanges.append(StackRange(base: state.state, count: signature.stateCount))
        defer { native.stackRanges.removeLast() }
        func local(_ index: Int) -> Address { top - 4 * UInt32(index) }
        let (positional, keywordOnly) = (signature.positionalCount, signature.keywordOnlyCount)
        var given = args.count
        var surplus = positional + keywordOnly  // the local that takes *args, then the one that takes **kwargs

        if given > positional {
            guard signature.flags.contains(.varArguments) else { throw wrongCount(positional, given) }
            setObj(local(surplus), try TupleObject.make(self, count: given - positional, from: args.base + 4 * UInt32(positional)))
            surplus += 1
            given = positional
        } else {
            if signature.flags.contains(.varArguments) {
                setObj(local(surplus), emptyTuple)
                surplus += 1
            }
            if args.keywordCount == 0 && !signature.flags.contains(.defaultKeywords) {
                let required = positional - signature.defaultCount
                guard given >= required else { throw wrongCount(required, given) }
                for index in given..<positional { setObj(local(index), function.extra(index - required)) }
            }
        }
        for index in 0..<given { setObj(local(index), args[index]) }

        if args.keywordCount != 0 || signature.flags.contains(.defaultKeywords) {
            var keywords = Obj.null
            if signature.flags.contains(.varKeywords) {
                keywords = try DictObject.make(self, capacity: args.keywordCount)
                setObj(local(surplus), keywords)
            }
            try bindKeywords(function, signature, info, args, top, keywords)
            try fillDefaults(function, signature, info, top)
        } else {
            if keywordOnly != 0 { throw error(.typeError, "function missing keyword-only argument") }
            if signature.flags.contains(.varKeywords) { setObj(local(surplus), try DictObject.make(self, capacity: 0)) }
        }
    }

    private func wrongCount(_ expected: Int, _ given: Int) -> PythonError {
        error(.typeError, format: "function takes %d positional arguments but %d were given", .int(expected), .int(given))
    }

    /// Each keyword to the local variable of that name, or else into `keywords`.
    private func bindKeywords(
        _ function: FunctionObject, _ signature: Signature, _ info: Address, _ args: Args, _ top: Address, _ keywords: Obj
    ) throws(PythonError) {
        let context = ModuleContext(ram, function.context)
        let nameCount = signature.positionalCount + signature.keywordOnlyCount
        nextKeyword: for index in 0..<args.keywordCount {
            let wanted = args.keyword(index)
            var name = ram.skipUint(info)
            for place in 0..<UInt32(nameCount) {
                guard Obj(context.qstr(ram.decodeUint(&name))) == wanted else { continue }
                if word(top - 4 * place) != 0 { throw multipleValues(wanted) }
                setObj(top - 4 * place, args.keywordValue(index))
                continue nextKeyword
            }
            if keywords.isNull { throw error(.typeError, format: "unexpected keyword argument '%q'", .qstr(wanted.qstr)) }
            let slot = try Map(ram, keywords.address + 4).lookup(wanted, .addIfMissing, self)
            if word(slot + 4) != 0 { throw multipleValues(wanted) }
            MapSlot(ram, slot).value = args.keywordValue(index)
        }
    }

    private func multipleValues(_ name: Obj) -> PythonError {
        error(.typeError, format: "function got multiple values for argument '%q'", .qstr(name.qstr))
    }

    /// Defaults where nothing was given, and the complaint where there is no default.
    private func fillDefaults(
        _ function: FunctionObject, _ signature: Signature, _ info: Address, _ top: Address
    ) throws(PythonError) {
        let context = ModuleContext(ram, function.context)
        let required = signature.positionalCount - signature.defaultCount
        for index in required..<signature.positionalCount where word(top - 4 * UInt32(index)) == 0 {
            setObj(top - 4 * UInt32(index), function.extra(index - required))
        }
        // From the last one down, as the real one looks.
        for index in stride(from: required - 1, through: 0, by: -1) where word(top - 4 * UInt32(index)) == 0 {
            throw error(.typeError, format: "function missing required positional argument #%d", .int(index))
        }
        var name = ram.skipUint(info)
        for _ in 0..<signature.positionalCount { name = ram.skipUint(name) }
        for index in 0..<signature.keywordOnlyCount {
            let argument = context.qstr(ram.decodeUint(&name))
            let slot = top - 4 * UInt32(signature.positionalCount + index)
            if word(slot) != 0 { continue }
            var found: Address = 0
            if signature.flags.contains(.defaultKeywords) {
                found = try Map(ram, function.extra(signature.defaultCount).address + 4).lookup(Obj(argument), .find, self)
            }
            if found == 0 { throw error(.typeError, format: "function missing required keyword argument '%q'", .qstr(argument)) }
            setObj(slot, obj(found + 4))
        }
    }
}
