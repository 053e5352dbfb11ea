// The module machine: the chip as Python programs it. extmod/modmachine.c, ports/rp2/modmachine.c.
//
// Devices are deterministic stand-ins: what is written is kept, what is read repeats from run to run, and nothing outside
// of the machine is reached. Their state is the chip's, not Python's, and lies in `Machine.devices`.

import Heap

extension ROMBuilder {
    func installMachine() {
        installPin()
        installSignal()
        installADC()
        installPWM()
        installTimer()
        installI2C()
        installSPI()
        installUART()
        module("machine", [
            ("unique_id", function0 { m throws(PythonError) in try m.bytes(Devices.uniqueID) }),
            ("soft_reset", function0 { m throws(PythonError) in throw m.error(.systemExit) }),
            ("bootloader", function(0, 1) { m, _ throws(PythonError) in throw m.error(.systemExit) }),
            ("reset", function0 { m throws(PythonError) in throw m.error(.systemExit) }),
            ("reset_cause", function0 { _ throws(PythonError) in Obj(smallInteger: 1) }),
            ("idle", function0 { m throws(PythonError) in
                try m.sleep(microseconds: 1000)
                return .none
            }),
            ("freq", function(0, 2) { m, args throws(PythonError) in
                guard let hertz = args.optional(0) else { return try m.int(m.devices.frequency) }
                let value = try m.integer(hertz)
                if !Devices.frequencies.contains(value) { throw m.error(.valueError, "cannot change frequency") }
                m.devices.frequency = value
                return .none
            }),
            ("lightsleep", sleep()), ("deepsleep", sleep()),
            ("disable_irq", function0 { _ throws(PythonError) in .true }),
            ("enable_irq", function1 { _, _ throws(PythonError) in .none }),
            ("time_pulse_us", function(2, 3) { m, args throws(PythonError) in
                // No signal ever comes: the wait ends with its timeout.
                let timeout = try args.optional(2).map { value throws(PythonError) in try m.integer(value) } ?? 1_000_000
                try m.sleep(microseconds: timeout)
                return Obj(smallInteger: -2)
            }),
            ("Signal", TypeID.pinSignal.obj), ("SoftI2C", TypeID.softI2C.obj), ("SoftSPI", TypeID.softSPI.obj),
            ("ADC", TypeID.adc.obj), ("I2C", TypeID.i2c.obj), ("PWM", TypeID.pwm.obj), ("SPI", TypeID.spi.obj),
            ("UART", TypeID.uart.obj),
            ("Pin", TypeID.pin.obj), ("Timer", TypeID.timer.obj),
            ("PWRON_RESET", Obj(smallInteger: 1)), ("WDT_RESET", Obj(smallInteger: 3)),
        ])
    }

    private func sleep() -> Obj {
        function(0, 1) { m, args throws(PythonError) in
            guard let duration = args.optional(0) else { throw m.error(.systemExit) }  // it would never wake up
            try m.sleep(microseconds: m.integer(duration) * 1000)
            return .none
        }
    }
}
