// What SPI() and SPI.init() take. ports/rp2/machine_spi.c.

import BlockHeap

/// A bus of the chip. It is closed, with a rate of 0, until a program opens it.
struct SPIState {
    /// Hertz that the rate is divided from, and what is asked for where the program does not say.
    static let (clock, usualRate) = (48_000_000, 1_000_000)

    /// GPIO numbers.
    var sck, mosi, miso: Int
    /// Bits a second, as the clock can be divided.
    var rate = 0
    var polarity = 0
    var phase = 0
    var bits = 8

    /// spi_set_baudrate: the nearest rate that is not above `asked`, by an even divisor of 2...254 and another of 1...256.
    mutating func setRate(_ asked: Int) {
        let asked = max(asked, 1)
        let first = stride(from: 2, to: 254, by: 2).first { SPIState.clock < ($0 + 2) * 256 * asked } ?? 254
        let second = (2...256).reversed().first { SPIState.clock / (first * ($0 - 1)) > asked } ?? 1
        rate = SPIState.clock / (first * second)
    }
}

extension SPI {
    private static func arguments(_ vm: VM, _ fallbacks: [Int], isKeywordOnly: Bool) -> [AllowedArgument] {
        zip(["baudrate", "polarity", "phase", "bits", "firstbit"], fallbacks).map {
            AllowedArgument(name: vm.qstrNamed($0), isKeywordOnly: isKeywordOnly || $0 != "baudrate", fallback: Obj(smallInteger: $1))
        }
    }

    static func open(_ vm: VM, _ args: Args) throws(PythonError) -> Obj {
        let pins = ["sck", "mosi", "miso"].map { AllowedArgument(name: vm.qstrNamed($0), isKeywordOnly: true) }
        let parsed = try vm.parse(
            args,
            [AllowedArgument(name: vm.qstrNamed("id"), isRequired: true)]
                + arguments(vm, [SPIState.usualRate, 0, 0, 8, 1], isKeywordOnly: false) + pins)
        let id = try vm.integer(parsed[0])
        guard let bus = vm.rom.named["spi.\(id)"] else { throw vm.error(.valueError, format: "SPI(%d) doesn't exist", .int(id)) }
        let lines: [(WritableKeyPath<SPIState, Int>, Int, String)] = [(\.sck, 2, "SCK"), (\.mosi, 3, "MOSI"), (\.miso, 0, "MISO")]
        for (index, line) in lines.enumerated() where parsed[6 + index] != .none {
            let gpio = PinObject.number(vm, try PinObject.find(vm, parsed[6 + index]))
            if gpio & 3 != line.1 || gpio >> 3 & 1 != id { throw vm.error(.valueError, "bad \(line.2) pin") }
            vm.devices.spi[id][keyPath: line.0] = gpio
        }
        if args.count > 1 || args.keywordCount > 0 || vm.devices.spi[id].rate == 0 { try set(vm, id, Array(parsed[1..<6])) }
        return bus
    }

    /// SPI.init: changes what is given.
    static func configure(_ vm: VM, _ bus: Obj, _ args: Args) throws(PythonError) {
        try set(vm, Int(vm.word(bus.address + 4)), try vm.parse(args, arguments(vm, Array(repeating: -1, count: 5), isKeywordOnly: true)))
    }

    /// Rate, polarity, phase, bits and which bit comes first; -1 leaves one as it is.
    private static func set(_ vm: VM, _ id: Int, _ objects: [Obj]) throws(PythonError) {
        var numbers: [Int] = []
        for object in objects { numbers.append(try vm.integer(object)) }
        if numbers[0] != -1 { vm.devices.spi[id].setRate(numbers[0]) }
        if numbers[1] != -1 { vm.devices.spi[id].polarity = numbers[1] & 0xff }
        if numbers[2] != -1 { vm.devices.spi[id].phase = numbers[2] & 0xff }
        if numbers[3] != -1 { vm.devices.spi[id].bits = numbers[3] & 0xff }
        if numbers[4] == 0 { throw vm.error(.notImplementedError, "LSB") }
    }

    /// The time that so many bytes take on the bus.
    static func transfer(_ vm: VM, _ bus: Obj, _ count: Int) throws(PythonError) {
        guard vm.isPointer(bus, to: .spi) else { return try vm.sleep(microseconds: count * SoftSPI.byte(vm, bus)) }
        try vm.sleep(microseconds: count * 8_000_000 / max(vm.devices.spi[Int(vm.word(bus.address + 4))].rate, 1))
    }

    static func print(_ vm: VM, _ printer: Printer, _ id: Int) throws(PythonError) {
        let bus = vm.devices.spi[id]
        try printer.write("SPI(\(id), baudrate=\(bus.rate), polarity=\(bus.polarity), phase=\(bus.phase), bits=\(bus.bits), "
                + "sck=\(bus.sck), mosi=\(bus.mosi), miso=\(bus.miso))", vm)
    }
}
