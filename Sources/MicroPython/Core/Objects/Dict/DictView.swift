// What keys, values and items of a dict give, and the iterator over a dict or a view. py/objdict.c, mp_obj_dict_view_t.
//
//     view        +0 type   +4 dict   +8 kind
//     iterator    +0 type   +4 kind   +8 dict   +12 cursor

import BlockHeap

/// What a view or an iterator of a dict yields.
enum DictViewKind: UInt32 {
    case items, keys, values

    var typeName: String {
        switch self {
        case .items: "dict_items"
        case .keys: "dict_keys"
        case .values: "dict_values"
        }
    }

    /// What stands for the pair in the slot.
    func item(at slot: Address, _ vm: VM) throws(PythonError) -> Obj {
        switch self {
        case .items: try TupleObject.make(vm, count: 2, from: slot)
        case .keys: vm.obj(slot)
        case .values: MapSlot(vm.ram, slot).value
        }
    }
}

/// A view of a dict in RAM.
struct DictView: PythonObject {
    let ram: RAM
    let address: Address

    static var dict: Field<Obj> { .init(4, "dict", .value) }
    static var kind: Field<UInt32> { .init(8, "kind", .number) }
    static let layout = Layout(.other, [type, dict, kind])
    static let byteCount = 12

    init(_ ram: RAM, _ address: Address) {
        self.ram = ram
        self.address = address
    }

    var dict: Obj { get { self[Self.dict] } nonmutating set { self[Self.dict] = newValue } }
    var kind: DictViewKind {
        guard let kind = DictViewKind(rawValue: self[Self.kind]) else { ram.fault(address + Self.kind.offset, .read) }
        return kind
    }

    static func items(_ vm: VM, _ dict: Obj) throws(PythonError) -> Obj { try make(vm, dict, .items) }
    static func keys(_ vm: VM, _ dict: Obj) throws(PythonError) -> Obj { try make(vm, dict, .keys) }
    static func values(_ vm: VM, _ dict: Obj) throws(PythonError) -> Obj { try make(vm, dict, .values) }

    private static func make(_ vm: VM, _ dict: Obj, _ kind: DictViewKind) throws(PythonError) -> Obj {
        try DictObject.check(vm, dict)
        let view = DictView(vm.ram, try vm.allocate(byteCount))
        view.type = TypeID.dictView.address
        view.dict = dict
        view[Self.kind] = kind.rawValue
        return view.obj
    }

    static func print(_ vm: VM, _ printer: Printer, _ object: Obj, _: PrintKind) throws(PythonError) {
        let view = DictView(vm.ram, object)
        let kind = view.kind
        try printer.write(kind.typeName, vm)
        try printer.write("([", vm)
        let map = DictObject(vm.ram, view.dict).map
        var cursor = 0
        var isFirst = true
        while let slot = map.nextFilled(&cursor) {
            if !isFirst { try printer.write(", ", vm) }
            isFirst = false
            try vm.print(printer, try kind.item(at: slot, vm), .repr)
        }
        try printer.write("])", vm)
    }

    static func unaryOp(_ vm: VM, _ op: UnaryOp, _ object: Obj) throws(PythonError) -> Obj {
        op == .hash && DictView(vm.ram, object)[kind] == DictViewKind.values.rawValue ? Obj(smallInteger: Int(object.word)) : .null
    }

    static func binaryOp(_ vm: VM, _ op: BinaryOp, _ object: Obj, _ item: Obj) throws(PythonError) -> Obj {
        let view = DictView(vm.ram, object)
        guard op == .contains, view[kind] == DictViewKind.keys.rawValue else { return .null }
        return Obj(try !DictObject(vm.ram, view.dict).get(item, vm).isNull)
    }

    static func iterator(_ vm: VM, _ object: Obj, _ buffer: Address) -> Obj {
        let view = DictView(vm.ram, object)
        return DictIterator.make(vm, view.dict, view.kind, buffer)
    }
}

/// An iterator over a dict in RAM. It fits on the value stack.
struct DictIterator: PythonObject {
    let ram: RAM
    let address: Address

    static var kind: Field<UInt32> { .init(4, "kind", .number) }
    static var dict: Field<Obj> { .init(8, "dict", .value) }
    static var cursor: Field<Int> { .init(12, "next place", .number) }
    static let layout = Layout(.other, [type, kind, dict, cursor])

    @inline(__always) init(_ ram: RAM, _ address: Address) {
        self.ram = ram
        self.address = address
    }

    static func make(_ vm: VM, _ dict: Obj, _ kind: DictViewKind, _ buffer: Address) -> Obj {
        let iterator = DictIterator(vm.ram, buffer)
        iterator.type = TypeID.dictViewIterator.address
        iterator[Self.kind] = kind.rawValue
        iterator[Self.dict] = dict
        iterator[cursor] = 0
        return iterator.obj
    }

    static func next(_ vm: VM, _ object: Obj) throws(PythonError) -> Obj {
        let iterator = DictIterator(vm.ram, object)
        var cursor = iterator[Self.cursor]
        guard let slot = DictObject(vm.ram, iterator[dict]).map.nextFilled(&cursor) else { return .stopIteration }
        iterator[Self.cursor] = cursor
        guard let kind = DictViewKind(rawValue: iterator[Self.kind]) else { vm.ram.fault(iterator.address + Self.kind.offset, .read) }
        return try kind.item(at: slot, vm)
    }
}

extension ROMBuilder {
    func installDictView() {
        type(.dictView, "dict_view", DictView.layout) {
            $0.print = DictView.print
            $0.unaryOp = DictView.unaryOp
            $0.binaryOp = DictView.binaryOp
            $0.getiter = DictView.iterator
        }
        type(.dictViewIterator, "iterator", DictIterator.layout) {
            $0.flags = .iteratorIsIternext
            $0.iternext = DictIterator.next
        }
    }
}
