// The virtual clock, and what happens when its time comes: timers, the watchdog. It goes by what a program does, not by the host's time,
// so that every run is the same: waiting takes as long as it says, looking at the clock 5 microseconds, and, while a timer or the
// watchdog runs, a step of the program one.

import BlockHeap

extension VM {
    /// The real-time clock at power-on: 2021-01-01 00:00:00, as the rp2 port sets it, in seconds since 1970.
    static let powerOnTime = CalendarTime(year: 2021, month: 1, day: 1).secondsSinceEpoch

    /// The last moment that the virtual clock shows, 146,000 years after power-on. Time stands still there, and nothing becomes due.
    static let endOfTime: UInt64 = 1 << 62

    /// A time on the virtual clock: so many microseconds after another one.
    static func moment(_ microseconds: UInt64, after time: UInt64) -> UInt64 {
        min(min(time, endOfTime) + min(microseconds, endOfTime), endOfTime)
    }

    /// The date, in microseconds since 1970.
    var microsecondsSinceEpoch: Int { devices.dateAtPowerOn + Int(clock) }
    var secondsSinceEpoch: Int { microsecondsSinceEpoch / 1_000_000 }

    /// Bytes of work for which an interrupt of a timer counts.
    private static let interruptWork = 256

    /// The virtual clock, in microseconds since power-on. Looking at it takes 5 of them, so that a loop that waits for a time ends.
    func readClock() -> UInt64 {
        clock = VM.moment(5, after: clock)
        noticeAlarms()
        return clock
    }

    /// Advances the virtual clock and lets what became due run.
    func sleep(microseconds: Int) throws(PythonError) {
        guard microseconds > 0 else { return }
        let end = VM.moment(UInt64(microseconds), after: clock)
        while let (timer, due) = TimerObject.next(self, until: min(end, devices.watchdog?.due ?? end)) {
            try countWork(VM.interruptWork)
            clock = max(clock, due)
            TimerObject.fire(self, timer)
            try runPending()
        }
        if let bite = devices.watchdog?.due, bite <= end {
            clock = max(clock, bite)
            throw reset()
        }
        clock = end
        try runPending()
    }

    /// mp_hal_delay_ms: what is scheduled runs first, one callback even where there is nothing to wait for. Each takes a moment, so that
    /// one that schedules itself again does not wait for ever.
    func delay(milliseconds: Int) throws(PythonError) {
        guard milliseconds >= 0 else { return }
        let end = VM.moment(UInt64(milliseconds) * 1000, after: clock)
        while isPending {
            try runPending()
            clock = VM.moment(5, after: clock)
            if clock >= end { return noticeAlarms() }
        }
        try sleep(microseconds: Int(end - min(clock, end)))
    }

    /// mp_hal_delay_us: the last millisecond is spent counting, and nothing runs meanwhile.
    func delay(microseconds: Int) throws(PythonError) {
        guard microseconds > 0 else { return }
        let end = VM.moment(UInt64(microseconds), after: clock)
        if microseconds > 1000 { try delay(milliseconds: microseconds / 1000) }
        clock = max(clock, end)
        noticeAlarms()
    }

    /// Waits until `isOver`, or until the clock shows `end`: in steps from one thing that becomes due to the next.
    func wait(until end: UInt64, or isOver: () -> Bool) throws(PythonError) {
        while !isOver() && clock < end {
            try countWork(64)
            try sleep(microseconds: Int(min(end, max(nextAlarm ?? end, clock + 1), VM.endOfTime) - clock))
        }
    }

    /// When the next timer or the watchdog is due, where one runs.
    var nextAlarm: UInt64? {
        guard let timer = TimerObject.next(self, until: .max)?.due else { return devices.watchdog?.due }
        return min(timer, devices.watchdog?.due ?? timer)
    }

    /// Schedules the callbacks of timers that have become due without a wait; a watchdog that nobody fed ends the run at the next jump.
    private func noticeAlarms() {
        guard devices.hasAlarms else { return }
        while let (timer, _) = TimerObject.next(self, until: clock) {
            TimerObject.fire(self, timer)
            noteWork(VM.interruptWork)
        }
        if let bite = devices.watchdog?.due, bite <= clock {
            isResetting = true
            cutTicksShort()
        }
    }

    /// Time passes for a program that only computes, as far as something waits for it.
    func passTime(steps: Int) {
        guard devices.hasAlarms else { return }
        clock = VM.moment(UInt64(max(steps, 0)), after: clock)
        noticeAlarms()
    }

    /// Steps until a timer or the watchdog is due, 1 at least.
    var stepsToAlarm: Int {
        guard devices.hasAlarms, let due = nextAlarm else { return .max }
        return due > clock ? Int(due - clock) : 1
    }

    /// The chip starts anew, and this run is over: no `except` and no `finally` sees it.
    func reset() -> PythonError {
        isResetting = true
        return .stopped
    }
}
