// The strings that the firmware carries in ROM. py/makeqstrdata.py. They are never interned at run time, so which names stand here
// decides how many blocks a script's names take. `rom-strings.txt` has one a line, `\xNN` for a byte that is not printable, and, where
// not every build has it, a tab and the words that must hold of the build (`FirmwareBuild.has`).
//
// Their order is what `dir()` lists names in: after the fixed ones come the operators' method names, then those that the firmware's
// C code uses, then those of its frozen modules, each in the order of their characters.

/// The firmware's strings in the order of their qstr numbers.
enum FirmwareStrings {
    /// Those with fixed numbers first, then the others.
    static func all(of build: FirmwareBuild) -> [[UInt8]] {
        var texts = StaticQstr.allCases.map { Array($0.text.utf8) }
        var seen = Set(texts)
        for line in PackageResources.rom_strings_txt.split(separator: UInt8(ascii: "\n")) {
            let columns = line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
            guard columns.count == 1 || build.has(String(decoding: columns[1], as: UTF8.self).split(separator: " ")) else { continue }
            let text = unescaped(columns[0])
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
