// The module time, on the machine's virtual clock: sleeping takes no real time. extmod/modtime.c, ports/rp2/modtime.c.

import BlockHeap

extension ROMBuilder {
    func installTime() {
        let localtime = function(0, 1, TimeModule.localtime)
        module("time", [
            ("gmtime", localtime), ("localtime", localtime),
            ("mktime", function1(TimeModule.mktime)),
            ("time", function0(TimeModule.time)),
            ("time_ns", function0(TimeModule.timeNs)),
            ("sleep", function1(TimeModule.sleep)),
            ("sleep_ms", function1(TimeModule.sleepMs)),
            ("sleep_us", function1(TimeModule.sleepUs)),
            ("ticks_ms", function0(TimeModule.ticksMs)),
            ("ticks_us", function0(TimeModule.ticksUs)),
            ("ticks_cpu", function0(TimeModule.ticksUs)),
            ("ticks_add", function2(TimeModule.ticksAdd)),
            ("ticks_diff", function2(TimeModule.ticksDiff)),
        ])
    }
}

/// The functions of the module time.
enum TimeModule {
    /// Where tick counts begin anew.
    private static let period = 1 << 30

    static func ticksMs(_ vm: VM) throws(PythonError) -> Obj { Obj(smallInteger: Int(vm.readClock() / 1000) & (period - 1)) }

    static func ticksUs(_ vm: VM) throws(PythonError) -> Obj { Obj(smallInteger: Int(vm.readClock()) & (period - 1)) }

    static func ticksAdd(_ vm: VM, _ ticks: Obj, _ delta: Obj) throws(PythonError) -> Obj {
        let by = try vm.integer(delta)
        if by <= -period / 2 || by >= period / 2 { throw vm.error(.overflowError, "ticks interval overflow") }
        return Obj(smallInteger: (ticks.smallInteger + by) & (period - 1))
    }

    static func ticksDiff(_: VM, _ end: Obj, _ start: Obj) throws(PythonError) -> Obj {
        Obj(smallInteger: ((end.smallInteger - start.smallInteger + period / 2) & (period - 1)) - period / 2)
    }

    static func localtime(_ vm: VM, _ args: Args) throws(PythonError) -> Obj {
        var seconds = vm.secondsSinceEpoch
        if let given = args.optional(0), given != .none { seconds = try vm.integer(given) }
        return try TimeModule.tuple(vm, CalendarTime(secondsSinceEpoch: seconds))
    }

    static func time(_ vm: VM) throws(PythonError) -> Obj { try vm.int(unsigned: UInt(bitPattern: vm.secondsSinceEpoch)) }

    static func timeNs(_ vm: VM) throws(PythonError) -> Obj {
        _ = vm.readClock()
        return try vm.int(unsigned: UInt(bitPattern: vm.microsecondsSinceEpoch) &* 1000)
    }

    static func sleep(_ vm: VM, _ seconds: Obj) throws(PythonError) -> Obj {
        let milliseconds = try 1000 * vm.floatValue(seconds)
        try vm.delay(milliseconds: Int(max(0, min(milliseconds.isNaN ? 0 : milliseconds, 4e9))))
        return .none
    }

    static func sleepMs(_ vm: VM, _ duration: Obj) throws(PythonError) -> Obj {
        try vm.delay(milliseconds: vm.integer(duration))
        return .none
    }

    static func sleepUs(_ vm: VM, _ duration: Obj) throws(PythonError) -> Obj {
        try vm.delay(microseconds: vm.integer(duration))
        return .none
    }

    fileprivate static func tuple(_ vm: VM, _ time: CalendarTime) throws(PythonError) -> Obj {
        try TupleObject.make(vm, [time.year, time.month, time.day, time.hour, time.minute, time.second, time.weekday, time.yearday]
            .map { Obj(smallInteger: $0) })
    }

    fileprivate static func mktime(_ vm: VM, _ object: Obj) throws(PythonError) -> Obj {
        let fields = try vm.items(object)
        if fields.count < 8 || fields.count > 9 { throw vm.error(.typeError, "mktime needs a tuple of length 8 or 9") }
        var values: [Int] = []
        for index in 0..<6 { values.append(try vm.integer(vm.obj(fields.address + UInt32(index) * 4))) }
        let time = CalendarTime(
            year: values[0], month: values[1], day: values[2], hour: values[3], minute: values[4], second: values[5])
        return try vm.int(unsigned: UInt(UInt32(truncatingIfNeeded: time.secondsSinceEpoch)))
    }
}
