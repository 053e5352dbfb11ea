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
            ("unique_id", function0(MachineModule.uniqueId)),
            ("soft_reset", named["sys.exit"]!),
            ("bootloader", function(0, 1, MachineModule.bootloader)),
            ("reset", function0(MachineModule.reset)),
            ("reset_cause", function0(MachineModule.resetCause)),
        ] + powerFunctions() + [
            ("disable_irq", function0(MachineModule.disableIrq)),
            ("enable_irq", function1(MachineModule.enableIrq)),
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
            ("idle", function0(MachineModule.idle)),
            ("freq", function(0, 2, MachineModule.freq)),
            ("lightsleep", function(0, 1, MachineModule.lightsleep)),
            ("deepsleep", function(0, 1, MachineModule.deepsleep)),
        ]
    }
}

/// The functions of the module machine.
enum MachineModule {
    static func uniqueId(_ vm: VM) throws(PythonError) -> Obj { try vm.bytes(Devices.uniqueID) }

    static func bootloader(_ vm: VM, _: Args) throws(PythonError) -> Obj { throw vm.reset() }

    static func reset(_ vm: VM) throws(PythonError) -> Obj { throw vm.reset() }

    static func resetCause(_: VM) throws(PythonError) -> Obj { Obj(smallInteger: 1) }

    static func disableIrq(_ vm: VM) throws(PythonError) -> Obj {
        defer { vm.devices.interruptsAreOff = true }
        return Obj(smallInteger: vm.devices.interruptsAreOff ? 1 : 0)
    }

    static func enableIrq(_ vm: VM, _ state: Obj) throws(PythonError) -> Obj {
        vm.devices.interruptsAreOff = try vm.integer(state) != 0
        return .none
    }

    static func idle(_ vm: VM) throws(PythonError) -> Obj {
        try vm.sleep(microseconds: 1000)
        return .none
    }

    static func freq(_ vm: VM, _ args: Args) throws(PythonError) -> Obj {
        guard let hertz = args.optional(0) else { return try vm.int(vm.devices.frequency) }
        let value = try vm.integer(hertz)
        if !Devices.frequencies.contains(value) { throw vm.error(.valueError, "cannot change frequency") }
        vm.devices.frequency = value
        return .none
    }

    static func lightsleep(_ vm: VM, _ args: Args) throws(PythonError) -> Obj {
        try MachineModule.sleepLightly(vm, args)
        return .none
    }

    static func deepsleep(_ vm: VM, _ args: Args) throws(PythonError) -> Obj {
        try MachineModule.sleepLightly(vm, args)
        throw vm.reset()
    }

    /// Sleeps for so many milliseconds. Without a limit nothing would ever wake the chip: the run ends.
    fileprivate static func sleepLightly(_ vm: VM, _ args: Args) throws(PythonError) {
        guard let duration = args.optional(0) else { throw vm.reset() }
        let milliseconds = try vm.integer(duration)
        if milliseconds >= (1 << 32) / 1000 { throw vm.error(.valueError, "sleep too long") }
        try vm.sleep(microseconds: milliseconds * 1000)
    }
}
