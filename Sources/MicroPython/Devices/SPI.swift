// machine.SPI, and what SoftSPI has in common with it. MOSI is joined to MISO: what is written is what is read.
// extmod/machine_spi.c, ports/rp2/machine_spi.c.
//
//     +0 type   +4 id      in ROM

import Heap

extension ROMBuilder {
    func installSPI() {
        let locals: [(String, Obj)] = [
            ("init", function(1, keywords: true) { m, args throws(PythonError) in
                if m.isPointer(args[0], to: .spi) {
                    try m.initSPI(args[0], args.dropFirst(1))
                } else {
                    try m.initSoftSPI(args[0], args.dropFirst(1))
                }
                return .none
            }),
            ("deinit", function1 { m, bus throws(PythonError) in
                m.devices.spiWritten[m.spiWire(bus)] = nil
                return .none
            }),
            ("read", function(2, 3) { m, args throws(PythonError) in
                let count = try m.integer(args[1])
                if count < 0 { throw m.error(.valueError) }
                let text = try VStr(m, count: count)
                m.ram.store(m.spiRead(args[0], count, fill: try m.fillByte(args)), at: text.buffer)
                try m.spiTransfer(args[0], count)
                return try m.bytes(from: text)
            }),
            ("readinto", function(2, 3) { m, args throws(PythonError) in
                let target = try m.buffer(args[1], .write)
                m.ram.store(m.spiRead(args[0], target.count, fill: try m.fillByte(args)), at: target.address)
                try m.spiTransfer(args[0], target.count)
                return .none
            }),
            ("write", function2 { m, bus, data throws(PythonError) in
                let source = try m.buffer(data, .read)
                m.spiWrite(bus, m.ram.bytes(source.address, count: source.count))
                try m.spiTransfer(bus, source.count)
                return .none
            }),
            ("write_readinto", function3 { m, bus, data, into throws(PythonError) in
                let (source, target) = try (m.buffer(data, .read), m.buffer(into, .write))
                if source.count != target.count { throw m.error(.valueError, "buffers must be the same length") }
                m.ram.copy(from: source.address, to: target.address, count: source.count)
                try m.spiTransfer(bus, source.count)
                return .none
            }),
            ("MSB", Obj(smallInteger: 1)), ("LSB", Obj(smallInteger: 0)),
        ]
        type(.spi, "SPI", locals: locals) {
            $0.makeNew = { m, _, args throws(PythonError) in try m.openSPI(args) }
            $0.print = { m, printer, bus, _ throws(PythonError) in try m.printSPI(printer, Int(m.word(bus.address + 4))) }
        }
        installSoftSPI(locals)
        for id in 0...1 { name("spi.\(id)", Obj(words([TypeID.spi.address, UInt32(id)]))) }
    }
}

extension Machine {
    /// Bytes that wait on the wire at most.
    private static let wireCapacity = 4096

    /// Which wire a bus has: the chip's are numbered, every software bus has one of its own.
    fileprivate func spiWire(_ bus: Obj) -> Int { Int(isPointer(bus, to: .spi) ? word(bus.address + 4) : bus.address) }

    fileprivate func fillByte(_ args: Args) throws(PythonError) -> UInt8 {
        guard let fill = args.optional(2) else { return 0 }
        return UInt8(truncatingIfNeeded: try integer(fill))
    }

    /// What was written before, then the byte that is sent while reading.
    fileprivate func spiRead(_ bus: Obj, _ count: Int, fill: UInt8) -> [UInt8] {
        let wire = spiWire(bus)
        let waiting = (devices.spiWritten[wire] ?? []).prefix(count)
        devices.spiWritten[wire]?.removeFirst(waiting.count)
        return waiting + Array(repeating: fill, count: count - waiting.count)
    }

    fileprivate func spiWrite(_ bus: Obj, _ bytes: [UInt8]) {
        let waiting = (devices.spiWritten[spiWire(bus)] ?? []) + bytes
        devices.spiWritten[spiWire(bus)] = Array(waiting.suffix(Machine.wireCapacity))
    }
}
