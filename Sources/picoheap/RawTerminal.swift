import Foundation

/// Standard input's terminal as it must be for keys to come one by one and unechoed, and as it was.
final class RawTerminal {
    private let before: termios
    private var raw: termios
    private let sources: [any DispatchSourceSignal]

    /// `keepsSignals`: Ctrl-C goes on interrupting the process, and output is the terminal's to finish. Without it every byte goes out as
    /// it is written. Signals that end the process leave the terminal as it was.
    init(keepsSignals: Bool) {
        var before = termios()
        tcgetattr(STDIN_FILENO, &before)
        raw = before
        raw.c_lflag &= ~tcflag_t(ICANON | ECHO | IEXTEN)
        if !keepsSignals {
            raw.c_lflag &= ~tcflag_t(ISIG)
            raw.c_oflag &= ~tcflag_t(OPOST)
        }
        raw.c_iflag &= ~tcflag_t(ICRNL | IXON)
        tcsetattr(STDIN_FILENO, keepsSignals ? TCSANOW : TCSAFLUSH, &raw)
        self.before = before
        sources = [SIGINT, SIGTERM].map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler {
                var before = before
                tcsetattr(STDIN_FILENO, TCSANOW, &before)
                exit(128 + number)
            }
            source.resume()
            return source
        }
    }

    /// Whether Ctrl-C, Ctrl-Z and the like are signals, or bytes like others.
    func setSignals(_ areSignals: Bool) {
        if areSignals { raw.c_lflag |= tcflag_t(ISIG) } else { raw.c_lflag &= ~tcflag_t(ISIG) }
        tcsetattr(STDIN_FILENO, TCSANOW, &raw)
    }

    func restore() {
        var before = before
        tcsetattr(STDIN_FILENO, TCSADRAIN, &before)
    }
}
