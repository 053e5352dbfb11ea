// No text commands the terminal that it is shown on.
import Testing
@testable import Text

@Suite struct PrintableTests {
    @Test("Control characters are shown, in ASCII; line ends and tabs stay", arguments: [
        ("a\u{1b}]0;X\u{7}b", "a^[]0;X^Gb"), ("\u{9b}31m", "<U+009B>31m"), ("\u{7f}\u{e}", "^?^N"), ("a\u{202e}b", "a<U+202E>b"),
        ("\u{2066}", "<U+2066>"), ("tab\tline\nä 漢 🙂", "tab\tline\nä 漢 🙂"), ("\r", "^M"), ("\u{8}", "^H"),
    ])
    func text(_ raw: String, _ shown: String) {
        #expect(raw.printable == shown)
    }

    @Test("A name is one line") func line() { #expect("a\nb\tc".printableLine == "a^Jb^Ic") }

    @Test("A line end of two characters is no control character") func lineEnds() {
        #expect("a\r\nb\tc\n".firstControl == nil && "a\rb".firstControl == "\r" && "a\r".firstControl == "\r")
        #expect("a\u{1b}".firstControl == "\u{1b}" && "a\u{200f}".firstControl == "\u{200f}")
    }

    private func console(_ pieces: [UInt8]...) -> String {
        var controls = VisibleControls()
        let bytes = pieces.flatMap { controls.shown($0) } + controls.finish()
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test("A console's bytes are shown as they come, however they are cut") func bytes() {
        let raw = Array("ä\u{1b}[2J\u{1b}[31m\u{9b}1m\u{1b}]0;x\u{7}\u{7f}漢\u{202e}\r\n\u{8}".utf8)
        let shown = "ä^[[2J^[[31m<U+009B>1m^[]0;x^G^?漢<U+202E>\r\n\u{8}"
        #expect(console(raw) == shown)
        for cut in raw.indices { #expect(console(Array(raw[..<cut]), Array(raw[cut...])) == shown) }
        var controls = VisibleControls()
        #expect(String(decoding: raw.flatMap { controls.shown([$0]) }, as: UTF8.self) == shown)
    }

    @Test("Editing a line works as on the board") func editing() {
        for sequence in ["\u{1b}[K", "\u{1b}[D", "\u{1b}[12D"] { #expect(console(Array("x\(sequence)y".utf8)) == "x\(sequence)y") }
        #expect(console(Array("\u{1b}[2K\u{1b}[1234D\u{1b}\u{1b}[K\u{1b}".utf8)) == "^[[2K^[[1234D^[\u{1b}[K^[")
    }

    @Test("Bytes that are no text are shown as bytes") func noText() {
        #expect(console([0xe9, 0x41, 0x9b, 0xff, 0xc3]) == "\\xe9A\\x9b\\xff\\xc3")
    }
}
