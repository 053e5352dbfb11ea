// The module select: waiting for streams, on the virtual clock. extmod/modselect.c.

import BlockHeap

extension ROMBuilder {
    func installSelect() {
        type(.poll, "poll", PollObject.layout, locals: [
            ("register", function(2, 3, PollObject.register)),
            ("unregister", function2(PollObject.unregister)),
            ("modify", function3(PollObject.modify)),
            ("poll", function(1, 3, PollObject.poll)),
            ("ipoll", function(1, 3, PollObject.ipoll)),
        ]) {
            $0.flags = .iteratorIsIternext
            $0.iternext = PollObject.next
        }
        module("select", [
            ("select", function(3, 4, SelectModule.select)),
            ("poll", function0(PollObject.make)),
            ("POLLIN", Obj(smallInteger: 1)), ("POLLOUT", Obj(smallInteger: 4)), ("POLLERR", Obj(smallInteger: 8)),
            ("POLLHUP", Obj(smallInteger: 16)),
        ])
    }
}

/// What the module select can.
enum SelectModule {
    /// select.select: three lists of streams, and the lists of those that are ready.
    static func select(_ vm: VM, _ args: Args) throws(PythonError) -> Obj {
        var total = 0
        for index in 0..<3 { total += try vm.items(args[index]).count }
        var limit: Int?
        if let timeout = args.optional(3), timeout != .none {
            let seconds = try vm.floatValue(timeout)
            if seconds >= 0 { limit = Int(min(seconds * 1000, 4e9)) }
        }
        // The map lies on the C stack; it has room for all streams at once and does not grow.
        vm.stackPointer -= UInt32(Map.byteCount)
        defer { vm.stackPointer += UInt32(Map.byteCount) }
        let map = Map(vm.ram, vm.stackPointer)
        let set = PollSet(map: map)
        let mark = vm.native.held.count
        try map.initialise(total, vm)
        vm.hold(Obj(map.table))
        for (index, events) in [StreamPoll.readable, StreamPoll.writable, 8 | 16].enumerated() {
            let streams = try vm.items(args[index])
            for place in 0..<streams.count { try set.register(vm.obj(streams.address + UInt32(place) * 4), events, adding: true, vm) }
        }
        _ = try set.waitUntilReady(limit, vm)
        var found: [[Obj]] = [[], [], []]
        var cursor = 0
        while let registration = set.next(&cursor) {
            for (index, mask) in [UInt32(1), 4, ~5].enumerated() where registration.found & mask != 0 {
                found[index].append(registration.stream)
            }
        }
        var lists: [Obj] = []
        for streams in found {
            lists.append(try ListObject.make(vm, count: streams.count))
            vm.hold(lists[lists.count - 1])
        }
        for (list, streams) in zip(lists, found) {
            for (place, stream) in streams.enumerated() { vm.setObj(ListObject(vm.ram, list).place(place), stream) }
        }
        map.clear(vm)
        let result = try TupleObject.make(vm, lists)
        vm.release(to: mark)
        return result
    }
}
