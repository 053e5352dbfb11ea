// UTF-8 as MicroPython reads it: bytes that continue a character are 10xxxxxx. py/unicode.c.

import BlockHeap

/// Questions about UTF-8 text.
enum UTF8Text {
    /// Whether `byte` continues a character.
    @inline(__always) static func isContinuation(_ byte: UInt8) -> Bool { byte & 0xc0 == 0x80 }

    /// utf8_check: lead bytes and continuation bytes match (surrogates and overlong forms are not looked for).
    static func isValid(_ bytes: some Sequence<UInt8>) -> Bool {
        var needed = 0
        for byte in bytes where byte >= 0x80 || needed > 0 {
            if needed > 0 {
                guard isContinuation(byte) else { return false }
                needed -= 1
            } else {
                guard byte >= 0xc0 && byte < 0xf8 else { return false }
                needed = byte >= 0xf0 ? 3 : byte >= 0xe0 ? 2 : 1
            }
        }
        return needed == 0
    }

    /// utf8_charlen.
    static func characterCount(_ bytes: some Sequence<UInt8>) -> Int {
        var count = 0
        for byte in bytes where !isContinuation(byte) { count += 1 }
        return count
    }

    /// utf8_get_char and utf8_next_char: the character at `index` and the index after it.
    static func decode(_ text: ByteSpan, at index: Int) -> (character: UInt32, next: Int) {
        var character = UInt32(text[index])
        var next = index + 1
        if character >= 0x80 {
            character &= 0x7f
            var mask: UInt32 = 0x40
            while character & mask != 0 {
                character &= ~mask
                mask >>= 1
            }
        }
        while next < text.count, isContinuation(text[next]) {
            if text[index] >= 0x80 { character = character << 6 | UInt32(text[next] & 0x3f) }
            next += 1
        }
        return (character, next)
    }

    /// How many bytes `character` takes.
    static func byteCount(of character: UInt32) -> Int {
        character < 0x80 ? 1 : character < 0x800 ? 2 : character < 0x1_0000 ? 3 : 4
    }

    /// Hands out the bytes of `character` with their indexes.
    static func encode(_ character: UInt32, _ put: (Int, UInt8) -> Void) {
        let length = byteCount(of: character)
        guard length > 1 else { return put(0, UInt8(character)) }
        let lead: UInt32 = length == 2 ? 0xc0 : length == 3 ? 0xe0 : 0xf0
        put(0, UInt8(truncatingIfNeeded: character >> UInt32(6 * (length - 1)) | lead))
        for index in 1..<length {
            put(index, UInt8(truncatingIfNeeded: character >> UInt32(6 * (length - 1 - index)) & 0x3f | 0x80))
        }
    }
}
