// What happens to the terminal when the process is told to stop, or falls.
//
// With a pipe (the full screen), polite signals become one byte in it that the event loop reads. Without one they are like all others
// that end a process: the terminal is put back, then it dies of the signal, as it would have. Those that stop a process put the terminal
// back as well. A signal that was ignored when picoheap began (nohup, trap '') stays ignored.
//
// Handlers do nothing but what is async-signal-safe; see Restoration.
import Foundation

/// Signal handlers, and what they need.
enum Signals {
    private struct Board {
        /// Where polite signals are written to, or -1.
        var pipe: Int32 = -1
        /// The first signal that has told the process to end, or 0.
        var told: Int32 = 0
    }

    private nonisolated(unsafe) static let board: UnsafeMutablePointer<Board> = {
        let pointer = UnsafeMutablePointer<Board>.allocate(capacity: 1)
        pointer.initialize(to: Board())
        return pointer
    }()

    private static let polite = [SIGINT, SIGTERM, SIGHUP, SIGTSTP, SIGCONT, SIGWINCH, SIGCHLD]
    private static let stopping = [SIGTSTP, SIGTTIN, SIGTTOU]
    /// All whose default is to end the process, the real-time ones too.
    private static let deadly: [Int32] = {
        let others = [SIGKILL, SIGSTOP, SIGTSTP, SIGTTIN, SIGTTOU, SIGCONT, SIGWINCH, SIGCHLD, SIGURG]
        return (1...__libc_current_sigrtmax()).filter { !others.contains($0) }
    }()

    /// The signal that has told the process to end, if one has.
    static var told: Int32? { board.pointee.told == 0 ? nil : board.pointee.told }

    /// Installs the handlers. `pipe` is where polite signals go, if there is a loop that reads it.
    static func install(pipe: Int32?) {
        _ = Restoration.kept
        board.pointee = Board(pipe: pipe ?? -1)
        giveFatalSignalsAStack()
        for number in deadly { handle(number, flags: Int32(SA_ONSTACK), blocksAll: true) { Signals.fall($0) } }
        // Not deferred, so that it can stop the process of that signal within its own handler.
        for number in stopping { handle(number, flags: Int32(SA_RESTART | SA_NODEFER)) { Signals.stop($0) } }
        if pipe == nil {
            handle(SIGCONT, flags: Int32(SA_RESTART)) { _ in Restoration.useAgain() }
        } else {
            for number in polite { handle(number, flags: Int32(SA_RESTART)) { Signals.report($0) } }
            signal(SIGPIPE, SIG_IGN)
        }
    }

    /// Back to the system's own handling.
    static func uninstall() {
        for number in Set(polite + stopping + deadly) where !isIgnored(number) { signal(number, SIG_DFL) }
        board.pointee.pipe = -1
    }

    /// Stops this process and those it was started with, as Ctrl-Z does, and returns when it has been continued; or at once, where no
    /// shell above could continue it: then the kernel stops nothing.
    static func stopProcess() {
        guard !isIgnored(SIGTSTP) else { return }
        signal(SIGTSTP, SIG_DFL)
        kill(0, SIGTSTP)
        handle(SIGTSTP, flags: Int32(SA_RESTART)) { Signals.report($0) }
    }

    /// Hangs up on a process group that must not outlive us. Whoever of it does not go by itself within `milliseconds` is killed.
    /// Its leader is our child. For handlers too.
    static func end(group: pid_t, within milliseconds: Int32) {
        kill(-group, SIGHUP)
        kill(-group, SIGCONT)
        for _ in 0..<milliseconds / 10 {
            waitpid(group, nil, WNOHANG)
            if kill(-group, 0) != 0 { return }
            poll(nil, 0, 10)
        }
        kill(-group, SIGKILL)
        waitpid(group, nil, 0)
    }

    private static func report(_ number: Int32) {
        let saved = errno
        if number == SIGTERM || number == SIGHUP, board.pointee.told == 0 {
            board.pointee.told = number
            // The loop may be waiting for a terminal that does not read. It has a second; then SIGALRM ends the process.
            alarm(1)
        }
        var byte = UInt8(truncatingIfNeeded: number)
        _ = write(board.pointee.pipe, &byte, 1)
        errno = saved
    }

    private static func fall(_ number: Int32) {
        let group = Restoration.kept.pointee.borrower
        if group > 0 { end(group: group, within: 200) }
        Restoration.putBack()
        let told = board.pointee.told
        let reason = number == SIGALRM && told != 0 ? told : number
        signal(reason, SIG_DFL)
        // All signals are blocked here: it comes when this returns.
        raise(reason)
    }

    private static func stop(_ number: Int32) {
        let saved = errno
        // In the background, where nothing can be finished.
        if board.pointee.told != 0 { return fall(board.pointee.told) }
        if Restoration.isOurs {
            Restoration.putBack()
            Restoration.kept.pointee.isOwnerUnaware = true
        }
        signal(number, SIG_DFL)
        raise(number)
        handle(number, flags: Int32(SA_RESTART | SA_NODEFER)) { Signals.stop($0) }
        errno = saved
    }

    private static func handle(
        _ number: Int32, flags: Int32, blocksAll: Bool = false, _ handler: @escaping @convention(c) (Int32) -> Void
    ) {
        // A child's end is not to be missed, whoever did not care for children before.
        guard number == SIGCHLD || !isIgnored(number) else { return }
        var action = sigaction()
        action.__sigaction_handler.sa_handler = handler
        action.sa_flags = flags
        if blocksAll { sigfillset(&action.sa_mask) } else { sigemptyset(&action.sa_mask) }
        sigaction(number, &action, nil)
    }

    private static func isIgnored(_ number: Int32) -> Bool {
        var action = sigaction()
        return sigaction(number, nil, &action) == 0
            && unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
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
