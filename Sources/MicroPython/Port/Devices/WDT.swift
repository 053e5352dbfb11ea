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
            ("feed", function1 { vm, _ throws(PythonError) in
                if let dog = vm.devices.watchdog { vm.startWatchdog(dog.timeout) }
                return .none
            })
        ]) {
            $0.makeNew = { vm, _, args throws(PythonError) in
                let parsed = try vm.parse(args, [
                    AllowedArgument(name: vm.qstrNamed("id"), fallback: Obj(smallInteger: 0)),
                    AllowedArgument(name: vm.qstrNamed("timeout"), fallback: Obj(smallInteger: 5000)),
                ])
                let (id, timeout) = try (vm.integer(parsed[0]), vm.integer(parsed[1]))
                if id != 0 { throw vm.error(.valueError, format: "WDT(%d) doesn't exist", .int(id)) }
                guard 0...WatchdogState.longestTimeout ~= timeout else { throw vm.error(.valueError, "timeout exceeds 8388") }
                vm.startWatchdog(UInt64(timeout) * 1000)
                return vm.rom.named["wdt"]!
            }
        }
        name("wdt", Obj(words([TypeID.wdt.address])))
    }
}

extension VM {
    fileprivate func startWatchdog(_ timeout: UInt64) {
        devices.watchdog = WatchdogState(timeout: timeout, due: VM.moment(timeout, after: clock))
    }
}
