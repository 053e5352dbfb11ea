// What select.poll() gives. extmod/modselect.c, mp_obj_poll_t.
//
//     +0 type   +4 map of id -> registration   +16 streams left   +18 place   +20 flags   +24 result tuple        28 bytes

import BlockHeap

/// A poll object in RAM.
struct PollObject: PythonObject {
    let ram: RAM
    let address: Address

    private static let mapOffset: UInt32 = 4
    static var left: Field<UInt16> { .init(16, "streams left", .number) }
    static var place: Field<UInt16> { .init(18, "next place", .number) }
    static var flags: Field<UInt32> { .init(20, "flags", .number) }
    static var pair: Field<Obj> { .init(24, "result", .value) }
    static let layout = Layout(.other, type, then: Map.layout, at: Int(mapOffset), tail: Tail(16))
    static let byteCount = 28

    init(_ ram: RAM, _ address: Address) {
        self.ram = ram
        self.address = address
    }

    var streams: PollSet { PollSet(map: Map(ram, address + Self.mapOffset)) }

    static func make(_ vm: VM) throws(PythonError) -> Obj {
        let poll = PollObject(vm.ram, try vm.allocate(byteCount))
        poll.type = TypeID.poll.address
        try poll.streams.map.initialise(0, vm)
        return poll.obj
    }

    // MARK: methods

    static func register(_ vm: VM, _ args: Args) throws(PythonError) -> Obj {
        let events = try args.optional(2).map { mask throws(PythonError) in try vm.integer(mask) }
        let streams = PollObject(vm.ram, args[0]).streams
        try streams.register(args[1], events ?? StreamPoll.readable | StreamPoll.writable, vm)
        return .none
    }

    static func unregister(_ vm: VM, _ poll: Obj, _ stream: Obj) throws(PythonError) -> Obj {
        let slot = try PollObject(vm.ram, poll).streams.map.lookup(vm.id(stream), .remove, vm)
        if slot != 0 { vm.setWord(slot + 4, 0) }
        return .none
    }

    static func modify(_ vm: VM, _ poll: Obj, _ stream: Obj, _ events: Obj) throws(PythonError) -> Obj {
        let slot = try PollObject(vm.ram, poll).streams.map.lookup(vm.id(stream), .find, vm)
        if slot == 0 { throw vm.osError(2) }
        PollRegistration(vm.ram, vm.word(slot + 4)).wanted = UInt32(truncatingIfNeeded: try vm.integer(events))
        return .none
    }

    /// The number of streams that are ready.
    private static func wait(_ vm: VM, _ args: Args) throws(PythonError) -> Int {
        var limit: Int?
        if let timeout = args.optional(1), timeout != .none {
            let milliseconds = try vm.integer(timeout)
            if milliseconds >= 0 { limit = milliseconds }
        }
        let given = try args.optional(2).map { flags throws(PythonError) in try vm.integer(flags) } ?? 0
        let poll = PollObject(vm.ram, args[0])
        poll[flags] = UInt32(truncatingIfNeeded: given)
        return try poll.streams.waitUntilReady(limit, vm)
    }

    static func poll(_ vm: VM, _ args: Args) throws(PythonError) -> Obj {
        let ready = try wait(vm, args)
        let found = try ListObject.make(vm, count: ready)
        let mark = vm.native.held.count
        vm.hold(found)
        var (cursor, index) = (0, 0)
        let streams = PollObject(vm.ram, args[0]).streams
        while let registration = streams.next(&cursor) {
            guard registration.found != 0 else { continue }
            let pair = try TupleObject.make(vm, [registration.stream, Obj(smallInteger: Int(registration.found))])
            vm.setObj(ListObject(vm.ram, found).place(index), pair)
            index += 1
        }
        vm.release(to: mark)
        return found
    }

    static func ipoll(_ vm: VM, _ args: Args) throws(PythonError) -> Obj {
        let poll = PollObject(vm.ram, args[0])
        if poll[pair].isNull { poll[pair] = try TupleObject.make(vm, count: 2) }
        let ready = try wait(vm, args)
        poll[left] = UInt16(truncatingIfNeeded: ready)
        poll[place] = 0
        return args[0]
    }

    /// The next ready stream, in the poll object's one tuple.
    static func next(_ vm: VM, _ object: Obj) throws(PythonError) -> Obj {
        let poll = PollObject(vm.ram, object)
        guard poll[left] != 0 else { return .stopIteration }
        poll[left] -= 1
        var cursor = Int(poll[place])
        while let registration = poll.streams.next(&cursor) {
            poll[place] = UInt16(truncatingIfNeeded: cursor)
            guard registration.found != 0 else { continue }
            let items = TupleObject(vm.ram, poll[pair]).items
            vm.setObj(items.place(0), registration.stream)
            vm.setObj(items.place(1), Obj(smallInteger: Int(registration.found)))
            if poll[flags] & 1 != 0 { registration.wanted = 0 }  // one shot
            return poll[pair]
        }
        poll[left] = 0
        return .stopIteration
    }
}
