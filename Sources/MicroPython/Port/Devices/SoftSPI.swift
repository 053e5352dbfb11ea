// machine.SoftSPI: SPI by software, on any pins. extmod/machine_spi.c.
//
//     +0 type   +4 half a bit's time, microseconds   +8 polarity, phase, which bit comes first: a byte each
//     +12 sck   +16 mosi   +20 miso: GPIO numbers                                                             24 bytes

import BlockHeap

extension ROMBuilder {
    /// `locals` are SPI's.
    func installSoftSPI(_ locals: [(String, Obj)]) {
        type(.softSPI, "SoftSPI", locals: locals) {
            $0.makeNew = { vm, _, args throws(PythonError) in try vm.softSPI(args) }
            $0.print = { vm, printer, bus, _ throws(PythonError) in
                let at = bus.address
                let lines = [12, 16, 20].map { vm.word(at + $0) }
                let flags = [8, 9, 10].map { vm.ram.load8(at + $0) }
                try vm.write(
                    printer,
                    "SoftSPI(baudrate=\(500_000 / max(vm.word(at + 4), 1)), polarity=\(flags[0]), phase=\(flags[1]), firstbit=\(flags[2]), "
                        + "sck=\(lines[0]), mosi=\(lines[1]), miso=\(lines[2]))")
            }
        }
    }
}

extension VM {
    private func softSPILines() -> [AllowedArgument] {
        ["sck", "mosi", "miso"].map { AllowedArgument(name: qstrNamed($0), isKeywordOnly: true, fallback: .null) }
    }

    private func softSPINumbers(_ names: [(String, Int)]) -> [AllowedArgument] {
        names.map {
            AllowedArgument(name: qstrNamed($0), isKeywordOnly: $0 != "baudrate", isInteger: true, fallback: Obj(smallInteger: $1))
        }
    }

    fileprivate func softSPI(_ args: Args) throws(PythonError) -> Obj {
        let numbers = [("baudrate", 500_000), ("polarity", 0), ("phase", 0), ("bits", 8), ("firstbit", 1)]
        let parsed = try parse(args, softSPINumbers(numbers) + softSPILines())
        let bus = Obj(try allocate(24))
        setWord(bus.address, TypeID.softSPI.address)
        try setSoftSPIRate(bus, parsed[0])
        try setSoftSPIFlag(bus, 8, parsed[1])
        try setSoftSPIFlag(bus, 9, parsed[2])
        if try integer(parsed[3]) != 8 { throw error(.valueError, "bits must be 8") }
        try setSoftSPIFlag(bus, 10, parsed[4])
        if parsed[5...].contains(.null) { throw error(.valueError, "must specify all of sck/mosi/miso") }
        try setSoftSPIPins(bus, parsed[5...])
        return bus
    }

    /// SoftSPI.init: changes what is given. Polarity and phase may be given by place here.
    func initSoftSPI(_ bus: Obj, _ args: Args) throws(PythonError) {
        var allowed = softSPINumbers([("baudrate", -1), ("polarity", -1), ("phase", -1), ("firstbit", -1)])
        for index in 1...2 { allowed[index].isKeywordOnly = false }
        let parsed = try parse(args, allowed + softSPILines())
        let unset = Obj(smallInteger: -1)
        if parsed[0] != unset { try setSoftSPIRate(bus, parsed[0]) }
        for (index, place) in [UInt32(8), 9, 10].enumerated() where parsed[1 + index] != unset {
            try setSoftSPIFlag(bus, place, parsed[1 + index])
        }
        try setSoftSPIPins(bus, parsed[4...])
    }

    /// Half a bit's time, rounded up, so that the bus is never faster than asked for.
    private func setSoftSPIRate(_ bus: Obj, _ rate: Obj) throws(PythonError) {
        let rate = max(try integer(rate), 1)
        setWord(bus.address + 4, UInt32((500_000 + rate - 1) / rate))
    }

    private func setSoftSPIFlag(_ bus: Obj, _ place: UInt32, _ value: Obj) throws(PythonError) {
        ram.store8(bus.address + place, UInt8(truncatingIfNeeded: try integer(value)))
    }

    private func setSoftSPIPins(_ bus: Obj, _ pins: ArraySlice<Obj>) throws(PythonError) {
        for (index, pin) in pins.enumerated() where !pin.isNull {
            setWord(bus.address + 12 + UInt32(index) * 4, UInt32(pinNumber(try findPin(pin))))
        }
    }

    /// Microseconds that a byte takes.
    func softSPIByte(_ bus: Obj) -> Int { 16 * Int(word(bus.address + 4)) }
}
