// The streams that a poll object, or a call of select.select, waits for. extmod/modselect.c, poll_set_t.
//
//     map of id -> registration
//     registration   +0 stream   +4 ioctl   +8 events wanted   +12 events found        16 bytes

import BlockHeap

/// A stream that is waited for, in RAM.
struct PollRegistration: RAMObject {
    let ram: RAM
    let address: Address

    static var stream: Field<Obj> { .init(0, "stream", .value) }
    static var wanted: Field<UInt32> { .init(8, "events wanted", .number) }
    static var found: Field<UInt32> { .init(12, "events found", .number) }
    static let layout = Layout(.other, [stream, wanted, found])
    static let byteCount = 16

    init(_ ram: RAM, _ address: Address) {
        self.ram = ram
        self.address = address
    }

    var stream: Obj { get { self[Self.stream] } nonmutating set { self[Self.stream] = newValue } }
    var wanted: UInt32 { get { self[Self.wanted] } nonmutating set { self[Self.wanted] = newValue } }
    var found: UInt32 { get { self[Self.found] } nonmutating set { self[Self.found] = newValue } }
}

/// The registrations in a map.
struct PollSet {
    let map: Map

    /// The first from `cursor` on, which is moved behind it; `nil` at the end.
    func next(_ cursor: inout Int) -> PollRegistration? {
        map.nextFilled(&cursor).map { PollRegistration(map.ram, map.ram.load32($0 + 4)) }
    }

    /// poll_set_add_obj: adds a stream, or gives one that is there other events (`adding`: more of them). OSError when it is no stream.
    func register(_ stream: Obj, _ events: Int, adding: Bool = false, _ vm: VM) throws(PythonError) {
        let slot = try map.lookup(vm.id(stream), .addIfMissing, vm)
        if vm.word(slot + 4) == 0 {
            let registration = PollRegistration(vm.ram, try vm.allocate(PollRegistration.byteCount))
            registration.stream = stream
            _ = try Stream.slots(vm, stream, .ioctl)
            vm.setWord(slot + 4, registration.address)
        }
        let registration = PollRegistration(vm.ram, vm.word(slot + 4))
        registration.wanted = (adding ? registration.wanted : 0) | UInt32(truncatingIfNeeded: events)
    }

    /// Asks every stream once. How many have something.
    private func askOnce(_ vm: VM) throws(PythonError) -> Int {
        var (ready, cursor) = (0, 0)
        while let registration = next(&cursor) {
            let found = try Stream.request(vm, registration.stream, StreamRequest.poll, Int(registration.wanted))
            registration.found = UInt32(truncatingIfNeeded: found)
            if found != 0 { ready += 1 }
        }
        return ready
    }

    /// Waits until a stream has something or `milliseconds` are over (`nil`: no limit). Where nothing can ever happen the run ends.
    func waitUntilReady(_ milliseconds: Int?, _ vm: VM) throws(PythonError) -> Int {
        let end = milliseconds.map { VM.moment(UInt64($0) * 1000, after: vm.clock) }
        while true {
            let ready = try askOnce(vm)
            if ready > 0 { return ready }
            if let end, vm.clock >= end { return 0 }
            guard let wake = [end, vm.nextAlarm].compactMap({ $0 }).min(), vm.clock < VM.endOfTime else { throw .stopped }
            try vm.countWork(64)
            try vm.sleep(microseconds: Int(max(wake, vm.clock + 1) - vm.clock))
        }
    }
}
