// machine.SPI, and what SoftSPI has in common with it. MOSI is joined to MISO: what is written is what is read.
// extmod/machine_spi.c, ports/rp2/machine_spi.c.
//
//     +0 type   +4 id      in ROM

import BlockHeap

extension ROMBuilder {
    func installSPI() {
        let locals: [(String, Obj)] = [
            ("init", function(1, keywords: true) { vm, args throws(PythonError) in
                if vm.isPointer(args[0], to: .spi) {
                    try vm.initSPI(args[0], args.dropFirst(1))
                } else {
                    try vm.initSoftSPI(args[0], args.dropFirst(1))
                }
                return .none
            }),
            ("deinit", function1 { vm, bus throws(PythonError) in
                vm.devices.spiWritten[vm.spiWire(bus)] = nil
                return .none
            }),
            ("read", function(2, 3) { vm, args throws(PythonError) in
                let count = try vm.integer(args[1])
                if count < 0 { throw vm.error(.valueError) }
                let text = try VStr(vm, count: count)
                vm.ram.store(vm.spiRead(args[0], count, fill: try vm.fillByte(args)), at: text.buffer)
                try vm.spiTransfer(args[0], count)
                return try vm.bytes(from: text)
            }),
            ("readinto", function(2, 3) { vm, args throws(PythonError) in
                let target = try vm.buffer(args[1], .write)
                vm.ram.store(vm.spiRead(args[0], target.count, fill: try vm.fillByte(args)), at: target.address)
                try vm.spiTransfer(args[0], target.count)
                return .none
            }),
            ("write", function2 { vm, bus, data throws(PythonError) in
                let source = try vm.buffer(data, .read)
                vm.spiWrite(bus, vm.ram.bytes(source.address, count: source.count))
                try vm.spiTransfer(bus, source.count)
                return .none
            }),
            ("write_readinto", function3 { vm, bus, data, into throws(PythonError) in
                let (source, target) = try (vm.buffer(data, .read), vm.buffer(into, .write))
                if source.count != target.count { throw vm.error(.valueError, "buffers must be the same length") }
                vm.ram.copy(from: source.address, to: target.address, count: source.count)
                try vm.spiTransfer(bus, source.count)
                return .none
            }),
            ("MSB", Obj(smallInteger: 1)), ("LSB", Obj(smallInteger: 0)),
        ]
        type(.spi, "SPI", locals: locals) {
            $0.makeNew = { vm, _, args throws(PythonError) in try vm.openSPI(args) }
            $0.print = { vm, printer, bus, _ throws(PythonError) in try vm.printSPI(printer, Int(vm.word(bus.address + 4))) }
        }
        installSoftSPI(locals)
        for id in 0...1 { name("spi.\(id)", Obj(words([TypeID.spi.address, UInt32(id)]))) }
    }
}

extension VM {
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
        devices.spiWritten[spiWire(bus)] = Array(waiting.suffix(VM.wireCapacity))
    }
}
