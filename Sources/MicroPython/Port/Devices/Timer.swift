// machine.Timer: a call after a while, or again and again, on the virtual clock. ports/rp2/machine_timer.c.
//
//     +0 type   +4 pool   +8 alarm   +12 mode   +16 period, 64 bits   +24 callback            32 bytes, with a finaliser

import BlockHeap

extension ROMBuilder {
    func installTimer() {
        let deinit_ = function1(TimerObject.deinitialise)
        type(.timer, "Timer", locals: [
            ("__del__", deinit_),
            ("init", function(1, keywords: true, TimerObject.initialise)),
            ("deinit", deinit_),
            ("ONE_SHOT", Obj(smallInteger: 0)), ("PERIODIC", Obj(smallInteger: 1)),
        ]) {
            $0.makeNew = TimerObject.make
            $0.print = TimerObject.print
        }
    }
}

/// What machine.Timer can.
enum TimerObject {
    static func deinitialise(_ vm: VM, _ timer: Obj) throws(PythonError) -> Obj {
        vm.devices.timers[timer.address] = nil
        return .none
    }

    static func initialise(_ vm: VM, _ args: Args) throws(PythonError) -> Obj {
        vm.devices.timers[args[0].address] = nil
        try TimerObject.start(vm, args[0], args.dropFirst(1))
        return .none
    }

    static func make(_ vm: VM, _: Obj, _ args: Args) throws(PythonError) -> Obj {
        let timer = Obj(try vm.allocate(32, withFinaliser: true))
        vm.setWord(timer.address, TypeID.timer.address)
        var rest = args
        if let id = args.optional(0) {
            if try vm.integer(id) != -1 { throw vm.error(.valueError, "Timer doesn't exist") }
            rest = args.dropFirst(1)
        }
        if rest.count + rest.keywordCount > 0 { try TimerObject.start(vm, timer, rest) }
        return timer
    }

    static func print(_ vm: VM, _ printer: Printer, _ timer: Obj, _: PrintKind) throws(PythonError) {
        let mode = vm.word(timer.address + 12) == 0 ? "ONE_SHOT" : "PERIODIC"
        try printer.write("Timer(mode=\(mode), tick_hz=1000000, period=\(vm.word(timer.address + 16)))", vm)
    }

    fileprivate static func start(_ vm: VM, _ timer: Obj, _ args: Args) throws(PythonError) {
        let parsed = try vm.parse(args, [
            AllowedArgument(name: vm.qstrNamed("mode"), isKeywordOnly: true, fallback: Obj(smallInteger: 1)),
            AllowedArgument(name: vm.qstrNamed("callback"), isKeywordOnly: true),
            AllowedArgument(name: vm.qstrNamed("period"), isKeywordOnly: true, fallback: Obj(smallInteger: -1)),
            AllowedArgument(name: vm.qstrNamed("tick_hz"), isKeywordOnly: true, fallback: Obj(smallInteger: 1000)),
            AllowedArgument(name: vm.qstrNamed("freq"), isKeywordOnly: true),
        ])
        let period: UInt64
        if parsed[4] != .none {
            let hertz = try vm.floatValue(parsed[4])
            period = hertz > 0 ? UInt64(min(1e6 / hertz, 4e12)) : .max >> 1
        } else {
            let ticks = UInt64(UInt32(truncatingIfNeeded: try vm.integer(parsed[2])))
            let rate = try vm.integer(parsed[3])
            if rate <= 0 { throw vm.error(.valueError) }
            period = ticks * 1_000_000 / UInt64(rate)
        }
        let mode = try vm.integer(parsed[0])
        vm.setWord(timer.address + 12, mode == 0 ? 0 : 1)
        vm.setWord(timer.address + 16, UInt32(truncatingIfNeeded: max(period, 1)))
        vm.setWord(timer.address + 20, UInt32(truncatingIfNeeded: max(period, 1) >> 32))
        vm.setObj(timer.address + 24, parsed[1])
        vm.devices.timers[timer.address] = TimerState(
            due: VM.moment(max(period, 1), after: vm.clock), period: max(period, 1), isPeriodic: mode != 0, isSilent: parsed[1] == .none)
    }

    /// The running timer that is due first, not after `time`.
    static func next(_ vm: VM, until time: UInt64) -> (timer: Obj, due: UInt64)? {
        guard let next = vm.devices.timers.first, next.due <= time, next.due < VM.endOfTime else { return nil }
        return (Obj(next.address), next.due)
    }

    /// Schedules a timer's callback; a full queue loses the call, as on the board.
    static func fire(_ vm: VM, _ timer: Obj) {
        guard var state = vm.devices.timers[timer.address] else { return }
        state.due = VM.moment(state.period, after: state.due)
        vm.devices.timers[timer.address] = state.isPeriodic ? state : nil
        let callback = vm.obj(timer.address + state.callbackPlace)
        if callback != .none { vm.scheduleIfRoom(callback, timer) }
    }
}
