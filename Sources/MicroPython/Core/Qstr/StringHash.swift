// The hash of str, bytes and qstr: djb2, cut to 8 bits. py/qstr.c, qstr_compute_hash with MICROPY_QSTR_BYTES_IN_HASH 1.

/// Hashes of strings.
enum StringHash {
    /// 1...255: a computed hash is never 0, which means "not computed yet".
    @inline(__always) static func of(_ bytes: some Sequence<UInt8>) -> UInt32 { cut(whole(bytes)) }

    /// All 32 bits, before they are cut.
    @inline(__always) static func whole(_ bytes: some Sequence<UInt8>) -> UInt32 {
        var hash: UInt32 = 5381
        for byte in bytes { hash = (hash &* 33) ^ UInt32(byte) }
        return hash
    }

    @inline(__always) static func cut(_ whole: UInt32) -> UInt32 { whole & 0xff == 0 ? 1 : whole & 0xff }
}
