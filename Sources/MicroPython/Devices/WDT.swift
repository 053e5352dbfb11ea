// machine.WDT: a watchdog on the virtual clock. extmod/machine_wdt.c, ports/rp2/machine_wdt.c. There is one object, in ROM.
//
//     +0 type

import Heap

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
            ("feed", function1 { m, _ throws(PythonError) in
                if let dog = m.devices.watchdog { m.startWatchdog(dog.timeout) }
                return .none
            })
        ]) {
            $0.makeNew = { m, _, args throws(PythonError) in
                let parsed = try m.parse(args, [
                    AllowedArgument(name: m.qstrNamed("id"), fallback: Obj(smallInteger: 0)),
                    AllowedArgument(name: m.qstrNamed("timeout"), fallback: Obj(smallInteger: 5000)),
                ])
                let (id, timeout) = try (m.integer(parsed[0]), m.integer(parsed[1]))
                if id != 0 { throw m.error(.valueError, format: "WDT(%d) doesn't exist", .int(id)) }
                guard 0...WatchdogState.longestTimeout ~= timeout else { throw m.error(.valueError, "timeout exceeds 8388") }
                m.startWatchdog(UInt64(timeout) * 1000)
                return m.rom.named["wdt"]!
            }
        }
        name("wdt", Obj(words([TypeID.wdt.address])))
    }
}

extension Machine {
    fileprivate func startWatchdog(_ timeout: UInt64) {
        devices.watchdog = WatchdogState(timeout: timeout, due: clock + timeout)
    }
}
