// machine.SPI, and what SoftSPI has in common with it. MOSI is joined to MISO: what is written is what is read.
// extmod/machine_spi.c, ports/rp2/machine_spi.c.
//
//     +0 type   +4 id      in ROM

import BlockHeap

extension ROMBuilder {
    func installSPI() {
        let locals: [(String, Obj)] = [
            ("init", function(1, keywords: true, SPI.initialise)),
            ("deinit", function1(SPI.deinitialise)),
            ("read", function(2, 3, SPI.read)),
            ("readinto", function(2, 3, SPI.readinto)),
            ("write", function2(SPI.write)),
            ("write_readinto", function3(SPI.writeReadinto)),
            ("MSB", Obj(smallInteger: 1)), ("LSB", Obj(smallInteger: 0)),
        ]
        type(.spi, "SPI", locals: locals) {
            $0.makeNew = SPI.make
            $0.print = SPI.print
        }
        installSoftSPI(locals)
        for id in 0...1 { name("spi.\(id)", Obj(words([TypeID.spi.address, UInt32(id)]))) }
    }
}

/// What machine.SPI can.
enum SPI {
    static func initialise(_ vm: VM, _ args: Args) throws(PythonError) -> Obj {
        if vm.isPointer(args[0], to: .spi) {
            try SPI.configure(vm, args[0], args.dropFirst(1))
        } else {
            try SoftSPI.configure(vm, args[0], args.dropFirst(1))
        }
        return .none
    }

    static func deinitialise(_ vm: VM, _ bus: Obj) throws(PythonError) -> Obj {
        vm.devices.spiWritten[SPI.wire(vm, bus)] = nil
        return .none
    }

    static func read(_ vm: VM, _ args: Args) throws(PythonError) -> Obj {
        let count = try vm.integer(args[1])
        if count < 0 { throw vm.error(.valueError) }
        let text = try VStr(vm, count: count)
        vm.ram.store(SPI.read(vm, args[0], count, fill: try SPI.fillByte(vm, args)), at: text.buffer)
        try SPI.transfer(vm, args[0], count)
        return try vm.bytes(from: text)
    }

    static func readinto(_ vm: VM, _ args: Args) throws(PythonError) -> Obj {
        let target = try vm.buffer(args[1], .write)
        vm.ram.store(SPI.read(vm, args[0], target.count, fill: try SPI.fillByte(vm, args)), at: target.address)
        try SPI.transfer(vm, args[0], target.count)
        return .none
    }

    static func write(_ vm: VM, _ bus: Obj, _ data: Obj) throws(PythonError) -> Obj {
        let source = try vm.buffer(data, .read)
        SPI.write(vm, bus, vm.ram.bytes(source.address, count: source.count))
        try SPI.transfer(vm, bus, source.count)
        return .none
    }

    static func writeReadinto(_ vm: VM, _ bus: Obj, _ data: Obj, _ into: Obj) throws(PythonError) -> Obj {
        let (source, target) = try (vm.buffer(data, .read), vm.buffer(into, .write))
        if source.count != target.count { throw vm.error(.valueError, "buffers must be the same length") }
        vm.ram.copy(from: source.address, to: target.address, count: source.count)
        try SPI.transfer(vm, bus, source.count)
        return .none
    }

    static func make(_ vm: VM, _: Obj, _ args: Args) throws(PythonError) -> Obj { try SPI.open(vm, args) }

    static func print(_ vm: VM, _ printer: Printer, _ bus: Obj, _: PrintKind) throws(PythonError) {
        try SPI.print(vm, printer, Int(vm.word(bus.address + 4)))
    }

    /// Bytes that wait on the wire at most.
    private static let wireCapacity = 4096

    /// Which wire a bus has: the chip's are numbered, every software bus has one of its own.
    fileprivate static func wire(_ vm: VM, _ bus: Obj) -> Int { Int(vm.isPointer(bus, to: .spi) ? vm.word(bus.address + 4) : bus.address) }

    fileprivate static func fillByte(_ vm: VM, _ args: Args) throws(PythonError) -> UInt8 {
        guard let fill = args.optional(2) else { return 0 }
        return UInt8(truncatingIfNeeded: try vm.integer(fill))
    }

    /// What was written before, then the byte that is sent while reading.
    fileprivate static func read(_ vm: VM, _ bus: Obj, _ count: Int, fill: UInt8) -> [UInt8] {
        let wire = Self.wire(vm, bus)
        let waiting = (vm.devices.spiWritten[wire] ?? []).prefix(count)
        vm.devices.spiWritten[wire]?.removeFirst(waiting.count)
        return waiting + Array(repeating: fill, count: count - waiting.count)
    }

    fileprivate static func write(_ vm: VM, _ bus: Obj, _ bytes: [UInt8]) {
        let waiting = (vm.devices.spiWritten[wire(vm, bus)] ?? []) + bytes
        vm.devices.spiWritten[wire(vm, bus)] = Array(waiting.suffix(SPI.wireCapacity))
    }
}
