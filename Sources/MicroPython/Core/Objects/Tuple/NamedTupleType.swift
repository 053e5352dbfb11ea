// Types that `namedtuple` makes, and their objects, which are tuples. py/objnamedtuple.c.
//
//     the type    +0 type "type"   +4 flags | name << 16   +8 12 slot indexes, a byte each   +20 8 slots
//                 +52 count   +56 names, count qstrs
//     its object  +0 that type     +4 len                  +8 items, len words

import BlockHeap

/// A type that `namedtuple` made.
struct NamedTupleType: RAMObject {
    let ram: RAM
    let address: Address

    private static var count: Field<Int> { .init(52, "fields", .number) }
    /// Behind what every type has.
    static let layout = Layout(.other, [count], tail: Tail(headerBytes, "name", count: count))
    static let headerBytes = 56

    init(_ ram: RAM, _ address: Address) {
        self.ram = ram
        self.address = address
    }

    var count: Int { get { self[Self.count] } nonmutating set { self[Self.count] = newValue } }
    var names: Address { address + UInt32(Self.headerBytes) }
    func name(_ index: Int) -> Qstr { Qstr(ram.load32(names + UInt32(4 * index))) }
    func place(of name: Qstr) -> Int? { (0..<count).first { self.name($0) == name } }
}

extension ROMBuilder {
    func installNamedTuple() {
        heapType(.namedtuple) {
            $0.makeNew = NamedTupleType.makeTuple
            $0.print = NamedTupleType.print
            fillTuple(&$0)
            $0.attr = NamedTupleType.attribute
            $0.parent = TypeID.tuple.obj
        }
        name("namedtuple", function2(NamedTupleType.make))
        type(.attributeTuple, "tuple", TupleObject.tupleLikeLayout) {
            $0.print = AttributeTuple.print
            fillTuple(&$0)
            $0.attr = AttributeTuple.attribute
        }
    }
}

extension NamedTupleType {
    static func print(_ vm: VM, _ printer: Printer, _ object: Obj, _: PrintKind) throws(PythonError) {
        let type = NamedTupleType(vm.ram, vm.typeAddress(object))
        try printer.write(vm.qstrBytes(vm.typeNameQstr(type.address)), vm)
        try AttributeTuple.printItems(vm, printer, object, names: type.names) { Qstr($0) }
    }

    static func attribute(_ vm: VM, _ object: Obj, _ name: Qstr, _ request: inout AttributeRequest) throws(PythonError) {
        guard request.isLoad else { throw vm.error(.attributeError, "can't set attribute") }
        guard let place = NamedTupleType(vm.ram, vm.typeAddress(object)).place(of: name) else { return }
        request.value = TupleObject(vm.ram, object).items.item(place, vm)
    }

    /// new_namedtuple_type. `fields` is a list or a tuple of names, or one str with spaces between them.
    static func make(_ vm: VM, _ name: Obj, _ fields: Obj) throws(PythonError) -> Obj {
        let name = try vm.qstr(of: name)
        let mark = vm.native.held.count
        var fields = fields
        if vm.isString(fields) {
            fields = try vm.withArgs(fields) { args throws(PythonError) in try StrObject.split(vm, args) }
            vm.hold(fields)
        }
        let names = try vm.items(fields)
        let type = try vm.allocate(NamedTupleType.headerBytes + 4 * names.count)
        vm.hold(Obj(type))
        let new = NamedTupleType(vm.ram, type)
        new.count = names.count
        for index in 0..<names.count {
            vm.setWord(new.names + UInt32(4 * index), try vm.qstr(of: vm.obj(names.address + UInt32(4 * index))).id)
        }
        vm.release(to: mark)
        vm.setWord(type, TypeID.type.address)
        vm.setTypeFlags(type, .equalityChecksOtherType)
        TypeObject(vm.ram, type).name = name
        // make_new, print, unary_op, binary_op, attr, subscr, iter and parent, in the order of their words.
        for (index, slot) in [0, 1, 3, 4, 5, 6, 7, 10].enumerated() { vm.ram.store8(type + 8 + UInt32(slot), UInt8(index + 1)) }
        for index: UInt32 in 0..<7 { vm.setWord(type + 20 + 4 * index, HeapTypeKind.namedtuple.makeNewWord) }
        vm.setObj(type + 48, TypeID.tuple.obj)
        return Obj(type)
    }

    /// namedtuple_make_new.
    static func makeTuple(_ vm: VM, _ typeObject: Obj, _ args: Args) throws(PythonError) -> Obj {
        let type = NamedTupleType(vm.ram, typeObject)
        let count = type.count
        if args.count + args.keywordCount != count {
            throw vm.error(
                .typeError, format: "function takes %d positional arguments but %d were given", .int(count),
                .int(args.count + args.keywordCount))
        }
        let tuple = TupleObject(vm.ram, try vm.allocate(TupleObject.headerBytes + 4 * count))
        tuple.type = typeObject.address
        tuple.length = count
        let items = tuple.items
        for index in 0..<args.count { vm.setObj(items.place(index), args[index]) }
        for index in 0..<args.keywordCount {
            let name = try vm.qstr(of: args.keyword(index))
            guard let place = type.place(of: name) else {
                throw vm.error(.typeError, format: "unexpected keyword argument '%q'", .qstr(name))
            }
            let slot = items.place(place)
            if vm.word(slot) != 0 { throw vm.error(.typeError, format: "function got multiple values for argument '%q'", .qstr(name)) }
            vm.setObj(slot, args.keywordValue(index))
        }
        return tuple.obj
    }
}
