// The terminal, held by ncurses. One Screen at a time: ncurses is a set of globals behind one door.
//
// Life: init (full screen) -> draw / readInput -> suspend or handOver, and back -> close. However the process ends, the terminal is
// given back as it was: by `close`, or by the handlers of Signals.
import CNcurses
import Foundation
import Grid
import Tutorial

/// The learner's terminal in full-screen mode.
public final class Screen {
    /// How the screen is to be opened.
    public struct Options: Sendable {
        public var wantsColour: Bool
        public var wantsMouse: Bool
        public var environment: [String: String]

        public init(wantsColour: Bool, wantsMouse: Bool, environment: [String: String]) {
            self.wantsColour = wantsColour
            self.wantsMouse = wantsMouse
            self.environment = environment
        }
    }

    let window: UnsafeMutablePointer<WINDOW>
    let wakePipe: WakePipe
    /// What the terminal can show of colour.
    public let depth: ColourDepth
    /// Colours that ncurses knows here; 0 in mono.
    let colours: Int
    /// The looks already translated.
    var looks: [Style: Look] = [:]
    /// What the terminal shows now, to send only rows that differ.
    var shown: Grid?
    /// One row's cells on their way to ncurses.
    var row: [cchar_t] = []

    private let handle: OpaquePointer
    private var isOpen = true

    /// Opens the terminal; nil if terminfo does not know it or it cannot move its cursor.
    public init?(_ options: Options, wakePipe: WakePipe) {
        guard let out = fdopen(STDOUT_FILENO, "w"), let input = fdopen(STDIN_FILENO, "r") else { return nil }
        // Before newterm: ncurses takes only those signals that nobody else has taken.
        Signals.install(pipe: wakePipe.writing, restoring: [])
        // By hand: a lazy collection would open the terminal twice, and ncurses would take its own settings for the shell's.
        let found = TerminalDescription.open(environment: options.environment) { newterm($0, out, input) }
        guard let opened = found?.opened, let whole = nc_whole_screen(), tigetstr("cup").map({ Int(bitPattern: $0) > 0 }) ?? false else {
            Signals.uninstall()
            return nil
        }
        handle = opened
        window = whole
        self.wakePipe = wakePipe
        if options.wantsColour, has_colors() {
            start_color()
            use_default_colors()
            colours = Int(nc_colors())
        } else {
            colours = 0
        }
        depth = colours >= 256 ? .full : colours >= 8 ? .sixteen : .mono
        set_escdelay(25)
        raw()
        noecho()
        nonl()
        keypad(window, true)
        nodelay(window, true)
        curs_set(0)
        if options.wantsMouse {
            mousemask(nc_left_pressed | nc_wheel_up | nc_wheel_down, nil)
            mouseinterval(0)
        }
        // The settings to go back to are those of before newterm, which ncurses restores by itself in endwin; a crash
        // needs them in bytes.
        reset_shell_mode()
        Signals.install(pipe: wakePipe.writing, restoring: Screen.restoringBytes(mouse: options.wantsMouse))
        reset_prog_mode()
    }

    /// The size that ncurses works with.
    public var size: (columns: Int, rows: Int) { (Int(getmaxx(window)), Int(getmaxy(window))) }

    /// Gives the terminal back. May be called twice.
    public func close() {
        guard isOpen else { return }
        isOpen = false
        endwin()
        Signals.uninstall()
        delscreen(handle)
    }

    /// Leaves the full screen while `body` runs, for an editor.
    public func handOver<Result>(_ body: () -> Result) -> Result {
        endwin()
        let result = body()
        takeBack()
        return result
    }

    /// Ctrl-Z: stops the process and comes back to a screen drawn anew.
    public func suspend() {
        endwin()
        Signals.stopProcess()
        takeBack()
    }

    /// Makes the terminal ours again after somebody else has had it.
    func takeBack() {
        adoptSize()
        reset_prog_mode()
        redraw()
    }

    /// Draws everything again, whatever the terminal is believed to show.
    public func redraw() {
        clearok(window, true)
        shown = nil
    }

    /// Tells ncurses the size that the terminal has now.
    func adoptSize() {
        var now = winsize()
        guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &now) == 0, now.ws_row > 0, now.ws_col > 0 else { return }
        if Int32(now.ws_row) != getmaxy(window) || Int32(now.ws_col) != getmaxx(window) {
            resizeterm(Int32(now.ws_row), Int32(now.ws_col))
            shown = nil
        }
    }

    /// What a crash writes: leave the alternate screen, show the cursor, plain text, ordinary keys, no mouse, no held frame.
    private static func restoringBytes(mouse: Bool) -> [UInt8] {
        var bytes = Array("\u{1b}[?2026l".utf8)
        if mouse { bytes += Array("\u{1b}[?1006l\u{1b}[?1000l".utf8) }
        for name in ["sgr0", "rmkx", "cnorm", "rmcup"] {
            guard let string = tigetstr(name), Int(bitPattern: string) > 0 else { continue }
            bytes += String(cString: string).utf8
        }
        return bytes
    }
}
