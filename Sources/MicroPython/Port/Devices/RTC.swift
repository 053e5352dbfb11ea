// machine.RTC: the date of the virtual clock. ports/rp2/machine_rtc.c. There is one object, in ROM.
//
//     +0 type

import BlockHeap

extension ROMBuilder {
    func installRTC() {
        type(.rtc, "RTC", locals: [
            ("datetime", function(1, 2, RTC.datetime))
        ]) {
            $0.makeNew = RTC.make
        }
        name("rtc", Obj(words([TypeID.rtc.address])))
    }
}

/// What machine.RTC can.
enum RTC {
    static func datetime(_ vm: VM, _ args: Args) throws(PythonError) -> Obj {
        guard let new = args.optional(1) else { return try RTC.date(vm) }
        try RTC.setDate(vm, new)
        return .none
    }

    static func make(_ vm: VM, _: Obj, _ args: Args) throws(PythonError) -> Obj {
        try vm.checkArguments(args, 0, 0)
        return vm.rom.named["rtc"]!
    }

    /// Year, month, day, day of the week (0: Monday), hour, minute, second, and 0 for the part of a second.
    fileprivate static func date(_ vm: VM) throws(PythonError) -> Obj {
        let time = CalendarTime(secondsSinceEpoch: vm.secondsSinceEpoch)
        return try TupleObject.make(vm, [time.year, time.month, time.day, time.weekday, time.hour, time.minute, time.second, 0]
            .map { Obj(smallInteger: $0) })
    }

    /// The same eight numbers; the day of the week and the part of a second are not looked at.
    fileprivate static func setDate(_ vm: VM, _ object: Obj) throws(PythonError) {
        let fields = try vm.items(object, count: 8)
        var values: [Int] = []
        for place in [0, 1, 2, 4, 5, 6] { values.append(try vm.integer(vm.obj(fields + 4 * UInt32(place)))) }
        let time = CalendarTime(
            year: values[0], month: values[1], day: values[2], hour: values[3], minute: values[4], second: values[5])
        vm.devices.dateAtPowerOn = Int(UInt32(truncatingIfNeeded: time.secondsSinceEpoch)) * 1_000_000 - Int(vm.clock)
    }
}
