// What happens to the terminal when the process is told to stop, or falls.
//
// A signal handler may only do what POSIX calls async-signal-safe: here `write`, `tcsetattr`, `signal`, `raise`. Polite signals become
// one byte in a pipe that the event loop reads; fatal ones put the terminal back by strings prepared beforehand, then die as they
// would have. The handlers find both through `board`, one block of memory that is never moved nor freed: a handler gets no
// argument of ours, so this is the one place in the program where something must be reachable from everywhere.
import Foundation

/// Signal handlers, and what they need.
enum Signals {
    struct Board {
        /// Where polite signals are written to, or -1.
        var pipe: Int32 = -1
        /// Terminal settings from before picoheap.
        var settings = termios()
        var hasSettings = false
        /// Bytes that restore the screen; the first `restoreCount` of the buffer.
        var restoreCount = 0
    }

    private nonisolated(unsafe) static let board: UnsafeMutablePointer<Board> = {
        let pointer = UnsafeMutablePointer<Board>.allocate(capacity: 1)
        pointer.initialize(to: Board())
        return pointer
    }()
    private nonisolated(unsafe) static let restore = UnsafeMutablePointer<UInt8>.allocate(capacity: 256)

    static let polite = [SIGINT, SIGTERM, SIGHUP, SIGTSTP, SIGCONT, SIGWINCH]
    static let fatal = [SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGABRT, SIGFPE]

    /// Installs the handlers. `restoring` is written to the terminal if the process falls.
    static func install(pipe: Int32, restoring bytes: [UInt8]) {
        board.pointee.pipe = pipe
        board.pointee.hasSettings = tcgetattr(STDIN_FILENO, &board.pointee.settings) == 0
        board.pointee.restoreCount = min(bytes.count, 256)
        for (i, byte) in bytes.prefix(256).enumerated() { restore[i] = byte }
        giveFatalSignalsAStack()
        for number in polite { handle(number, flags: Int32(SA_RESTART)) { Signals.report($0) } }
        for number in fatal { handle(number, flags: Int32(SA_ONSTACK) | Int32(bitPattern: UInt32(SA_RESETHAND))) { Signals.fall($0) } }
        signal(SIGPIPE, SIG_IGN)
    }

    /// Back to the system's own handling.
    static func uninstall() {
        for number in polite + fatal { signal(number, SIG_DFL) }
        board.pointee.pipe = -1
    }

    /// Stops the process as Ctrl-Z does, and returns when it has been continued.
    static func stopProcess() {
        signal(SIGTSTP, SIG_DFL)
        kill(0, SIGTSTP)
        handle(SIGTSTP, flags: Int32(SA_RESTART)) { Signals.report($0) }
    }

    private static func report(_ number: Int32) {
        let saved = errno
        var byte = UInt8(truncatingIfNeeded: number)
        _ = write(board.pointee.pipe, &byte, 1)
        errno = saved
    }

    private static func fall(_ number: Int32) {
        _ = write(STDOUT_FILENO, restore, board.pointee.restoreCount)
        if board.pointee.hasSettings { tcsetattr(STDIN_FILENO, TCSANOW, &board.pointee.settings) }
        signal(number, SIG_DFL)
        raise(number)
    }

    private static func handle(_ number: Int32, flags: Int32, _ handler: @escaping @convention(c) (Int32) -> Void) {
        var action = sigaction()
        action.__sigaction_handler.sa_handler = handler
        action.sa_flags = flags
        sigemptyset(&action.sa_mask)
        sigaction(number, &action, nil)
    }

    /// A stack overflow leaves no room to handle itself.
    private static func giveFatalSignalsAStack() {
        let size = 64 * 1024
        var stack = stack_t()
        stack.ss_sp = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 16)
        stack.ss_size = size
        sigaltstack(&stack, nil)
    }
}
