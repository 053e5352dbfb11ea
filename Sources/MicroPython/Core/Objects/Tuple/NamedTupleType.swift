// Types that `namedtuple` makes, and their objects, which are tuples. py/objnamedtuple.c.
//
//     the type    +0 type "type"   +4 flags | name << 16   +8 12 slot indexes, a byte each   +20 8 slots
//                 +52 count   +56 names, count qstrs
//     its object  +0 that type     +4 len                  +8 items, len words

import BlockHeap

/// A type that `namedtuple` made.
private struct NamedTupleType {
    let ram: RAM
    let address: Address

    static let headerBytes = 56

    var count: Int { Int(ram.load32(address + 52)) }
    func name(_ index: Int) -> Qstr { Qstr(ram.load32(address + 56 + UInt32(4 * index))) }
    func place(of name: Qstr) -> Int? { (0..<count).first { self.name($0) == name } }
}

extension ROMBuilder {
    func installNamedTuple() {
        heapType(.namedtuple) {
            $0.makeNew = { vm, type, args throws(PythonError) in try vm.namedTuple(type, args) }
            $0.print = { vm, printer, object, _ throws(PythonError) in
                let type = vm.namedTupleType(of: object)
                try vm.write(printer, vm.qstrBytes(Qstr(UInt32(vm.ram.load16(type.address + 6)))))
                try vm.printNamedItems(printer, object, names: type.address + 56) { Qstr($0) }
            }
            fillTuple(&$0)
            $0.attr = { vm, object, name, request throws(PythonError) in
                guard request.isLoad else { throw vm.error(.attributeError, "can't set attribute") }
                guard let place = vm.namedTupleType(of: object).place(of: name) else { return }
                request.value = vm.obj(object.address + 8 + UInt32(4 * place))
            }
            $0.parent = TypeID.tuple.obj
        }
        name("namedtuple", function2 { vm, name, fields throws(PythonError) in try vm.namedTupleType(name, fields) })
        type(.attributeTuple, "tuple", TupleObject.tupleLikeLayout) {
            $0.print = { vm, printer, object, _ throws(PythonError) in
                try vm.printNamedItems(printer, object, names: vm.attributeNames(object)) { Obj(word: $0).qstr }
            }
            fillTuple(&$0)
            $0.attr = { vm, object, name, request throws(PythonError) in
                guard request.isLoad else { return }
                let names = vm.attributeNames(object), wanted = Obj(name).word
                for index in 0..<vm.word(object.address + 4) where vm.word(names + 4 * index) == wanted {
                    request.value = vm.obj(object.address + 8 + 4 * index)
                    return
                }
            }
        }
    }
}

extension VM {
    fileprivate func namedTupleType(of object: Obj) -> NamedTupleType {
        NamedTupleType(ram: ram, address: word(object.address))
    }

    /// The names of an attribute tuple: their address stands behind its items.
    fileprivate func attributeNames(_ object: Obj) -> Address { word(object.address + 8 + 4 * word(object.address + 4)) }

    /// mp_obj_attrtuple_print_helper.
    fileprivate func printNamedItems(
        _ printer: Printer, _ object: Obj, names: Address, qstr: (UInt32) -> Qstr
    ) throws(PythonError) {
        try write(printer, "(")
        for index in 0..<word(object.address + 4) {
            if index > 0 { try write(printer, ", ") }
            try write(printer, qstrBytes(qstr(word(names + 4 * index))))
            try write(printer, "=")
            try print(printer, obj(object.address + 8 + 4 * index), .repr)
        }
        try write(printer, ")")
    }

    /// new_namedtuple_type. `fields` is a list or a tuple of names, or one str with spaces between them.
    fileprivate func namedTupleType(_ name: Obj, _ fields: Obj) throws(PythonError) -> Obj {
        let name = try qstr(of: name)
        let mark = held.count
        var fields = fields
        if isString(fields) {
            fields = try withArgs(fields) { args throws(PythonError) in try strSplit(args) }
            hold(fields)
        }
        let names = try items(fields)
        let type = try allocate(NamedTupleType.headerBytes + 4 * names.count)
        hold(Obj(type))
        setWord(type + 52, UInt32(names.count))
        for index in 0..<names.count {
            setWord(type + 56 + UInt32(4 * index), try qstr(of: obj(names.address + UInt32(4 * index))).id)
        }
        release(to: mark)
        setWord(type, TypeID.type.address)
        setWord(type + 4, UInt32(TypeFlags.equalityChecksOtherType.rawValue) | name.id << 16)
        // make_new, print, unary_op, binary_op, attr, subscr, iter and parent, in the order of their words.
        for (index, slot) in [0, 1, 3, 4, 5, 6, 7, 10].enumerated() { ram.store8(type + 8 + UInt32(slot), UInt8(index + 1)) }
        for index: UInt32 in 0..<7 { setWord(type + 20 + 4 * index, HeapTypeKind.namedtuple.makeNewWord) }
        setObj(type + 48, TypeID.tuple.obj)
        return Obj(type)
    }

    /// namedtuple_make_new.
    fileprivate func namedTuple(_ typeObject: Obj, _ args: Args) throws(PythonError) -> Obj {
        let type = NamedTupleType(ram: ram, address: typeObject.address)
        let count = type.count
        if args.count + args.keywordCount != count {
            throw error(
                .typeError, format: "function takes %d positional arguments but %d were given", .int(count),
                .int(args.count + args.keywordCount))
        }
        let object = Obj(try allocate(TupleObject.headerBytes + 4 * count))
        setObj(object.address, typeObject)
        setWord(object.address + 4, UInt32(count))
        for index in 0..<args.count { setObj(object.address + 8 + UInt32(4 * index), args[index]) }
        for index in 0..<args.keywordCount {
            let name = try qstr(of: args.keyword(index))
            guard let place = type.place(of: name) else {
                throw error(.typeError, format: "unexpected keyword argument '%q'", .qstr(name))
            }
            let slot = object.address + 8 + UInt32(4 * place)
            if word(slot) != 0 { throw error(.typeError, format: "function got multiple values for argument '%q'", .qstr(name)) }
            setObj(slot, args.keywordValue(index))
        }
        return object
    }
}
