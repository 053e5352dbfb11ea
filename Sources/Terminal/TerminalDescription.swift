// Where the description of a terminal is found: terminfo's database on this machine, or the descriptions that a packaged program carries
// inside, for machines that have none or have never heard of the terminal that somebody sits at.

import Foundation
import Packaged

/// A terminal's description, as it was found.
public struct TerminalDescription: Sendable, Equatable {
    /// The name that it was found by.
    public var name: String
    /// Whether picoheap carries it inside; else the machine has it.
    public var isCarried: Bool

    /// The names to try for the terminal that TERM and COLORTERM tell of, best first.
    static func names(environment: [String: String]) -> [String] {
        let term = environment["TERM"] ?? "dumb"
        var names = [term]
        // One that says in COLORTERM that it has true colour certainly has the 256 that picoheap uses.
        let isRich = ["truecolor", "24bit", "256color"].contains(environment["COLORTERM"] ?? "")
        if isRich, ["xterm", "screen", "tmux", "rxvt-unicode"].contains(term) { names.insert(term + "-256color", at: 0) }
        if let like = likeness(of: term), !names.contains(like) { names.append(like) }
        return names
    }

    /// What a terminal that nobody knows by its name is most like: nearly all that are written today obey what xterm obeys.
    private static func likeness(of term: String) -> String? {
        let family = term.split { "-.+".contains($0) }.first.map(String.init) ?? ""
        switch family {
        case "screen", "tmux": return family + "-256color"
        case "xterm", "alacritty", "contour", "foot", "ghostty", "gnome", "iTerm2", "kitty", "konsole", "mintty", "nsterm", "putty", "rio",
            "rxvt", "st", "vte", "wezterm":
            return "xterm-256color"
        default: return term.hasSuffix("-256color") ? "xterm-256color" : nil
        }
    }

    /// Calls `open`, which asks ncurses for a terminal of this name, until one is known.
    static func open<Opened>(
        environment: [String: String], _ open: (String) -> Opened?
    ) -> (opened: Opened, description: TerminalDescription)? {
        for name in names(environment: environment) {
            if let opened = open(name) { return (opened, TerminalDescription(name: name, isCarried: false)) }
            guard let first = name.first, let bytes = Packaged.archive.bytes("terminfo/\(first)/\(name)") else { continue }
            // ncurses takes a whole description in the place of a file's name, here as base 64; see terminfo(5). The variable is set for
            // this one call only: what picoheap starts has other ideas about terminals.
            setenv("TERMINFO", "b64:" + Data(bytes).base64EncodedString(), 1)
            defer {
                if let before = environment["TERMINFO"] { setenv("TERMINFO", before, 1) } else { unsetenv("TERMINFO") }
            }
            if let opened = open(name) { return (opened, TerminalDescription(name: name, isCarried: true)) }
        }
        return nil
    }
}
