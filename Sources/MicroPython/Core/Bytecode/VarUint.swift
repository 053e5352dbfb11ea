// Numbers inside bytecode: seven bits a byte, the highest first, bit 7 set on all but the last. py/bc.c.
//
//     300 = 0b10_0101100    ->    1000_0010  0010_1100

import BlockHeap

/// What bytecode is read from: memory by addresses, or by offsets in its window.
protocol CodeMemory {
    func load8(_ place: UInt32) -> UInt8
    func load16(_ place: UInt32) -> UInt16
}

extension RAM: CodeMemory {}
extension RAMOffsets: CodeMemory {}

/// Decoding; `ip` moves past the number.
extension CodeMemory {
    /// mp_decode_uint.
    @inline(__always) func decodeUint(_ ip: inout UInt32) -> UInt32 {
        var byte = load8(ip)
        ip &+= 1
        if byte & 0x80 == 0 { return UInt32(byte) }
        var value = UInt32(byte & 0x7f)
        repeat {
            byte = load8(ip)
            ip &+= 1
            value = value << 7 | UInt32(byte & 0x7f)
        } while byte & 0x80 != 0
        return value
    }

    /// The same for a number with a sign: bit 6 of its first byte.
    @inline(__always) func decodeInt(_ ip: inout UInt32) -> Int32 {
        var byte = load8(ip)
        ip &+= 1
        var value: Int32 = byte & 0x40 != 0 ? -1 : 0
        value = value << 7 | Int32(byte & 0x7f)
        while byte & 0x80 != 0 {
            byte = load8(ip)
            ip &+= 1
            value = value << 7 | Int32(byte & 0x7f)
        }
        return value
    }

    /// mp_decode_uint_skip: the place behind the number.
    @inline(__always) func skipUint(_ ip: UInt32) -> UInt32 {
        var ip = ip
        while load8(ip) & 0x80 != 0 { ip &+= 1 }
        return ip &+ 1
    }

    /// A signed jump's distance from the next instruction.
    @inline(__always) func decodeSignedJump(_ ip: inout UInt32) -> Int32 {
        let low = load8(ip)
        if low & 0x80 == 0 {
            ip &+= 1
            return Int32(low) &- 0x40
        }
        let high = load8(ip &+ 1)
        ip &+= 2
        return (Int32(low & 0x7f) | Int32(high) << 7) &- 0x4000
    }

    /// An unsigned jump's distance from the next instruction.
    @inline(__always) func decodeUnsignedJump(_ ip: inout UInt32) -> UInt32 {
        let low = load8(ip)
        if low & 0x80 == 0 {
            ip &+= 1
            return UInt32(low)
        }
        let high = load8(ip &+ 1)
        ip &+= 2
        return UInt32(low & 0x7f) | UInt32(high) << 7
    }
}

/// Encoding.
enum VarUint {
    /// The bytes of `value`.
    static func encode(_ value: UInt32) -> [UInt8] {
        var bytes = [UInt8(value & 0x7f)]
        var rest = value >> 7
        while rest != 0 {
            bytes.append(UInt8(rest & 0x7f) | 0x80)
            rest >>= 7
        }
        return bytes.reversed()
    }

    /// The bytes of a number with a sign: as few as leave the sign in bit 6 of the first.
    static func encode(signed value: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        var rest = value
        repeat {
            bytes.append(UInt8(truncatingIfNeeded: rest & 0x7f) | (bytes.isEmpty ? 0 : 0x80))
            rest >>= 7
        } while rest != 0 && rest != -1
        if rest == -1 && bytes.last! & 0x40 == 0 { bytes.append(0xff) }
        if rest == 0 && bytes.last! & 0x40 != 0 { bytes.append(0x80) }
        return bytes.reversed()
    }
}
