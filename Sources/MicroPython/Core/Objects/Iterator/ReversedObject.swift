// reversed, for what has a length and items by index. py/objreversed.c.
//
//     +0 type   +4 sequence   +8 items that are left

import BlockHeap

/// A reversed object in RAM.
struct ReversedObject: PythonObject {
    let ram: RAM
    let address: Address

    static var sequence: Field<Obj> { .init(4, "sequence", .value) }
    static var left: Field<Int> { .init(8, "items left", .number) }
    static let layout = Layout(.other, [type, sequence, left])
    static let byteCount = 12

    init(_ ram: RAM, _ address: Address) {
        self.ram = ram
        self.address = address
    }

    var sequence: Obj { get { self[Self.sequence] } nonmutating set { self[Self.sequence] = newValue } }
    var left: Int { get { self[Self.left] } nonmutating set { self[Self.left] = newValue } }

    static func make(_ vm: VM, _ type: Obj, _ args: Args) throws(PythonError) -> Obj {
        try vm.checkArguments(args, 1, 1)
        let own = try vm.loadMethodMaybe(args[0], vm.names.__reversed__)
        if !own.method.isNull { return try vm.callMethod(own) }
        let reversed = ReversedObject(vm.ram, try vm.allocate(byteCount))
        reversed.type = type.address
        reversed.sequence = args[0]
        let mark = vm.native.held.count
        vm.hold(reversed.obj)
        reversed.left = try vm.length(args[0])
        vm.release(to: mark)
        return reversed.obj
    }

    static func next(_ vm: VM, _ object: Obj) throws(PythonError) -> Obj {
        let reversed = ReversedObject(vm.ram, object)
        let left = reversed.left
        if left == 0 { return .stopIteration }
        reversed.left = left - 1
        return try vm.subscript_(reversed.sequence, Obj(smallInteger: left - 1))
    }
}

extension ROMBuilder {
    func installReversed() {
        type(.reversed, "reversed", ReversedObject.layout) {
            $0.flags = .iteratorIsIternext
            $0.makeNew = ReversedObject.make
            $0.iternext = ReversedObject.next
        }
    }
}
