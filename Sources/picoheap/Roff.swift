// A manual page's source for man(1), in the macros of man(7).

import Text

/// Builds a page from plain text; what roff would take as its own is escaped.
struct Roff {
    private(set) var text: String

    /// `.TH`: the page's name, its section, and what stands in its foot.
    init(title: String, section: Int, source: String) {
        text = ".TH \"\(Roff.escaped(title))\" \(section) \"\" \"\(Roff.escaped(source))\"\n"
    }

    mutating func section(_ title: String) { text += ".SH \"\(Roff.escaped(title))\"\n" }

    mutating func subsection(_ title: String) { text += ".SS \"\(Roff.escaped(title))\"\n" }

    mutating func paragraph(_ words: String) { text += ".PP\n" + Roff.line(words) }

    /// A word, bold, with what there is to say of it further in.
    mutating func item(_ word: String, _ words: String) { text += ".TP\n\\fB\(Roff.escaped(word))\\fR\n" + Roff.line(words) }

    /// A line of text: no request, whatever it begins with.
    private static func line(_ words: String) -> String {
        let line = escaped(words)
        return (line.hasPrefix(".") || line.hasPrefix("'") ? "\\&" : "") + line + "\n"
    }

    /// ASCII, in which every character stands for itself.
    static func escaped(_ words: String) -> String {
        words.unicodeScalars.map { scalar in
            switch scalar {
            case "\\": "\\e"
            case "-": "\\-"
            case "\"": "\\(dq"
            case "'": "\\(aq"
            case "`": "\\(ga"
            case "^": "\\(ha"
            case "~": "\\(ti"
            case "\n": " "
            case _ where scalar.isASCII: String(scalar)
            default: "\\[u\(scalar.value.hex(digits: 4).uppercased())]"
            }
        }.joined()
    }
}
