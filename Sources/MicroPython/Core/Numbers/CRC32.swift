// The checksum of zlib, gzip and PNG. lib/uzlib/crc32.c.

/// CRC-32, the lowest bit first.
enum CRC32 {
    /// The register after `bytes`: it begins as all ones, and its complement is the checksum.
    static func update(_ register: UInt32, _ bytes: some Sequence<UInt8>) -> UInt32 {
        bytes.reduce(register) { crc, byte in
            (0..<8).reduce(crc ^ UInt32(byte)) { rest, _ in rest & 1 != 0 ? rest >> 1 ^ 0xedb8_8320 : rest >> 1 }
        }
    }
}
