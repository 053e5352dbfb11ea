// What the terminal has to be given back, and the one way in which that is done: by Screen and RawTerminal at their end, by the
// handlers of Signals, by an exit from anywhere.
//
// A signal handler may only do what POSIX calls async-signal-safe, and gets no argument of ours: so all of it lies ready in two blocks of
// memory that are never moved nor freed, and `putBack` calls `write`, `fcntl`, `tcsetattr`, `tcgetpgrp` and the like, and nothing else.
import Foundation

/// The terminal as it was before picoheap, and who has it now.
enum Restoration {
    struct Kept {
        /// Something is to be given back.
        var isDue = false
        /// The settings from before picoheap.
        var before = termios()
        /// The settings that picoheap works with, where they are not ncurses' own affair.
        var inUse = termios()
        var hasInUse = false
        /// Bytes that restore the screen; the first so many of `bytes`.
        var count = 0
        /// The process group that the terminal is lent to, or 0.
        var borrower: pid_t = 0
        /// The screen has been put back by a handler and its owner does not know it yet.
        var isOwnerUnaware = false
    }

    static nonisolated(unsafe) let kept: UnsafeMutablePointer<Kept> = {
        let pointer = UnsafeMutablePointer<Kept>.allocate(capacity: 1)
        pointer.initialize(to: Kept())
        // An exit from the middle of things, such as that of a script whose output has gone.
        atexit { Restoration.end() }
        return pointer
    }()
    private static let most = 512
    private static nonisolated(unsafe) let bytes = UnsafeMutablePointer<UInt8>.allocate(capacity: most)

    /// Keeps the settings that the terminal has now; what picoheap changes from here on is to be put back. False if standard input is
    /// no terminal.
    @discardableResult
    static func begin() -> Bool {
        // Started in the background, the settings are a shell's that is being typed at. The kernel stops us until we are in front.
        if !isOurs { kill(0, SIGTTIN) }
        kept.pointee.count = 0
        kept.pointee.hasInUse = false
        kept.pointee.isOwnerUnaware = false
        kept.pointee.isDue = tcgetattr(STDIN_FILENO, &kept.pointee.before) == 0
        return kept.pointee.isDue
    }

    /// What is to be written besides: the way out of the alternate screen and all that belongs to it.
    static func write(atEnd text: [UInt8]) {
        for (i, byte) in text.prefix(most).enumerated() { bytes[i] = byte }
        kept.pointee.count = min(text.count, most)
    }

    /// Sets the terminal's settings, now and whenever the process has been stopped and continued.
    static func use(_ settings: termios, when action: Int32 = TCSANOW) {
        kept.pointee.inUse = settings
        kept.pointee.hasInUse = true
        tcsetattr(STDIN_FILENO, action, &kept.pointee.inUse)
    }

    /// Gives the terminal back for good.
    static func end(screenToo: Bool = true) {
        putBack(screenToo: screenToo)
        kept.pointee.isDue = false
    }

    /// Whether the terminal is this process's to change: it is in the foreground, or has lent the terminal. A shell that has stopped or
    /// left us behind has settings of its own. A terminal without job control belongs to everyone.
    static var isOurs: Bool {
        let foreground = tcgetpgrp(STDIN_FILENO)
        return foreground < 0 || foreground == getpgrp() || foreground == kept.pointee.borrower
    }

    /// Gives the terminal back as it was, if it is ours to give; `screenToo` is false where the screen is known to be the shell's.
    /// For handlers too.
    static func putBack(screenToo: Bool = true) {
        guard kept.pointee.isDue, isOurs else { return }
        reclaim()
        if screenToo { writeBytes() }
        tcsetattr(STDIN_FILENO, TCSANOW, &kept.pointee.before)
    }

    /// Sets what picoheap works with again, after the shell has continued it.
    static func useAgain() {
        guard kept.pointee.isDue, kept.pointee.hasInUse, isOurs else { return }
        tcsetattr(STDIN_FILENO, TCSANOW, &kept.pointee.inUse)
    }

    /// Makes a process group the terminal's foreground. From the background this stops the process, as any change of the terminal
    /// does, until the shell brings it to the front. False if the terminal has gone.
    static func lend(to group: pid_t) -> Bool {
        kept.pointee.borrower = group
        return tcsetpgrp(STDIN_FILENO, group) == 0 || errno == ENOTTY
    }

    /// Makes this process the terminal's foreground again, if it was lent.
    static func reclaim() {
        guard kept.pointee.borrower > 0, isOurs else { return }
        // Lent, so we are in the background: without this the kernel would stop us.
        var stop = sigset_t(), mask = sigset_t()
        sigemptyset(&stop)
        sigaddset(&stop, SIGTTOU)
        pthread_sigmask(SIG_BLOCK, &stop, &mask)
        tcsetpgrp(STDIN_FILENO, getpgrp())
        pthread_sigmask(SIG_SETMASK, &mask, nil)
        kept.pointee.borrower = 0
    }

    /// Without waiting: a terminal that does not read must not keep the process from ending.
    private static func writeBytes() {
        guard kept.pointee.count > 0 else { return }
        let flags = fcntl(STDOUT_FILENO, F_GETFL)
        _ = fcntl(STDOUT_FILENO, F_SETFL, flags | O_NONBLOCK)
        _ = Foundation.write(STDOUT_FILENO, bytes, kept.pointee.count)
        _ = fcntl(STDOUT_FILENO, F_SETFL, flags)
    }
}
