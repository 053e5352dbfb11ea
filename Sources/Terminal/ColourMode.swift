// Whether to colour, decided before any terminal is opened, by the rules that people already know:
// --color, then NO_COLOR (no-color.org), CLICOLOR_FORCE and CLICOLOR (bixense.com/clicolors), then the terminal.

/// What `--color` takes.
public enum ColourChoice: String, Sendable, CaseIterable {
    case auto, always, never
}

/// The decision.
public enum ColourMode {
    /// True if colours are wanted.
    /// - Parameters:
    ///   - choice: what `--color` said.
    ///   - environment: the process's environment.
    ///   - isTerminal: whether the output goes to a terminal.
    public static func wantsColour(
        _ choice: ColourChoice, environment: [String: String], isTerminal: Bool
    ) -> Bool {
        switch choice {
        case .always: return true
        case .never: return false
        case .auto: break
        }
        if let no = environment["NO_COLOR"], !no.isEmpty { return false }
        if let force = environment["CLICOLOR_FORCE"], !force.isEmpty, force != "0" { return true }
        if environment["CLICOLOR"] == "0" { return false }
        return isTerminal && environment["TERM"] != "dumb"
    }
}
