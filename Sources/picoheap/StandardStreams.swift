// The three streams that a shell gives to a command. Any of them may be closed, full, a folder, or a pipe whose other end has gone.

import ArgumentParser
import Files
import Foundation
import Synchronization
import Text

/// Standard input, and standard error for picoheap's own words.
enum Console {
    /// Takes the numbers 0, 1 and 2 where the shell has left them closed, so that no other file gets one of them. Using them is an error
    /// still: what stands there goes the other way.
    static func occupyStandardDescriptors() {
        for (number, access) in [(STDIN_FILENO, O_WRONLY), (STDOUT_FILENO, O_RDONLY), (STDERR_FILENO, O_RDONLY)]
        where fcntl(number, F_GETFD) < 0 {
            _ = open("/dev/null", access)
        }
    }

    /// The next byte of standard input; `nil` at its end, and where it cannot be read.
    static func readByte() -> UInt8? {
        do throws(FileFailure) { return try Descriptor(STDIN_FILENO).read(atMost: 1).first } catch { return nil }
    }

    static func complain(_ message: String, end: String = "\n") { say("picoheap: \(message)", end: end) }

    /// A message on standard error as it is, for those that begin with a place in a file. Where nobody can hear it there is no way to say
    /// so: the exit status is all that is left. `end` is how a line ends there.
    static func say(_ message: String, end: String = "\n") {
        ignoreClosedPipes()
        do throws(FileFailure) { try Descriptor(STDERR_FILENO).write(Array((message.printable + end).utf8)) } catch {}
    }

    /// Writing into a pipe that nobody reads is an error, and not the end of the process.
    fileprivate static func ignoreClosedPipes() { signal(SIGPIPE, SIG_IGN) }
}

/// Standard output, in pieces of some size. What cannot be written is told when the command is over; until then more is dropped.
final class StandardOutput: Sendable {
    private struct State {
        var pending: [UInt8] = []
        var failure: FileFailure?
        var controls: VisibleControls?
    }

    private let state: Mutex<State>

    /// - Parameter showsControls: control characters are shown, and do nothing to the terminal.
    init(showsControls: Bool = false) {
        state = Mutex(State(controls: showsControls ? VisibleControls() : nil))
        Console.ignoreClosedPipes()
    }

    /// Whether what is written still goes somewhere.
    var isOpen: Bool { state.withLock { $0.failure == nil } }

    func write(_ bytes: [UInt8]) {
        state.withLock { state in
            state.pending += state.controls?.shown(bytes) ?? bytes
            if state.pending.count >= 1 << 14 { StandardOutput.flush(&state) }
        }
    }

    /// A line of text, or several.
    func line(_ text: String = "") { write(Array((text.printable + "\n").utf8)) }

    func flush() { state.withLock { StandardOutput.flush(&$0) } }

    /// The command is over: writes what is left. Throws the command's exit status where it, or something before it, could not be written. A
    /// reader that has gone away is no reason to complain: status 141 is what shells give to a filter that ended so.
    func finish() throws {
        let failure = state.withLock { state in
            if let rest = state.controls?.finish() { state.pending += rest }
            StandardOutput.flush(&state)
            return state.failure
        }
        guard let failure else { return }
        if failure.code == EPIPE { throw ExitCode(128 + SIGPIPE) }
        Console.complain("standard output: \(failure)")
        throw ExitCode(1)
    }

    private static func flush(_ state: inout State) {
        if state.failure == nil {
            do throws(FileFailure) { try Descriptor(STDOUT_FILENO).write(state.pending) } catch { state.failure = error }
        }
        state.pending.removeAll(keepingCapacity: true)
    }
}
