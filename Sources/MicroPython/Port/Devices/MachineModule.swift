// The module machine: the chip as Python programs it. extmod/modmachine.c, ports/rp2/modmachine.c.
//
// Devices are deterministic stand-ins: what is written is kept, what is read repeats from run to run, and nothing outside
// of the machine is reached. Their state is the chip's, not Python's, and lies in `VM.devices`.

import BlockHeap

extension ROMBuilder {
    func installMachine() {
        installMemoryAccess()
        installPin()
        installSignal()
        installADC()
        installPWM()
        installRTC()
        installTimer()
        installI2C()
        installI2S()
        installSPI()
        installUART()
        installWDT()
        // Its objects would speak to a computer at the other end of the cable: it cannot be instantiated.
        type(.usbDevice, "USBDevice") { _ in }
        module("machine", [
            ("mem8", memoryAccess(1)), ("mem16", memoryAccess(2)), ("mem32", memoryAccess(4)),
            ("unique_id", function0 { vm throws(PythonError) in try vm.bytes(Devices.uniqueID) }),
            ("soft_reset", named["sys.exit"]!),
            ("bootloader", function(0, 1) { vm, _ throws(PythonError) in throw vm.reset() }),
            ("reset", function0 { vm throws(PythonError) in throw vm.reset() }),
            ("reset_cause", function0 { _ throws(PythonError) in Obj(smallInteger: 1) }),
        ] + powerFunctions() + [
            ("disable_irq", function0 { vm throws(PythonError) in
                defer { vm.devices.interruptsAreOff = true }
                return Obj(smallInteger: vm.devices.interruptsAreOff ? 1 : 0)
            }),
            ("enable_irq", function1 { vm, state throws(PythonError) in
                vm.devices.interruptsAreOff = try vm.integer(state) != 0
                return .none
            }),
        ] + bitProtocols() + [
            ("Signal", TypeID.pinSignal.obj), ("SoftI2C", TypeID.softI2C.obj), ("SoftSPI", TypeID.softSPI.obj),
            ("ADC", TypeID.adc.obj), ("I2C", TypeID.i2c.obj), ("I2S", TypeID.i2s.obj), ("PWM", TypeID.pwm.obj), ("SPI", TypeID.spi.obj),
            ("UART", TypeID.uart.obj), ("USBDevice", TypeID.usbDevice.obj), ("WDT", TypeID.wdt.obj),
            ("Pin", TypeID.pin.obj), ("RTC", TypeID.rtc.obj), ("Timer", TypeID.timer.obj),
            ("PWRON_RESET", Obj(smallInteger: 1)), ("WDT_RESET", Obj(smallInteger: 3)),
        ])
    }

    private func powerFunctions() -> [(String, Obj)] {
        [
            ("idle", function0 { vm throws(PythonError) in
                try vm.sleep(microseconds: 1000)
                return .none
            }),
            ("freq", function(0, 2) { vm, args throws(PythonError) in
                guard let hertz = args.optional(0) else { return try vm.int(vm.devices.frequency) }
                let value = try vm.integer(hertz)
                if !Devices.frequencies.contains(value) { throw vm.error(.valueError, "cannot change frequency") }
                vm.devices.frequency = value
                return .none
            }),
            ("lightsleep", function(0, 1) { vm, args throws(PythonError) in
                try vm.sleepLightly(args)
                return .none
            }),
            ("deepsleep", function(0, 1) { vm, args throws(PythonError) in
                try vm.sleepLightly(args)
                throw vm.reset()
            }),
        ]
    }
}

extension VM {
    /// Sleeps for so many milliseconds. Without a limit nothing would ever wake the chip: the run ends.
    fileprivate func sleepLightly(_ args: Args) throws(PythonError) {
        guard let duration = args.optional(0) else { throw reset() }
        let milliseconds = try integer(duration)
        if milliseconds >= (1 << 32) / 1000 { throw error(.valueError, "sleep too long") }
        try sleep(microseconds: milliseconds * 1000)
    }
}
