// machine.RTC: the date of the virtual clock. ports/rp2/machine_rtc.c. There is one object, in ROM.
//
//     +0 type

import BlockHeap

extension ROMBuilder {
    func installRTC() {
        type(.rtc, "RTC", locals: [
            ("datetime", function(1, 2) { vm, args throws(PythonError) in
                guard let new = args.optional(1) else { return try vm.date() }
                try vm.setDate(new)
                return .none
            })
        ]) {
            $0.makeNew = { vm, _, args throws(PythonError) in
                try vm.checkArguments(args, 0, 0)
                return vm.rom.named["rtc"]!
            }
        }
        name("rtc", Obj(words([TypeID.rtc.address])))
    }
}

extension VM {
    /// Year, month, day, day of the week (0: Monday), hour, minute, second, and 0 for the part of a second.
    fileprivate func date() throws(PythonError) -> Obj {
        let time = CalendarTime(secondsSinceEpoch: secondsSinceEpoch)
        return try tuple([time.year, time.month, time.day, time.weekday, time.hour, time.minute, time.second, 0]
            .map { Obj(smallInteger: $0) })
    }

    /// The same eight numbers; the day of the week and the part of a second are not looked at.
    fileprivate func setDate(_ object: Obj) throws(PythonError) {
        let fields = try items(object, count: 8)
        var values: [Int] = []
        for place in [0, 1, 2, 4, 5, 6] { values.append(try integer(obj(fields + 4 * UInt32(place)))) }
        let time = CalendarTime(
            year: values[0], month: values[1], day: values[2], hour: values[3], minute: values[4], second: values[5])
        devices.dateAtPowerOn = Int(UInt32(truncatingIfNeeded: time.secondsSinceEpoch)) * 1_000_000 - Int(clock)
    }
}
