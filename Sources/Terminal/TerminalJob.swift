// A program that has the terminal while picoheap waits for it, as a shell lets a job have it.
//
// The kernel stops whoever reads or changes a terminal from the background. So the program gets a process group of its own, and that
// group the terminal; when it stops (Ctrl-Z) picoheap takes the terminal back and stops too, for the shell above, and when the shell
// continues picoheap the program is continued; when it ends, or picoheap has to, nothing of the group is left behind.
import Foundation

/// A running program and all that it has started.
struct TerminalJob {
    /// How it came to an end.
    enum Outcome: Equatable {
        case exited(status: Int32)
        case killed(signal: Int32)
        /// It could not be started, or be waited for, for the system's reason.
        case unstarted(Int32)
        /// It was ended, because picoheap is to end or the terminal has gone.
        case cutShort
    }

    /// Its process, the leader of its group.
    private let group: pid_t
    private let wakePipe: WakePipe

    /// Runs a shell's command, for which $1 is the file, with the terminal, and waits for it. The terminal's settings are to be the
    /// shell's at this moment; they are so again afterwards.
    static func run(_ command: String, file: String, environment: [String: String], wakePipe: WakePipe) -> Outcome {
        var group: pid_t = 0
        // It begins stopped: a key that is pressed before the terminal is its own would be picoheap's.
        let failure = spawn(&group, ["/bin/sh", "-c", "kill -STOP $$; " + command, "picoheap", file], environment)
        guard failure == 0 else { return .unstarted(failure) }
        let job = TerminalJob(group: group, wakePipe: wakePipe)
        let outcome = job.wait()
        // A program that fell leaves another screen, or a mouse that reports. One that ended well has cleaned up.
        Restoration.putBack(screenToo: outcome != .exited(status: 0))
        return outcome
    }

    /// Starts it in a group of its own, with no signal handled, ignored or blocked.
    private static func spawn(_ group: inout pid_t, _ arguments: [String], _ environment: [String: String]) -> Int32 {
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var all = sigset_t(), none = sigset_t()
        sigfillset(&all)
        sigemptyset(&none)
        posix_spawnattr_setsigdefault(&attributes, &all)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setpgroup(&attributes, 0)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETPGROUP))
        let argv = arguments.map { strdup($0) } + [nil]
        let envp = environment.map { strdup("\($0)=\($1)") } + [nil]
        defer { for text in argv + envp { free(text) } }
        return posix_spawn(&group, arguments[0], nil, &attributes, argv, envp)
    }

    /// Gives it the terminal and continues whatever of it has stopped; false if there is no terminal any more.
    private func resume() -> Bool {
        guard Restoration.lend(to: group) else { return false }
        kill(-group, SIGCONT)
        return true
    }

    private func wait() -> Outcome {
        var isBeginning = true
        while true {
            var status: Int32 = 0
            let found = waitpid(group, &status, WNOHANG | WUNTRACED)
            if found < 0, errno != EINTR { return .unstarted(errno) }
            guard found == group else {
                if !waitForNews() { return cutShort() }
                continue
            }
            let signal = status & 0x7f
            switch signal {
            case 0: return .exited(status: status >> 8 & 0xff)
            case 0x7f:
                guard isBeginning ? resume() : stopped(by: status >> 8 & 0xff) else { return cutShort() }
                isBeginning = false
            default: return .killed(signal: signal)
            }
        }
    }

    /// Waits until something happens; false if picoheap is to end, or the terminal has gone.
    private func waitForNews() -> Bool {
        // No key is asked for: they are the program's.
        var waiting = [
            pollfd(fd: wakePipe.reading, events: Int16(POLLIN), revents: 0), pollfd(fd: STDIN_FILENO, events: 0, revents: 0),
        ]
        guard poll(&waiting, 2, -1) > 0 else { return true }
        if waiting[1].revents != 0 { return false }
        for number in wakePipe.drain() {
            if number == SIGTERM || number == SIGHUP { return false }
            // Meant for all of the job.
            if number == SIGTSTP { kill(-group, SIGTSTP) }
        }
        return true
    }

    /// It has stopped: so does picoheap, until the shell continues both. False if the terminal has gone.
    private func stopped(by signal: Int32) -> Bool {
        if signal != SIGTTIN, signal != SIGTTOU {
            // The screen is as the program leaves it when it stops, as in a shell.
            Restoration.putBack(screenToo: false)
            Signals.stopProcess()
        }
        return resume()
    }

    private func cutShort() -> Outcome {
        Signals.end(group: group, within: 500)
        return .cutShort
    }
}
