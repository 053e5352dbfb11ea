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

extension VM {
    func openI2C(_ args: Args) throws(PythonError) -> Obj {
        let parsed = try parse(args, [
            AllowedArgument(name: qstrNamed("id"), isRequired: true),
            AllowedArgument(name: qstrNamed("freq"), fallback: Obj(smallInteger: 400_000)),
            AllowedArgument(name: qstrNamed("scl"), isKeywordOnly: true), AllowedArgument(name: qstrNamed("sda"), isKeywordOnly: true),
            AllowedArgument(name: qstrNamed("timeout"), isKeywordOnly: true, fallback: Obj(smallInteger: 50_000)),
        ])
        let id = try integer(parsed[0])
        guard let bus = rom.named["i2c.\(id)"] else { throw error(.valueError, format: "I2C(%d) doesn't exist", .int(id)) }
        if parsed[2] != .none { devices.i2c[id].scl = try i2cPin(parsed[2], id, place: 1, "bad SCL pin") }
        if parsed[3] != .none { devices.i2c[id].sda = try i2cPin(parsed[3], id, place: 0, "bad SDA pin") }
        if args.count > 1 || args.keywordCount > 0 || devices.i2c[id].frequency == 0 {
            // 32 bits, as in the SDK; more than the chip's own clock is that clock.
            let hertz = min(max(Int(UInt32(truncatingIfNeeded: try integer(parsed[1]))), 1), devices.frequency)
            devices.i2c[id].frequency = devices.frequency / ((devices.frequency + hertz / 2) / hertz)
            devices.i2c[id].timeout = try integer(parsed[4])
        }
        return bus
    }

    /// SDA (place 0) lies on even pins and SCL on odd ones; the pairs belong to the two buses in turn.
    private func i2cPin(_ object: Obj, _ id: Int, place: Int, _ message: String) throws(PythonError) -> Int {
        let gpio = pinNumber(try findPin(object))
        if gpio & 1 != place || gpio >> 1 & 1 != id { throw error(.valueError, message) }
        return gpio
    }

    func printI2C(_ printer: Printer, _ id: Int) throws(PythonError) {
        let bus = devices.i2c[id]
        try write(printer, "I2C(\(id), freq=\(bus.frequency), scl=\(bus.scl), sda=\(bus.sda), timeout=\(bus.timeout))")
    }
}
