// zip. py/objzip.c.
//
//     +0 type   +4 count   +8 iterators, count words

import BlockHeap

/// A zip object in RAM.
struct ZipObject: PythonObject {
    let ram: RAM
    let address: Address

    static var count: Field<Int> { .init(4, "iterators", .number) }
    static let layout = Layout(.other, [type, count], tail: Tail(headerBytes, "iterator", count: count))
    static let headerBytes = 8

    init(_ ram: RAM, _ address: Address) {
        self.ram = ram
        self.address = address
    }

    var count: Int { get { self[Self.count] } nonmutating set { self[Self.count] = newValue } }
    var iterators: Iterators { Iterators(ram: ram, object: obj, address: address + UInt32(Self.headerBytes)) }

    static func make(_ vm: VM, _ type: Obj, _ args: Args) throws(PythonError) -> Obj {
        try vm.checkArguments(args, 0, .max)
        let zip = ZipObject(vm.ram, try vm.allocate(headerBytes + 4 * args.count))
        zip.type = type.address
        zip.count = args.count
        try zip.iterators.fill(args, vm)
        return zip.obj
    }

    /// The tuple is there before the items; the one that stays incomplete at the end is freed.
    static func next(_ vm: VM, _ object: Obj) throws(PythonError) -> Obj {
        let zip = ZipObject(vm.ram, object)
        let count = zip.count
        if count == 0 { return .stopIteration }
        let tuple = try TupleObject.make(vm, count: count)
        let items = TupleObject(vm.ram, tuple).items
        let mark = vm.native.held.count
        vm.hold(tuple)
        for index in 0..<count {
            let item = try vm.next(zip.iterators[index])
            if item == .stopIteration {
                vm.release(to: mark)
                vm.free(tuple.address)
                return .stopIteration
            }
            vm.setObj(items.address + UInt32(4 * index), item)
        }
        vm.release(to: mark)
        return tuple
    }
}

/// The iterators that lie at the end of a zip or map object.
struct Iterators {
    let ram: RAM
    /// The object that they are in.
    let object: Obj
    let address: Address

    subscript(index: Int) -> Obj { Obj(word: ram.load32(address + UInt32(4 * index))) }

    /// Puts an iterator over each argument there.
    func fill(_ args: Args, _ vm: VM) throws(PythonError) {
        let mark = vm.native.held.count
        vm.hold(object)
        for index in 0..<args.count { vm.setObj(address + UInt32(4 * index), try vm.iterator(args[index])) }
        vm.release(to: mark)
    }
}

extension ROMBuilder {
    func installZip() {
        type(.zip, "zip", ZipObject.layout) {
            $0.flags = .iteratorIsIternext
            $0.makeNew = ZipObject.make
            $0.iternext = ZipObject.next
        }
    }
}
