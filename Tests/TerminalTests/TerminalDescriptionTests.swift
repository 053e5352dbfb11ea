import Testing
@testable import Terminal

@Suite struct TerminalDescriptionTests {
    private func names(_ term: String, _ colour: String = "") -> [String] {
        TerminalDescription.names(environment: ["TERM": term, "COLORTERM": colour])
    }

    @Test("A terminal is asked by its own name, by its 256-colour name first where it has true colour, last by what it is like")
    func order() {
        #expect(names("xterm", "truecolor") == ["xterm-256color", "xterm"])
        #expect(names("xterm") == ["xterm", "xterm-256color"])
        #expect(names("tmux") == ["tmux", "tmux-256color"])
        #expect(names("screen.xterm-kitty") == ["screen.xterm-kitty", "screen-256color"])
        #expect(names("xterm-256color") == ["xterm-256color"])
        #expect(names("xterm-ghostty") == ["xterm-ghostty", "xterm-256color"])
        #expect(names("foot", "truecolor") == ["foot", "xterm-256color"])
    }

    @Test("Nothing is guessed of a terminal that is of no known family")
    func unknown() {
        for term in ["vt100", "linux", "adm3a", "-", "", "dumb"] { #expect(names(term) == [term]) }
    }

    @Test("A name that this machine does not know is found by what it is like")
    func likeness() {
        let found = TerminalDescription.open(environment: ["TERM": "xterm-nobody-has-heard-of-it"]) { $0 == "xterm-256color" ? $0 : nil }
        #expect(found?.description == TerminalDescription(name: "xterm-256color", isCarried: false))
        #expect(TerminalDescription.open(environment: ["TERM": "adm3a"]) { _ in nil as String? } == nil)
    }
}
