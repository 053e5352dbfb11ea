// Unpacking a DEFLATE stream (RFC 1951) byte by byte, with a window that may be smaller than the 32 KiB of the format.
// lib/uzlib/tinflate.c.

import BlockHeap

/// What ends an unpacking.
enum InflateFault: Error {
    /// The data is none that was packed, or needs a larger window.
    case badData
    /// Reading the stream raised this.
    case python(PythonError)
}

/// Unpacks from a stream into RAM.
struct Inflater {
    let vm: VM
    let state: InflateState

    /// Bits behind each length symbol from 257 on, and each distance symbol; and the least that it stands for.
    private static let lengths = steps(count: 28, plainCount: 8, each: 4, from: 3) + [(bits: 0, least: 258)]
    private static let distances = steps(count: 30, plainCount: 4, each: 2, from: 1)
    /// The order in which the lengths of the code for lengths come.
    private static let lengthOrder = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]

    private static func steps(count: Int, plainCount: Int, each: Int, from first: Int) -> [(bits: Int, least: Int)] {
        var (out, least) = ([(bits: Int, least: Int)](), first)
        for symbol in 0..<count {
            let bits = symbol < plainCount ? 0 : symbol / each - 1
            out.append((bits, least))
            least += 1 << bits
        }
        return out
    }

    /// uzlib_uncompress_chksum: up to `count` bytes to `address`. How many; fewer, or none, only at the end.
    func inflate(into address: Address, _ count: Int) throws(InflateFault) -> Int {
        var (done, isOver) = (0, false)
        while done < count {
            guard let byte = try nextByte() else {
                isOver = true
                break
            }
            vm.ram.store8(address + UInt32(done), byte)
            done += 1
        }
        state.noteTarget(end: address + UInt32(done), limit: address + UInt32(count))
        addToSum(vm.ram.bytes(address, count: done))
        if isOver {
            try checkSum()
            state.isOver = true
        }
        return done
    }

    /// The next byte; `nil` behind the last block.
    private func nextByte() throws(InflateFault) -> UInt8? {
        while true {
            if state.block < 0 { try beginBlock() }
            if let byte = try nextInBlock() { return byte }
            if state.isLastBlock { return nil }
            state.block = -1
        }
    }

    private func beginBlock() throws(InflateFault) {
        state.isLastBlock = try bit() == 1
        state.block = Int32(try bits(2))
        if state.block == 1 { useUsualCodes() } else if state.block == 2 { try readCodes() }
    }

    /// The next byte of the block; `nil` at its end.
    private func nextInBlock() throws(InflateFault) -> UInt8? {
        switch state.block {
        case 0: try nextStored()
        case 1, 2: try nextCoded()
        default: throw .badData
        }
    }

    // MARK: bytes

    /// A byte of a block that was not packed: its length and the complement of that, then the bytes.
    private func nextStored() throws(InflateFault) -> UInt8? {
        if state.left == 0 {
            let length = try UInt32(source()) | UInt32(source()) << 8
            if try UInt32(source()) | UInt32(source()) << 8 != ~length & 0xffff { throw .badData }
            state.left = length + 1
            state.bitCount = 0
        }
        state.left &-= 1
        return state.left == 0 ? nil : put(try source())
    }

    /// A byte of a packed block: a literal, or one of a piece that the window has already.
    private func nextCoded() throws(InflateFault) -> UInt8? {
        if state.left == 0 {
            let symbol = try symbol(state.literals)
            if symbol < 256 { return put(UInt8(symbol)) }
            if symbol == 256 { return nil }
            guard symbol - 257 < Self.lengths.count else { throw .badData }
            let length = Self.lengths[symbol - 257]
            let count = try length.least + bits(length.bits)
            let far = try self.symbol(state.distances)
            guard far < Self.distances.count else { throw .badData }
            let offset = try UInt32(Self.distances[far].least + bits(Self.distances[far].bits))
            if offset > state.windowSize { throw .badData }
            state.left = UInt32(count)
            state.copyPlace = state.windowPlace >= offset ? state.windowPlace - offset : state.windowPlace + state.windowSize - offset
        }
        let byte = vm.ram.load8(state.window + state.copyPlace)
        state.copyPlace = state.copyPlace + 1 >= state.windowSize ? 0 : state.copyPlace + 1
        state.left &-= 1
        return put(byte)
    }

    /// Puts a byte in the window, too.
    private func put(_ byte: UInt8) -> UInt8 {
        vm.ram.store8(state.window + state.windowPlace, byte)
        state.windowPlace = state.windowPlace + 1 >= state.windowSize ? 0 : state.windowPlace + 1
        return byte
    }

    // MARK: codes

    private func useUsualCodes() {
        let literals = [(144, 8), (112, 9), (24, 7), (8, 8)].flatMap { [UInt8](repeating: UInt8($0.1), count: $0.0) }
        state.literals.build(literals[...])
        state.distances.build([UInt8](repeating: 5, count: 32)[...])
    }

    /// tinf_decode_trees: the lengths of both codes, packed in a third one.
    private func readCodes() throws(InflateFault) {
        let (literalCount, distanceCount) = try (bits(5) + 257, bits(5) + 1)
        let lengthCount = try bits(4) + 4
        var lengths = [UInt8](repeating: 0, count: 19)
        for place in Self.lengthOrder.prefix(lengthCount) { lengths[place] = UInt8(try bits(3)) }
        state.literals.build(lengths[...])
        let count = literalCount + distanceCount
        lengths = []
        while lengths.count < count {
            let symbol = try symbol(state.literals)
            let (value, repeats): (UInt8, Int)
            switch symbol {
            case 0...15: (value, repeats) = (UInt8(symbol), 1)
            case 16:
                guard let last = lengths.last else { throw .badData }
                (value, repeats) = (last, try bits(2) + 3)
            case 17: (value, repeats) = (0, try bits(3) + 3)
            default: (value, repeats) = (0, try bits(7) + 11)
            }
            lengths += [UInt8](repeating: value, count: repeats)
        }
        if lengths.count > count || lengths[256] == 0 { throw .badData }
        state.literals.build(lengths[..<literalCount])
        state.distances.build(lengths[literalCount...])
    }

    /// tinf_decode_symbol.
    private func symbol(_ code: InflateCode) throws(InflateFault) -> Int {
        var (first, place) = (0, 0)
        for length in 1...InflateCode.longest {
            place = try 2 * place + bit()
            let count = code.count(length)
            if place < count {
                guard first + place < InflateCode.symbolCount else { break }
                return code.symbol(first + place)
            }
            first += count
            place -= count
        }
        throw .badData
    }

    // MARK: bits

    private func bit() throws(InflateFault) -> Int {
        if state.bitCount == 0 {
            state.byte = UInt32(try source())
            state.bitCount = 8
        }
        defer { (state.byte, state.bitCount) = (state.byte >> 1, state.bitCount - 1) }
        return Int(state.byte & 1)
    }

    /// The lowest bit first.
    private func bits(_ count: Int) throws(InflateFault) -> Int {
        var value = 0
        for place in 0..<count { value |= try bit() << place }
        return value
    }

    /// deflateio_read_stream: a byte of the stream; its end raises EOFError.
    func source() throws(InflateFault) -> UInt8 {
        do throws(PythonError) {
            let stream = vm.obj(state.owner.address + 4)
            let slots = try Stream.slots(vm, stream, .read)
            return try vm.withArgs(.null) { place throws(PythonError) in
                var errno = 0
                let got = try slots.read!(vm, stream, place.base, 1, &errno)
                if got < 0 { throw vm.osError(errno) }
                if got == 0 { throw vm.error(.eofError) }
                return vm.ram.load8(place.base)
            }
        } catch {
            throw .python(error)
        }
    }

    // MARK: the end

    private func addToSum(_ bytes: [UInt8]) {
        switch state.checksum {
        case .none: break
        case .adler:
            var (low, high) = (state.sum & 0xffff, state.sum >> 16)
            for byte in bytes {
                low = (low + UInt32(byte)) % 65521
                high = (high + low) % 65521
            }
            state.sum = high << 16 | low
        case .crc: state.sum = CRC32.update(state.sum, bytes)
        }
    }

    private func checkSum() throws(InflateFault) {
        var trailer: [UInt32] = []
        for _ in 0..<(state.checksum == .none ? 0 : state.checksum == .adler ? 4 : 8) { trailer.append(UInt32(try source())) }
        switch state.checksum {
        case .none: break
        case .adler: if trailer.reduce(0, { $0 << 8 | $1 }) != state.sum { throw .badData }
        // The length behind the checksum is not looked at.
        case .crc: if trailer[..<4].reversed().reduce(0, { $0 << 8 | $1 }) != ~state.sum { throw .badData }
        }
    }
}
