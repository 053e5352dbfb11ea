// The module select: waiting for streams, on the virtual clock. extmod/modselect.c.
//
//     poll object   +0 type   +4 map of id -> registration   +16 iteration: count left, place   +20 flags   +24 result tuple      28 bytes
//     registration  +0 stream   +4 ioctl   +8 events wanted   +12 events found                                                    16 bytes

import BlockHeap

extension ROMBuilder {
    func installSelect() {
        type(.poll, "poll", locals: [
            ("register", function(2, 3) { vm, args throws(PythonError) in
                let events = try args.optional(2).map { mask throws(PythonError) in try vm.integer(mask) }
                try vm.pollRegister(args[0].address + 4, args[1], events ?? StreamPoll.readable | StreamPoll.writable)
                return .none
            }),
            ("unregister", function2 { vm, poll, stream throws(PythonError) in
                let slot = try vm.mapLookup(poll.address + 4, vm.id(stream), .remove)
                if slot != 0 { vm.setWord(slot + 4, 0) }
                return .none
            }),
            ("modify", function3 { vm, poll, stream, events throws(PythonError) in
                let slot = try vm.mapLookup(poll.address + 4, vm.id(stream), .find)
                if slot == 0 { throw vm.osError(2) }
                vm.setWord(vm.word(slot + 4) + 8, UInt32(truncatingIfNeeded: try vm.integer(events)))
                return .none
            }),
            ("poll", function(1, 3) { vm, args throws(PythonError) in try vm.pollList(args) }),
            ("ipoll", function(1, 3) { vm, args throws(PythonError) in
                let poll = args[0].address
                if vm.word(poll + 24) == 0 { vm.setObj(poll + 24, try vm.tuple(count: 2)) }
                let ready = try vm.pollWait(args)
                vm.setWord(poll + 16, UInt32(ready))
                return args[0]
            }),
        ]) {
            $0.flags = .iteratorIsIternext
            $0.iternext = { vm, poll throws(PythonError) in vm.pollNext(poll.address) }
        }
        module("select", [
            ("select", function(3, 4) { vm, args throws(PythonError) in try vm.select(args) }),
            ("poll", function0 { vm throws(PythonError) in
                let poll = try vm.allocate(28)
                vm.setWord(poll, TypeID.poll.address)
                try vm.mapInit(poll + 4, 0)
                return Obj(poll)
            }),
            ("POLLIN", Obj(smallInteger: 1)), ("POLLOUT", Obj(smallInteger: 4)), ("POLLERR", Obj(smallInteger: 8)),
            ("POLLHUP", Obj(smallInteger: 16)),
        ])
    }
}

extension VM {
    /// poll_set_add_obj: adds a stream, or gives one that is there other events (`adding`: more of them). OSError when it is no stream.
    fileprivate func pollRegister(_ map: Address, _ stream: Obj, _ events: Int, adding: Bool = false) throws(PythonError) {
        let slot = try mapLookup(map, id(stream), .addIfMissing)
        if word(slot + 4) == 0 {
            let registration = try allocate(16)
            setObj(registration, stream)
            _ = try self.stream(stream, .ioctl)
            setWord(slot + 4, registration)
        }
        let registration = word(slot + 4)
        setWord(registration + 8, (adding ? word(registration + 8) : 0) | UInt32(truncatingIfNeeded: events))
    }

    /// Asks every stream once. How many have something.
    private func pollOnce(_ map: Address) throws(PythonError) -> Int {
        var (ready, cursor) = (0, 0)
        let streams = Map(ram, map)
        while let slot = streams.nextFilled(&cursor) {
            let registration = word(slot + 4)
            let found = try streamRequest(obj(registration), StreamRequest.poll, Int(word(registration + 8)))
            setWord(registration + 12, UInt32(truncatingIfNeeded: found))
            if found != 0 { ready += 1 }
        }
        return ready
    }

    /// Waits until a stream has something or `milliseconds` are over (`nil`: no limit). Where nothing can ever happen the run ends.
    private func pollUntilReady(_ map: Address, _ milliseconds: Int?) throws(PythonError) -> Int {
        let end = milliseconds.map { VM.moment(UInt64($0) * 1000, after: clock) }
        while true {
            let ready = try pollOnce(map)
            if ready > 0 { return ready }
            if let end, clock >= end { return 0 }
            guard let wake = [end, nextAlarm].compactMap({ $0 }).min(), clock < VM.endOfTime else { throw .stopped }
            try countWork(64)
            try sleep(microseconds: Int(max(wake, clock + 1) - clock))
        }
    }

