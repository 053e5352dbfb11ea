// The built-in function filter's object. py/objfilter.c.
//
//     +0 type   +4 function, or None   +8 iterator

import BlockHeap

/// A filter object in RAM.
struct FilterObject: PythonObject {
    let ram: RAM
    let address: Address

    static var function: Field<Obj> { .init(4, "function", .value) }
    static var iterator: Field<Obj> { .init(8, "iterator", .value) }
    static let layout = Layout(.other, [type, function, iterator])
    static let byteCount = 12

    init(_ ram: RAM, _ address: Address) {
        self.ram = ram
        self.address = address
    }

    var function: Obj { get { self[Self.function] } nonmutating set { self[Self.function] = newValue } }
    var iterator: Obj { get { self[Self.iterator] } nonmutating set { self[Self.iterator] = newValue } }

    static func make(_ vm: VM, _ type: Obj, _ args: Args) throws(PythonError) -> Obj {
        try vm.checkArguments(args, 2, 2)
        let filter = FilterObject(vm.ram, try vm.allocate(byteCount))
        filter.type = type.address
        filter.function = args[0]
        let mark = vm.native.held.count
        vm.hold(filter.obj)
        filter.iterator = try vm.iterator(args[1])
        vm.release(to: mark)
        return filter.obj
    }

    static func next(_ vm: VM, _ object: Obj) throws(PythonError) -> Obj {
        let filter = FilterObject(vm.ram, object)
        let function = filter.function
        let mark = vm.native.held.count
        while true {
            let item = try vm.next(filter.iterator)
            if item == .stopIteration { return item }
            vm.hold(item)
            let answer = function == .none ? item : try vm.call(function, item)
            if try vm.isTrue(answer) {
                vm.release(to: mark)
                return item
            }
            vm.release(to: mark)
        }
    }
}

extension ROMBuilder {
    func installFilter() {
        type(.filter, "filter", FilterObject.layout) {
            $0.flags = .iteratorIsIternext
            $0.makeNew = FilterObject.make
            $0.iternext = FilterObject.next
        }
    }
}
