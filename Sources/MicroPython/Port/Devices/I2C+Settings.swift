// What I2C() takes. ports/rp2/machine_i2c.c, machine_i2c_make_new.

import BlockHeap

/// A bus of the chip. It is closed, with a frequency of 0, until a program opens it.
struct I2CState {
    /// GPIO numbers.
    var scl, sda: Int
    /// Hertz, as the chip's clock can be divided.
    var frequency = 0
    /// Microseconds.
    var timeout = 0
}

extension I2C {
    static func open(_ vm: VM, _ args: Args) throws(PythonError) -> Obj {
        let parsed = try vm.parse(args, [
            AllowedArgument(name: vm.qstrNamed("id"), isRequired: true),
            AllowedArgument(name: vm.qstrNamed("freq"), fallback: Obj(smallInteger: 400_000)),
            AllowedArgument(name: vm.qstrNamed("scl"), isKeywordOnly: true),
            AllowedArgument(name: vm.qstrNamed("sda"), isKeywordOnly: true),
            AllowedArgument(name: vm.qstrNamed("timeout"), isKeywordOnly: true, fallback: Obj(smallInteger: 50_000)),
        ])
        let id = try vm.integer(parsed[0])
        guard let bus = vm.rom.named["i2c.\(id)"] else { throw vm.error(.valueError, format: "I2C(%d) doesn't exist", .int(id)) }
        if parsed[2] != .none { vm.devices.i2c[id].scl = try pin(vm, parsed[2], id, place: 1, "bad SCL pin") }
        if parsed[3] != .none { vm.devices.i2c[id].sda = try pin(vm, parsed[3], id, place: 0, "bad SDA pin") }
        if args.count > 1 || args.keywordCount > 0 || vm.devices.i2c[id].frequency == 0 {
            // 32 bits, as in the SDK; more than the chip's own clock is that clock.
            let hertz = min(max(Int(UInt32(truncatingIfNeeded: try vm.integer(parsed[1]))), 1), vm.devices.frequency)
            vm.devices.i2c[id].frequency = vm.devices.frequency / ((vm.devices.frequency + hertz / 2) / hertz)
            vm.devices.i2c[id].timeout = try vm.integer(parsed[4])
        }
        return bus
    }

    /// SDA (place 0) lies on even pins and SCL on odd ones; the pairs belong to the two buses in turn.
    private static func pin(_ vm: VM, _ object: Obj, _ id: Int, place: Int, _ message: String) throws(PythonError) -> Int {
        let gpio = PinObject.number(vm, try PinObject.find(vm, object))
        if gpio & 1 != place || gpio >> 1 & 1 != id { throw vm.error(.valueError, message) }
        return gpio
    }

    static func print(_ vm: VM, _ printer: Printer, _ id: Int) throws(PythonError) {
        let bus = vm.devices.i2c[id]
        try printer.write("I2C(\(id), freq=\(bus.frequency), scl=\(bus.scl), sda=\(bus.sda), timeout=\(bus.timeout))", vm)
    }
}