    fileprivate func pollWait(_ args: Args) throws(PythonError) -> Int {
        var limit: Int?
        if let timeout = args.optional(1), timeout != .none {
            let milliseconds = try integer(timeout)
            if milliseconds >= 0 { limit = milliseconds }
        }
        let flags = try args.optional(2).map { flags throws(PythonError) in try integer(flags) } ?? 0
        setWord(args[0].address + 20, UInt32(truncatingIfNeeded: flags))
        return try pollUntilReady(args[0].address + 4, limit)
    }

    fileprivate func pollList(_ args: Args) throws(PythonError) -> Obj {
        let ready = try pollWait(args)
        let found = try list(count: ready)
        let mark = held.count
        hold(found)
        var (cursor, index) = (0, 0)
        let streams = Map(ram, args[0].address + 4)
        while let slot = streams.nextFilled(&cursor) {
            let registration = word(slot + 4)
            guard word(registration + 12) != 0 else { continue }
            let pair = try tuple([obj(registration), Obj(smallInteger: Int(word(registration + 12)))])
            setObj(ListObject(ram, found).place(index), pair)
            index += 1
        }
        release(to: mark)
        return found
    }

    /// The next ready stream, in the poll object's one tuple.
    fileprivate func pollNext(_ poll: Address) -> Obj {
        let left = ram.load16(poll + 16)
        guard left != 0 else { return .stopIteration }
        ram.store16(poll + 16, left - 1)
        var cursor = Int(ram.load16(poll + 18))
        let streams = Map(ram, poll + 4)
        while let slot = streams.nextFilled(&cursor) {
            ram.store16(poll + 18, UInt16(truncatingIfNeeded: cursor))
            let registration = word(slot + 4)
            guard word(registration + 12) != 0 else { continue }
            let pair = word(poll + 24)
            setObj(pair + 8, obj(registration))
            setObj(pair + 12, Obj(smallInteger: Int(word(registration + 12))))
            if word(poll + 20) & 1 != 0 { setWord(registration + 8, 0) }  // one shot
            return Obj(pair)
        }
        ram.store16(poll + 16, 0)
        return .stopIteration
    }

    /// select.select: three lists of streams, and the lists of those that are ready.
    fileprivate func select(_ args: Args) throws(PythonError) -> Obj {
        var total = 0
        for index in 0..<3 { total += try items(args[index]).count }
        var limit: Int?
        if let timeout = args.optional(3), timeout != .none {
            let seconds = try floatValue(timeout)
            if seconds >= 0 { limit = Int(min(seconds * 1000, 4e9)) }
        }
        // The map lies on the C stack; it has room for all streams at once and does not grow.
        stackPointer -= UInt32(Map.byteCount)
        defer { stackPointer += UInt32(Map.byteCount) }
        let map = stackPointer
        let mark = held.count
        try mapInit(map, total)
        hold(Obj(Map(ram, map).table))
        for (index, events) in [StreamPoll.readable, StreamPoll.writable, 8 | 16].enumerated() {
            let streams = try items(args[index])
            for place in 0..<streams.count { try pollRegister(map, obj(streams.address + UInt32(place) * 4), events, adding: true) }
        }
        _ = try pollUntilReady(map, limit)
        var found: [[Obj]] = [[], [], []]
        var cursor = 0
        while let slot = Map(ram, map).nextFilled(&cursor) {
            let registration = word(slot + 4)
            for (index, mask) in [UInt32(1), 4, ~5].enumerated() where word(registration + 12) & mask != 0 {
                found[index].append(obj(registration))
            }
        }
        var lists: [Obj] = []
        for streams in found {
            lists.append(try list(count: streams.count))
            hold(lists[lists.count - 1])
        }
        for (list, streams) in zip(lists, found) {
            for (place, stream) in streams.enumerated() { setObj(ListObject(ram, list).place(place), stream) }
        }
        mapClear(map)
        let result = try tuple(lists)
        release(to: mark)
        return result
    }
}
