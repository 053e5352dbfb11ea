// What the doctor finds of the terminal: is it one, does anybody know it, its colours, its characters, its size.

import Foundation
import Terminal
import Tutorial

extension Finding {
    static func terminal(_ environment: [String: String]) -> [Finding] {
        [stream(), description(environment), colours(environment), characters(environment), size()].compactMap(\.self)
    }

    private static var isTerminal: Bool { isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1 }

    private static func stream() -> Finding {
        guard isTerminal else {
            return Finding(
                .note, "terminal", "input and output are not both one, so sections are printed as text",
                "start picoheap without a pipe; over ssh ask for a terminal: ssh -t")
        }
        return Finding(.ok, "terminal", "\(ttyname(STDIN_FILENO).map { String(cString: $0) } ?? "yes")")
    }

    /// Where there is no terminal nothing is wrong with not knowing which.
    private static func description(_ environment: [String: String]) -> Finding {
        let term = environment["TERM"] ?? ""
        let weight: Weight = isTerminal ? .bad : .note
        let advice = "export TERM=xterm-256color, which nearly every terminal obeys"
        if term.isEmpty { return Finding(weight, "TERM", "not set, so sections are printed as text", advice) }
        if term == "dumb" { return Finding(weight, "TERM", "dumb: sections are printed as text", advice) }
        guard let probe = TerminalProbe(environment: environment) else {
            return Finding(weight, "TERM", "\(term): nobody here knows this terminal, so sections are printed as text", advice)
        }
        guard probe.movesCursor else {
            return Finding(weight, "TERM", "\(term): the cursor cannot be moved, so sections are printed as text", advice)
        }
        let name = probe.description.name == term ? term : "\(term), taken as \(probe.description.name)"
        return Finding(.ok, "TERM", name + (probe.description.isCarried ? ", as picoheap itself describes it" : ""))
    }

    /// Nil where the terminal is unknown: that has been said.
    private static func colours(_ environment: [String: String]) -> Finding? {
        guard let probe = TerminalProbe(environment: environment), probe.movesCursor else { return nil }
        guard ColourMode.wantsColour(.auto, environment: environment, isTerminal: true) else {
            return Finding(.ok, "colours", "none, as NO_COLOR or CLICOLOR asks")
        }
        if probe.colours >= 256 { return Finding(.ok, "colours", "\(probe.colours)") }
        let advice = "if the terminal can show more, export TERM=xterm-256color"
        return Finding(.note, "colours", probe.colours >= 8 ? "\(probe.colours); the maps have 256" : "none", advice)
    }

    private static func characters(_ environment: [String: String]) -> Finding {
        let isUTF8 = TerminalLocale.adopt(environment: environment)
        let wanted = TerminalLocale.wanted(environment)
        let name = wanted ?? "none is set"
        if isUTF8 { return Finding(.ok, "locale", "\(name): UTF-8") }
        return Finding(
            .note, "locale", "\(name): not UTF-8 on this machine, so maps are drawn in ASCII",
            "export LC_ALL=C.UTF-8; 'locale -a' lists what this machine has")
    }

    private static func size() -> Finding? {
        guard let size = TerminalProbe.size else { return nil }
        let text = "\(size.columns)x\(size.rows)"
        if size.columns < smallestScreen.columns || size.rows < smallestScreen.rows {
            return Finding(
                .bad, "size", "\(text); picoheap needs \(smallestScreen.columns)x\(smallestScreen.rows)",
                size == (0, 0) ? "say how large it is: stty columns 80 rows 24" : "make the window larger or its letters smaller")
        }
        return Finding(.ok, "size", text)
    }
}
