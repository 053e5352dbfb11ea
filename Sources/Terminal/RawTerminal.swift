// A terminal whose keys come one by one, for a board's console without a screen.
import Foundation

/// Standard input's terminal as it must be for keys to come one by one and unechoed. However the process ends or is stopped, the terminal
/// is as it was.
public final class RawTerminal {
    private var raw: termios

    /// `keepsSignals`: Ctrl-C goes on interrupting the process, and output is the terminal's to finish. Without it every byte goes out as
    /// it is written.
    public init(keepsSignals: Bool) {
        Restoration.begin()
        raw = Restoration.kept.pointee.before
        raw.c_lflag &= ~tcflag_t(ICANON | ECHO | IEXTEN)
        if !keepsSignals {
            raw.c_lflag &= ~tcflag_t(ISIG)
            raw.c_oflag &= ~tcflag_t(OPOST)
        }
        raw.c_iflag &= ~tcflag_t(ICRNL | IXON)
        Signals.install(pipe: nil)
        Restoration.use(raw, when: keepsSignals ? TCSANOW : TCSAFLUSH)
    }

    /// Whether Ctrl-C, Ctrl-Z and the like are signals, or bytes like others.
    public func setSignals(_ areSignals: Bool) {
        if areSignals { raw.c_lflag |= tcflag_t(ISIG) } else { raw.c_lflag &= ~tcflag_t(ISIG) }
        Restoration.use(raw)
    }

    /// Gives the terminal back.
    public func restore() {
        Restoration.end()
        Signals.uninstall()
    }
}
