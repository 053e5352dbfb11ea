// machine.SoftSPI: SPI by software, on any pins. extmod/machine_spi.c.
//
//     +0 type   +4 half a bit's time, microseconds   +8 polarity, phase, which bit comes first: a byte each
//     +12 sck   +16 mosi   +20 miso: GPIO numbers                                                             24 bytes

import BlockHeap

extension ROMBuilder {
    /// `locals` are SPI's.
    func installSoftSPI(_ locals: [(String, Obj)]) {
        type(.softSPI, "SoftSPI", locals: locals) {
            $0.makeNew = SoftSPI.make
            $0.print = SoftSPI.print
        }
    }
}

/// What machine.SoftSPI can.
enum SoftSPI {
    static func make(_ vm: VM, _: Obj, _ args: Args) throws(PythonError) -> Obj { try SoftSPI.make(vm, args) }

    static func print(_ vm: VM, _ printer: Printer, _ bus: Obj, _: PrintKind) throws(PythonError) {
        let at = bus.address
        let lines = [12, 16, 20].map { vm.word(at + $0) }
        let flags = [8, 9, 10].map { vm.ram.load8(at + $0) }
        let rate = 500_000 / max(vm.word(at + 4), 1)
        try printer.write(
            "SoftSPI(baudrate=\(rate), polarity=\(flags[0]), phase=\(flags[1]), firstbit=\(flags[2]), "
                + "sck=\(lines[0]), mosi=\(lines[1]), miso=\(lines[2]))", vm)
    }

    private static func lines(_ vm: VM) -> [AllowedArgument] {
        ["sck", "mosi", "miso"].map { AllowedArgument(name: vm.qstrNamed($0), isKeywordOnly: true, fallback: .null) }
    }

    private static func numbers(_ vm: VM, _ names: [(String, Int)]) -> [AllowedArgument] {
        names.map {
            AllowedArgument(name: vm.qstrNamed($0), isKeywordOnly: $0 != "baudrate", isInteger: true, fallback: Obj(smallInteger: $1))
        }
    }

    fileprivate static func make(_ vm: VM, _ args: Args) throws(PythonError) -> Obj {
        let numbers = [("baudrate", 500_000), ("polarity", 0), ("phase", 0), ("bits", 8), ("firstbit", 1)]
        let parsed = try vm.parse(args, Self.numbers(vm, numbers) + lines(vm))
        let bus = Obj(try vm.allocate(24))
        vm.setWord(bus.address, TypeID.softSPI.address)
        try setRate(vm, bus, parsed[0])
        try setFlag(vm, bus, 8, parsed[1])
        try setFlag(vm, bus, 9, parsed[2])
        if try vm.integer(parsed[3]) != 8 { throw vm.error(.valueError, "bits must be 8") }
        try setFlag(vm, bus, 10, parsed[4])
        if parsed[5...].contains(.null) { throw vm.error(.valueError, "must specify all of sck/mosi/miso") }
        try setPins(vm, bus, parsed[5...])
        return bus
    }

    /// SoftSPI.init: changes what is given. Polarity and phase may be given by place here.
    static func configure(_ vm: VM, _ bus: Obj, _ args: Args) throws(PythonError) {
        var allowed = numbers(vm, [("baudrate", -1), ("polarity", -1), ("phase", -1), ("firstbit", -1)])
        for index in 1...2 { allowed[index].isKeywordOnly = false }
        let parsed = try vm.parse(args, allowed + lines(vm))
        let unset = Obj(smallInteger: -1)
        if parsed[0] != unset { try setRate(vm, bus, parsed[0]) }
        for (index, place) in [UInt32(8), 9, 10].enumerated() where parsed[1 + index] != unset {
            try setFlag(vm, bus, place, parsed[1 + index])
        }
        try setPins(vm, bus, parsed[4...])
    }

    /// Half a bit's time, rounded up, so that the bus is never faster than asked for.
    private static func setRate(_ vm: VM, _ bus: Obj, _ rate: Obj) throws(PythonError) {
        let rate = max(try vm.integer(rate), 1)
        vm.setWord(bus.address + 4, UInt32((500_000 + rate - 1) / rate))
    }

    private static func setFlag(_ vm: VM, _ bus: Obj, _ place: UInt32, _ value: Obj) throws(PythonError) {
        vm.ram.store8(bus.address + place, UInt8(truncatingIfNeeded: try vm.integer(value)))
    }

    private static func setPins(_ vm: VM, _ bus: Obj, _ pins: ArraySlice<Obj>) throws(PythonError) {
        for (index, pin) in pins.enumerated() where !pin.isNull {
            vm.setWord(bus.address + 12 + UInt32(index) * 4, UInt32(PinObject.number(vm, try PinObject.find(vm, pin))))
        }
    }

    /// Microseconds that a byte takes.
    static func byte(_ vm: VM, _ bus: Obj) -> Int { 16 * Int(vm.word(bus.address + 4)) }
}
