// The module time, on the machine's virtual clock: sleeping takes no real time. extmod/modtime.c, ports/rp2/modtime.c.

import BlockHeap

extension ROMBuilder {
    func installTime() {
        let localtime = function(0, 1) { vm, args throws(PythonError) in
            var seconds = vm.secondsSinceEpoch
            if let given = args.optional(0), given != .none { seconds = try vm.integer(given) }
            return try vm.timeTuple(CalendarTime(secondsSinceEpoch: seconds))
        }
        let period = 1 << 30
        module("time", [
            ("gmtime", localtime), ("localtime", localtime),
            ("mktime", function1 { vm, tuple throws(PythonError) in try vm.makeTime(tuple) }),
            ("time", function0 { vm throws(PythonError) in try vm.int(unsigned: UInt(bitPattern: vm.secondsSinceEpoch)) }),
            ("time_ns", function0 { vm throws(PythonError) in
                _ = vm.readClock()
                return try vm.int(unsigned: UInt(bitPattern: vm.microsecondsSinceEpoch) &* 1000)
            }),
            ("sleep", function1 { vm, seconds throws(PythonError) in
                let milliseconds = try 1000 * vm.floatValue(seconds)
                try vm.delay(milliseconds: Int(max(0, min(milliseconds.isNaN ? 0 : milliseconds, 4e9))))
                return .none
            }),
            ("sleep_ms", function1 { vm, duration throws(PythonError) in
                try vm.delay(milliseconds: vm.integer(duration))
                return .none
            }),
            ("sleep_us", function1 { vm, duration throws(PythonError) in
                try vm.delay(microseconds: vm.integer(duration))
                return .none
            }),
            ("ticks_ms", function0 { vm throws(PythonError) in Obj(smallInteger: Int(vm.readClock() / 1000) & (period - 1)) }),
            ("ticks_us", function0 { vm throws(PythonError) in Obj(smallInteger: Int(vm.readClock()) & (period - 1)) }),
            ("ticks_cpu", function0 { vm throws(PythonError) in Obj(smallInteger: Int(vm.readClock()) & (period - 1)) }),
            ("ticks_add", function2 { vm, ticks, delta throws(PythonError) in
                let by = try vm.integer(delta)
                if by <= -period / 2 || by >= period / 2 { throw vm.error(.overflowError, "ticks interval overflow") }
                return Obj(smallInteger: (ticks.smallInteger + by) & (period - 1))
            }),
            ("ticks_diff", function2 { _, end, start throws(PythonError) in
                Obj(smallInteger: ((end.smallInteger - start.smallInteger + period / 2) & (period - 1)) - period / 2)
            }),
        ])
    }
}

extension VM {
    fileprivate func timeTuple(_ time: CalendarTime) throws(PythonError) -> Obj {
        try tuple([time.year, time.month, time.day, time.hour, time.minute, time.second, time.weekday, time.yearday]
            .map { Obj(smallInteger: $0) })
    }

    fileprivate func makeTime(_ object: Obj) throws(PythonError) -> Obj {
        let fields = try items(object)
        if fields.count < 8 || fields.count > 9 { throw error(.typeError, "mktime needs a tuple of length 8 or 9") }
        var values: [Int] = []
        for index in 0..<6 { values.append(try integer(obj(fields.address + UInt32(index) * 4))) }
        let time = CalendarTime(
            year: values[0], month: values[1], day: values[2], hour: values[3], minute: values[4], second: values[5])
        return try int(unsigned: UInt(UInt32(truncatingIfNeeded: time.secondsSinceEpoch)))
    }
}
