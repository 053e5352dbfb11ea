// machine.WDT: a watchdog on the virtual clock. extmod/machine_wdt.c, ports/rp2/machine_wdt.c. There is one object, in ROM.
//
//     +0 type

import BlockHeap

/// A watchdog that has been started. It cannot be stopped any more.
struct WatchdogState {
    /// Microseconds.
    let timeout: UInt64
    /// When it bites, in microseconds of the virtual clock.
    var due: UInt64

    /// Milliseconds that the chip's 24-bit counter can hold at two counts a microsecond.
    static let longestTimeout = 8388
}

extension ROMBuilder {
    func installWDT() {
        type(.wdt, "WDT", locals: [
            ("feed", function1(WDT.feed))
        ]) {
            $0.makeNew = WDT.make
        }
        name("wdt", Obj(words([TypeID.wdt.address])))
    }
}

/// What machine.WDT can.
enum WDT {
    static func feed(_ vm: VM, _: Obj) throws(PythonError) -> Obj {
        if let dog = vm.devices.watchdog { WDT.startWatchdog(vm, dog.timeout) }
        return .none
    }

    static func make(_ vm: VM, _: Obj, _ args: Args) throws(PythonError) -> Obj {
        let parsed = try vm.parse(args, [
            AllowedArgument(name: vm.qstrNamed("id"), fallback: Obj(smallInteger: 0)),
            AllowedArgument(name: vm.qstrNamed("timeout"), fallback: Obj(smallInteger: 5000)),
        ])
        let (id, timeout) = try (vm.integer(parsed[0]), vm.integer(parsed[1]))
        if id != 0 { throw vm.error(.valueError, format: "WDT(%d) doesn't exist", .int(id)) }
        guard 0...WatchdogState.longestTimeout ~= timeout else { throw vm.error(.valueError, "timeout exceeds 8388") }
        WDT.startWatchdog(vm, UInt64(timeout) * 1000)
        return vm.rom.named["wdt"]!
    }

    fileprivate static func startWatchdog(_ vm: VM, _ timeout: UInt64) {
        vm.devices.watchdog = WatchdogState(timeout: timeout, due: VM.moment(timeout, after: vm.clock))
    }
}
