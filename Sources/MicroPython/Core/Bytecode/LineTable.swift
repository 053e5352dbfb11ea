// Which source line an instruction came from: steps of bytes and lines, from line 1 on. py/emitbc.c, py/bc.h.
//
//     0 LL BBBBB              up to 31 bytes and 3 lines
//     1 LLL BBBB  LLLLLLLL    up to 15 bytes and 2047 lines (high bits of the lines first)

import BlockHeap

/// Writing and reading line tables.
enum LineTable {
    /// The entries for a step of `byteCount` bytes and `lineCount` lines, of which one at least is not 0.
    static func encode(byteCount: Int, lineCount: Int, _ out: (UInt8) -> Void) {
        var bytes = byteCount
        var lines = lineCount
        while bytes > 0 || lines > 0 {
            let b: Int
            let l: Int
            if lines <= 6 || bytes > 0xf {
                b = min(bytes, 0x1f)
                // No line may be skipped before all bytes are.
                l = b < bytes ? 0 : min(lines, 3)
                out(UInt8(b | l << 5))
            } else {
                b = min(bytes, 0xf)
                l = min(lines, 0x7ff)
                out(UInt8(0x80 | b | (l >> 4 & 0x70)))
                out(UInt8(l & 0xff))
            }
            bytes -= b
            lines -= l
        }
    }

    /// mp_bytecode_get_source_line: the line of the instruction `offset` bytes behind the first one, by the table at `start..<end`.
    static func line(_ ram: RAM, from start: Address, to end: Address, offset: Int) -> Int {
        var at = start
        var rest = offset
        var line = 1
        while at < end {
            let c = Int(ram.load8(at))
            let bytes: Int
            let lines: Int
            if c & 0x80 == 0 {
                bytes = c & 0x1f
                lines = c >> 5
                at &+= 1
            } else {
                bytes = c & 0xf
                lines = (c << 4) & 0x700 | Int(ram.load8(at &+ 1))
                at &+= 2
            }
            guard rest >= bytes else { break }
            rest -= bytes
            line += lines
        }
        return line
    }
}
