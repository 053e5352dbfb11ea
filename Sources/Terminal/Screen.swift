// The terminal, held by ncurses. One Screen at a time: ncurses is a set of globals behind one door.
//
// Life: init (full screen) -> draw / readInput -> suspend or edit, and back -> close. However the process ends, the terminal is
// given back as it was: see Restoration.
import CNcurses
import Foundation
import Grid
import Tutorial

/// The learner's terminal in full-screen mode.
public final class Screen: TerminalScreen {
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

    private let environment: [String: String]
    private let handle: OpaquePointer
    private var isOpen = true

    /// Opens the terminal; nil if terminfo does not know it or it cannot move its cursor.
    public init?(_ options: Options, wakePipe: WakePipe) {
        guard let out = fdopen(STDOUT_FILENO, "w"), let input = fdopen(STDIN_FILENO, "r") else { return nil }
        Restoration.begin()
        // Before newterm: ncurses takes only those signals that nobody else has taken.
        Signals.install(pipe: wakePipe.writing)
        // The size is ours to find out, and to bound, before ncurses makes cells for all of it.
        use_env(false)
        use_tioctl(false)
        // By hand: a lazy collection would open the terminal twice, and ncurses would take its own settings for the shell's.
        let found = TerminalDescription.open(environment: options.environment) { newterm($0, out, input) }
        guard let opened = found?.opened, let whole = nc_whole_screen(), tigetstr("cup").map({ Int(bitPattern: $0) > 0 }) ?? false else {
            Restoration.end()
            Signals.uninstall()
            return nil
        }
        handle = opened
        window = whole
        self.wakePipe = wakePipe
        environment = options.environment
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
        Restoration.write(atEnd: Screen.restoringBytes)
        adoptSize()
    }

    /// The size that ncurses works with.
    public var size: (columns: Int, rows: Int) { (Int(getmaxx(window)), Int(getmaxy(window))) }

    /// Gives the terminal back. May be called twice. A process that a signal has told to end then ends by that signal, so that whoever
    /// has sent it sees that it worked.
    public func close() {
        guard isOpen else { return }
        isOpen = false
        endwin()
        Restoration.end(screenToo: false)
        Signals.uninstall()
        delscreen(handle)
        if let signal = Signals.told { raise(signal) }
    }

    /// Leaves the full screen while the learner's editor has it.
    public func edit(_ file: URL) -> EditorOutcome {
        endwin()
        let outcome = Editor(environment: environment, wakePipe: wakePipe).open(file)
        takeBack()
        return outcome
    }

    /// Ctrl-Z: stops the process and comes back to a screen drawn anew.
    public func suspend() {
        endwin()
        Signals.stopProcess()
        takeBack()
    }

    /// Makes the terminal ours again after somebody else has had it.
    func takeBack() {
        if Restoration.kept.pointee.isOwnerUnaware {
            Restoration.kept.pointee.isOwnerUnaware = false
            // The full screen was left without ncurses: it has to know, to enter it again.
            endwin()
        }
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
        guard let now = Screen.sizeNow(environment: environment), now != size else { return }
        resizeterm(Int32(now.rows), Int32(now.columns))
        shown = nil
    }

    /// The most that is drawn. A terminal can call itself 65,535 by 65,535 cells large, which would take gigabytes; a wall of 8K
    /// screens in a small font has a thousand columns.
    static let largest = (columns: 1000, rows: 500)

    /// The size of the terminal; where it does not know, that of the environment; nil where neither says one.
    private static func sizeNow(environment: [String: String]) -> (columns: Int, rows: Int)? {
        var size = winsize()
        _ = ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size)
        let columns = size.ws_col > 0 ? Int(size.ws_col) : environment["COLUMNS"].flatMap { Int($0) } ?? 0
        let rows = size.ws_row > 0 ? Int(size.ws_row) : environment["LINES"].flatMap { Int($0) } ?? 0
        guard columns > 0, rows > 0 else { return nil }
        return (min(columns, largest.columns), min(rows, largest.rows))
    }

    /// What ends a screen that cannot end itself: no held frame, no mouse of any kind, pasted text unmarked, plain text, ordinary keys,
    /// the cursor shown, no alternate screen. Some of it only an editor turns on.
    private static var restoringBytes: [UInt8] {
        var bytes = Array("\u{1b}[?2026l\u{1b}[?1006l\u{1b}[?1003l\u{1b}[?1002l\u{1b}[?1000l\u{1b}[?2004l".utf8)
        for name in ["sgr0", "rmkx", "cnorm", "rmcup"] {
            guard let string = tigetstr(name), Int(bitPattern: string) > 0 else { continue }
            bytes += String(cString: string).utf8
        }
        return bytes
    }
}
