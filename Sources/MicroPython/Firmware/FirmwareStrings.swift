// The strings that the Pico 2 W firmware carries in ROM. py/makeqstrdata.py. They are never interned at run time, so which names stand
// here decides how many blocks a script's names take. `rom-strings.txt` has one a line, `\xNN` for a byte that is not printable.
//
// Their order is what `dir()` lists names in: after the fixed ones come the operators' method names, then those that the firmware's
// C code uses, then those of its frozen modules, each in the order of their characters.

/// The firmware's strings in the order of their qstr numbers.
enum FirmwareStrings {
    /// Those with fixed numbers first, then the others.
    static func all() -> [[UInt8]] {
        var texts = StaticQstr.allCases.map { Array($0.text.utf8) }
        var seen = Set(texts)
        for line in PackageResources.rom_strings_txt.split(separator: UInt8(ascii: "\n")) {
            let text = unescaped(line)
            if seen.insert(text).inserted { texts.append(text) }
        }
        return texts
    }

    private static func unescaped(_ line: ArraySlice<UInt8>) -> [UInt8] {
        var out: [UInt8] = []
        var rest = line
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "\\"), rest.first == UInt8(ascii: "x"),
                let value = UInt8(String(decoding: rest.dropFirst().prefix(2), as: UTF8.self), radix: 16)
            {
                out.append(value)
                rest = rest.dropFirst(3)
            } else {
                out.append(byte)
            }
        }
        return out
    }
}
