// Floats in fields. py/mpprint.c, mp_print_float.

extension Printer {
    private static let fieldRoom = 32

    /// Prints `value` by `kind` (e, f, g, E, F, G). `precision` -1 means 6.
    func printFloat(
        _ value: Float, kind: UInt8, flags: PrintFlags, fill: UInt8, width: Int, precision: Int, _ vm: VM
    ) throws(PythonError) {
        let sign: UInt8 = flags.contains(.showSign) ? UInt8(ascii: "+") : flags.contains(.spaceSign) ? 32 : 0
        var text = FloatFormatter.format(value, kind: kind, precision: precision, sign: sign, room: Printer.fieldRoom)
        if flags.contains(.addPercent) && text.count + 1 < Printer.fieldRoom { text.append(UInt8(ascii: "%")) }
        var width = width
        if flags.contains(.padZeros), let first = text.first, first < UInt8(ascii: "0") {
            try write(text.prefix(1), vm)
            text.removeFirst()
            width -= 1
        }
        try printPadded(text, flags: flags, fill: fill, width: width, vm)
    }
}
