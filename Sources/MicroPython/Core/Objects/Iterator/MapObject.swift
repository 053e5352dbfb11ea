// The built-in function map's object. py/objmap.c.
//
//     +0 type   +4 count   +8 function   +12 iterators, count words

import BlockHeap

/// A map object in RAM.
struct MapObject: PythonObject {
    let ram: RAM
    let address: Address

    static var count: Field<Int> { .init(4, "iterators", .number) }
    static var function: Field<Obj> { .init(8, "function", .value) }
    static let layout = Layout(.other, [type, count, function], tail: Tail(headerBytes, "iterator", count: count))
    static let headerBytes = 12

    init(_ ram: RAM, _ address: Address) {
        self.ram = ram
        self.address = address
    }

    var count: Int { get { self[Self.count] } nonmutating set { self[Self.count] = newValue } }
    var function: Obj { get { self[Self.function] } nonmutating set { self[Self.function] = newValue } }
    var iterators: Iterators { Iterators(ram: ram, object: obj, address: address + UInt32(Self.headerBytes)) }

    static func make(_ vm: VM, _ type: Obj, _ args: Args) throws(PythonError) -> Obj {
        try vm.checkArguments(args, 2, .max)
        let map = MapObject(vm.ram, try vm.allocate(headerBytes + 4 * (args.count - 1)))
        map.type = type.address
        map.count = args.count - 1
        map.function = args[0]
        try map.iterators.fill(args.dropFirst(1), vm)
        return map.obj
    }

    /// The arguments of each call are gathered in a block, which is not freed after the call.
    static func next(_ vm: VM, _ object: Obj) throws(PythonError) -> Obj {
        try vm.enterNative(vm.stackCost.map)
        defer { vm.stackPointer += vm.stackCost.map }
        let map = MapObject(vm.ram, object)
        let count = map.count
        let items = try vm.allocate(4 * count)
        let mark = vm.native.held.count
        vm.hold(Obj(items))
        for index in 0..<count {
            let item = try vm.next(map.iterators[index])
            if item == .stopIteration {
                vm.release(to: mark)
                vm.free(items)
                return .stopIteration
            }
            vm.setObj(items + UInt32(4 * index), item)
        }
        let result = try vm.call(map.function, Args(vm.ram, base: items, count: count))
        vm.release(to: mark)
        return result
    }
}

extension ROMBuilder {
    func installMap() {
        type(.map, "map", MapObject.layout) {
            $0.flags = .iteratorIsIternext
            $0.makeNew = MapObject.make
            $0.iternext = MapObject.next
        }
    }
}
