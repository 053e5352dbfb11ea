// enumerate. py/objenumerate.c.
//
//     +0 type   +4 iterator   +8 next number

import BlockHeap

/// An enumerate object in RAM.
struct EnumerateObject: PythonObject {
    let ram: RAM
    let address: Address

    static var iterator: Field<Obj> { .init(4, "iterator", .value) }
    static var number: Field<Int32> { .init(8, "next number", .signed) }
    static let layout = Layout(.other, [type, iterator, number])
    static let byteCount = 12

    init(_ ram: RAM, _ address: Address) {
        self.ram = ram
        self.address = address
    }

    var iterator: Obj { get { self[Self.iterator] } nonmutating set { self[Self.iterator] = newValue } }
    var number: Int32 { get { self[Self.number] } nonmutating set { self[Self.number] = newValue } }

    static func make(_ vm: VM, _ type: Obj, _ args: Args) throws(PythonError) -> Obj {
        let allowed = [
            AllowedArgument(name: vm.names.iterable, isRequired: true),
            AllowedArgument(name: Qstr(.start), isInteger: true, fallback: Obj(smallInteger: 0)),
        ]
        let values = try vm.parse(args, allowed)
        let first = try vm.integer(values[1])
        let enumerate = EnumerateObject(vm.ram, try vm.allocate(byteCount))
        enumerate.type = type.address
        let mark = vm.native.held.count
        vm.hold(enumerate.obj)
        enumerate.iterator = try vm.iterator(values[0])
        vm.release(to: mark)
        enumerate.number = Int32(truncatingIfNeeded: first)
        return enumerate.obj
    }

    static func next(_ vm: VM, _ object: Obj) throws(PythonError) -> Obj {
        let enumerate = EnumerateObject(vm.ram, object)
        let item = try vm.next(enumerate.iterator)
        if item == .stopIteration { return item }
        let number = enumerate.number
        enumerate.number = number &+ 1
        let mark = vm.native.held.count
        vm.hold(item)
        let pair = try TupleObject.make(vm, [Obj(smallInteger: Int(number)), item])
        vm.release(to: mark)
        return pair
    }
}

extension ROMBuilder {
    func installEnumerate() {
        type(.enumerate, "enumerate", EnumerateObject.layout) {
            $0.flags = .iteratorIsIternext
            $0.makeNew = EnumerateObject.make
            $0.iternext = EnumerateObject.next
        }
    }
}
