// Text with padding. py/mpprint.c, mp_print_strn.
//
// The pieces that are handed to the printer matter: a VStr grows piece by piece. Blanks and zeros go out sixteen at a time, any other fill
// one at a time.

import BlockHeap

/// How a number or text is set. py/mpprint.h, PF_FLAG_*.
struct PrintFlags: OptionSet, Sendable {
    let rawValue: UInt32
    static let leftAdjust = PrintFlags(rawValue: 0x001)
    static let showSign = PrintFlags(rawValue: 0x002)
    static let spaceSign = PrintFlags(rawValue: 0x004)
    static let noTrailingZeros = PrintFlags(rawValue: 0x008)
    static let showPrefix = PrintFlags(rawValue: 0x010)
    static let showComma = PrintFlags(rawValue: 0x020)
    /// Padding goes between the sign and the digits.
    static let padZeros = PrintFlags(rawValue: 0x040)
    static let center = PrintFlags(rawValue: 0x080)
    static let addPercent = PrintFlags(rawValue: 0x100)
    static let showOctalLetter = PrintFlags(rawValue: 0x200)
}

extension Printer {
    /// Prints `text` in a field of `width` characters. `fill` 0 is a blank.
    func printPadded(_ text: [UInt8], flags: PrintFlags, fill: UInt8, width: Int, _ vm: VM) throws(PythonError) {
        let (before, after) = Self.padding(vm, width - text.count, flags)
        try pad(fill, before, vm)
        if !text.isEmpty { try write(text, vm) }
        try pad(fill, after, vm)
    }

    /// The same for `count` bytes of text in RAM.
    func printPadded(
        from address: Address, count: Int, flags: PrintFlags, fill: UInt8, width: Int, _ vm: VM
    ) throws(PythonError) {
        let (before, after) = Self.padding(vm, width - count, flags)
        try pad(fill, before, vm)
        if count > 0 { try write(from: address, count: count, vm) }
        try pad(fill, after, vm)
    }

    private static func padding(_ vm: VM, _ total: Int, _ flags: PrintFlags) -> (before: Int, after: Int) {
        guard total > 0 else { return (0, 0) }
        if flags.contains(.center) { return (total / 2, total - total / 2) }
        return flags.contains(.leftAdjust) ? (0, total) : (total, 0)
    }

    private func pad(_ fill: UInt8, _ count: Int, _ vm: VM) throws(PythonError) {
        let fill = fill == 0 ? UInt8(ascii: " ") : fill
        let most = fill == UInt8(ascii: " ") || fill == UInt8(ascii: "0") ? 16 : 1
        var rest = count
        while rest > 0 {
            let piece = min(rest, most)
            try write(repeatElement(fill, count: piece), vm)
            rest -= piece
        }
    }
}
