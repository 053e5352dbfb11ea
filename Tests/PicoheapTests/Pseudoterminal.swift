// picoheap in a terminal that these tests hold the other end of.
import Foundation
import TestSupport

/// A terminal, and the process that leads its session.
final class Pseudoterminal {
    /// Where the process keeps what it keeps.
    let folder: TemporaryFolder
    let process: pid_t
    private let line: PseudoterminalPair
    private var master: Int32 { line.master }
    private var slave: Int32 { line.slave }
    private let before: [UInt8]
    private var output: [UInt8] = []
    private var status: Int32?

    /// Runs a program in a new session with a new terminal.
    init(
        _ arguments: [String], environment: [String: String] = [:], columns: UInt16 = 80, rows: UInt16 = 24
    ) throws {
        folder = try TemporaryFolder()
        line = try PseudoterminalPair()
        let name = line.name
        var size = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
        _ = ioctl(line.slave, UInt(TIOCSWINSZ), &size)
        before = Pseudoterminal.settings(of: line.slave)

        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        // A session's leader that opens a terminal has it as its own.
        posix_spawn_file_actions_addopen(&actions, 0, name, O_RDWR, 0)
        for descriptor: Int32 in [1, 2] { posix_spawn_file_actions_adddup2(&actions, 0, descriptor) }
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var all = sigset_t(), none = sigset_t()
        sigfillset(&all)
        sigemptyset(&none)
        posix_spawnattr_setsigdefault(&attributes, &all)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setflags(&attributes, Int16(0x80 | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))  // 0x80: SETSID
        let home = folder.url.path
        let variables = [
            "PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": home, "TERM": "xterm-256color", "LC_ALL": "C.UTF-8", "PS1": "shell> ",
            "XDG_DATA_HOME": home, "XDG_STATE_HOME": home, "XDG_CONFIG_HOME": home,
        ].merging(environment) { $1 }
        let argv = arguments.map { strdup($0) } + [nil]
        let envp = variables.map { strdup("\($0)=\($1)") } + [nil]
        defer { for text in argv + envp { free(text) } }
        var started: pid_t = 0
        guard posix_spawn(&started, arguments[0], &actions, &attributes, argv, envp) == 0 else { throw CocoaError(.fileNoSuchFile) }
        process = started
    }

    deinit {
        if status == nil {
            kill(process, SIGKILL)
            waitpid(process, nil, 0)
        }
        hangUp()
    }

    private var isHungUp = false

    /// Closes the terminal, as a window or a line that is gone.
    func hangUp() {
        guard !isHungUp else { return }
        isHungUp = true
        line.hangUp()
    }

    func type(_ text: String) {
        let bytes = Array(text.utf8)
        _ = write(master, bytes, bytes.count)
    }

    /// Waits for `text` in what has been shown since the last call; false if it did not come.
    func shows(_ text: String, within seconds: Double = 20) -> Bool {
        let wanted = Array(text.utf8)
        return wait(seconds) {
            read()
            guard let found = output[seen...].firstRange(of: wanted) else { return false }
            seen = found.upperBound
            return true
        }
    }

    private var seen = 0

    /// The status of the process as a shell tells it, 128 and the signal's number if one has ended it; nil if it does not end.
    func end(within seconds: Double = 10, reading isRead: Bool = true) -> Int32? {
        _ = wait(seconds) {
            if isRead { read() }
            var raw: Int32 = 0
            guard waitpid(process, &raw, WNOHANG) == process else { return false }
            status = raw & 0x7f == 0 ? raw >> 8 & 0xff : 128 + raw & 0x7f
            return true
        }
        if isRead { read() }
        return status
    }

    /// What is not as it was before the program: settings, screen, cursor, mouse, marked pastes.
    var damage: [String] {
        var found: [String] = []
        if Pseudoterminal.settings(of: slave) != before { found.append("settings") }
        for (mode, name) in [("1049", "screen"), ("1006;1000", "mouse"), ("2004", "pastes"), ("1", "keys"), ("25", "cursor")] {
            var isOn = mode == "25"
            let wanted = isOn
            for piece in String(decoding: output, as: UTF8.self).components(separatedBy: "\u{1b}[?") {
                if piece.hasPrefix("\(mode)h") { isOn = true }
                // A crash names each mode of the mouse by itself.
                if piece.hasPrefix("\(mode)l") || mode == "1006;1000" && piece.hasPrefix("1000l") { isOn = false }
            }
            if isOn != wanted { found.append(name) }
        }
        return found
    }

    /// The process group that has the terminal.
    var foreground: pid_t { tcgetpgrp(master) }

    /// The most memory that the process has had, in megabytes.
    var peakMegabytes: Int? {
        guard let text = try? String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8),
            let line = text.split(separator: "\n").first(where: { $0.hasPrefix("VmHWM:") })
        else { return nil }
        return Int(line.filter(\.isNumber)).map { $0 / 1024 }
    }

    private func wait(_ seconds: Double, until isDone: () -> Bool) -> Bool {
        let end = Date(timeIntervalSinceNow: seconds)
        while !isDone() {
            if Date() > end { return false }
            usleep(10_000)
        }
        return true
    }

    private func read() {
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        var waiting = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
        while !isHungUp, poll(&waiting, 1, 0) > 0 {
            let count = Foundation.read(master, &buffer, buffer.count)
            guard count > 0 else { return }
            output += buffer[0..<count]
        }
    }

    private static func settings(of terminal: Int32) -> [UInt8] {
        var settings = termios()
        tcgetattr(terminal, &settings)
        return withUnsafeBytes(of: &settings) { Array($0) }
    }
}

/// Whether a process is there and has not ended.
func isAlive(_ process: pid_t) -> Bool {
    guard let stat = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8) else { return false }
    return stat.split(separator: ")").last?.split(separator: " ").first != "Z"
}
