// How picoheap shows itself: options of every command that can open the full screen, and what they come to on this terminal.
import ArgumentParser
import Foundation
import Grid
import Lessons
import Terminal
import Tutorial

struct DisplayOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Colours: auto, okabe-ito, sixteen or mono.", valueName: "name"), completion: .list(Theme.names.map(\.name)))
    var theme: String?

    @Flag(help: "Draw with ASCII only.")
    var ascii = false

    @Flag(help: "No screen: a dialogue by lines on a terminal, text into a pipe.")
    var plain = false

    @Option(help: ArgumentHelp("Colour: auto, always or never.", valueName: "when"))
    var color: ColourChoice = .auto

    @Flag(help: "Leave the mouse to the terminal.")
    var noMouse = false

    func validate() throws {
        if let theme, !Theme.names.contains(where: { $0.name == theme }) {
            throw ValidationError("There is no theme '\(theme)'; there are \(Theme.names.map(\.name).joined(separator: ", ")).")
        }
    }
}

extension ColourChoice: ExpressibleByArgument {}

/// The terminal that picoheap was started on.
struct Display {
    let options: DisplayOptions
    let settings: Configuration
    let environment: [String: String]
    /// Only ASCII can be shown.
    let isASCII: Bool

    init(_ options: DisplayOptions, settings: Configuration, environment: [String: String]) {
        self.options = options
        self.settings = settings
        self.environment = environment
        let isUTF8 = TerminalLocale.adopt(environment: environment)
        isASCII = options.ascii || settings.ascii == true || !isUTF8
    }

    /// Whether there is no terminal for the full screen, or none is wanted.
    var isPlain: Bool {
        let term = environment["TERM"] ?? ""
        return options.plain || isatty(STDOUT_FILENO) != 1 || isatty(STDIN_FILENO) != 1 || term.isEmpty || term == "dumb"
    }

    /// Opens the full screen for `body`; `nil` where the terminal cannot show one, which is said on stderr.
    func open(_ body: (Screen, WakePipe, Theme) -> Int32) -> Int32? {
        let wantsColour = ColourMode.wantsColour(options.color, environment: environment, isTerminal: true)
        let theme = Theme.names.first { $0.name == (options.theme ?? settings.theme ?? "auto") }?.depth
        guard let pipe = WakePipe() else {
            Console.complain("the system has no file descriptors left")
            return 1
        }
        let wishes = Screen.Options(
            wantsColour: wantsColour && theme != .mono, wantsMouse: !options.noMouse && settings.mouse != false, environment: environment)
        guard let screen = Screen(wishes, wakePipe: pipe) else {
            Console.complain("this terminal (TERM=\(environment["TERM"] ?? "")) cannot show a full screen; here is the text.")
            return nil
        }
        defer { screen.close() }
        return body(screen, pipe, Theme(depth: screen.depth == .full ? theme ?? .full : screen.depth))
    }
}
