// A running SHA-256 or SHA-1. extmod/modhashlib.c over mbedtls.
//
//     sha256:  +0 type   +4 final   +8 buffer, 64 bytes   +72 bytes so far (64 bits)   +80 state, 8 words   +112 unused     116 bytes
//     sha1:    +0 type   +4 final   +8 bytes so far (64 bits)   +16 state, 5 words   +36 buffer, 64 bytes                    100 bytes

import BlockHeap

/// A digest object's words, and how to go on with it.
struct DigestObject {
    private let ram: RAM
    let address: Address
    private let kind: DigestKind

    init(_ ram: RAM, _ address: Address, _ kind: DigestKind) {
        self.ram = ram
        self.address = address
        self.kind = kind
    }

    var isFinal: Bool {
        get { ram.load8(address + 4) != 0 }
        nonmutating set { ram.store8(address + 4, newValue ? 1 : 0) }
    }
    private var total: UInt64 {
        get { UInt64(ram.load32(address + kind.totalOffset)) | UInt64(ram.load32(address + kind.totalOffset + 4)) << 32 }
        nonmutating set {
            ram.store32(address + kind.totalOffset, UInt32(truncatingIfNeeded: newValue))
            ram.store32(address + kind.totalOffset + 4, UInt32(truncatingIfNeeded: newValue >> 32))
        }
    }
    private var buffer: Address { address + kind.bufferOffset }

    func initialise() {
        ram.store32(address, kind.type.address)
        for (index, word) in kind.start.enumerated() { ram.store32(address + kind.stateOffset + UInt32(index) * 4, word) }
    }

    /// Takes `count` bytes in; whole blocks are mixed at once.
    func update(_ source: Address, count: Int) {
        var (source, rest) = (source, count)
        var fill = Int(total & 63)
        total &+= UInt64(count)
        while rest > 0 {
            let taken = min(64 - fill, rest)
            ram.copy(from: source, to: buffer + UInt32(fill), count: taken)
            source += UInt32(taken)
            rest -= taken
            fill += taken
            if fill == 64 {
                mix()
                fill = 0
            }
        }
    }

    /// Pads, mixes the last block and writes the digest.
    func finish(to destination: Address) {
        let bits = total << 3
        var fill = Int(total & 63)
        ram.store8(buffer + UInt32(fill), 0x80)
        fill += 1
        if fill > 56 {
            ram.fill(buffer + UInt32(fill), count: 64 - fill)
            mix()
            fill = 0
        }
        ram.fill(buffer + UInt32(fill), count: 56 - fill)
        storeBigEndian(UInt32(truncatingIfNeeded: bits >> 32), at: buffer + 56)
        storeBigEndian(UInt32(truncatingIfNeeded: bits), at: buffer + 60)
        mix()
        for index in 0..<UInt32(kind.start.count) {
            storeBigEndian(ram.load32(address + kind.stateOffset + index * 4), at: destination + index * 4)
        }
    }

    private func mix() {
        let block = (0..<16).map { ram.load32(buffer + UInt32($0) * 4).byteSwapped }
        var state = (0..<kind.start.count).map { ram.load32(address + kind.stateOffset + UInt32($0) * 4) }
        kind.compress(&state, block)
        for (index, word) in state.enumerated() { ram.store32(address + kind.stateOffset + UInt32(index) * 4, word) }
    }

    private func storeBigEndian(_ word: UInt32, at place: Address) { ram.store32(place, word.byteSwapped) }
}

/// What differs between the two digests.
enum DigestKind: Sendable {
    case sha256, sha1

    var type: TypeID { self == .sha256 ? .sha256 : .sha1 }
    var name: String { self == .sha256 ? "sha256" : "sha1" }
    var byteCount: Int { self == .sha256 ? 116 : 100 }
    var bufferOffset: UInt32 { self == .sha256 ? 8 : 36 }
    var totalOffset: UInt32 { self == .sha256 ? 72 : 8 }
    var stateOffset: UInt32 { self == .sha256 ? 80 : 16 }
    var start: [UInt32] { self == .sha256 ? SHA256.start : SHA1.start }
    /// Bytes of the result.
    var digestByteCount: Int { start.count * 4 }

    func compress(_ state: inout [UInt32], _ block: [UInt32]) {
        self == .sha256 ? SHA256.compress(&state, block) : SHA1.compress(&state, block)
    }
}
