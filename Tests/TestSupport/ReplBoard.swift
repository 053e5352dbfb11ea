// `picoheap repl` as a board: its terminal is bridged to a second one, whose name is the port. The bridge can be slow, far, or torn.
import Foundation
import Synchronization

/// A board on a line.
public final class ReplBoard: Sendable {
    /// What the line is like.
    public struct Line: Sendable {
        /// 960 at 9600 bits per second; nil: as fast as it goes.
        public var bytesPerSecond: Int?
        /// How long a byte is on its way.
        public var delay = 0.0
        /// The line is torn when the board has sent so many bytes.
        public var lastByte: Int?
        /// The board does not know raw paste: Ctrl-E is a byte of a program.
        public var isOld = false

        public init(bytesPerSecond: Int? = nil, delay: Double = 0, lastByte: Int? = nil, isOld: Bool = false) {
            self.bytesPerSecond = bytesPerSecond
            self.delay = delay
            self.lastByte = lastByte
            self.isOld = isOld
        }
    }

    private let board: PseudoterminalPair
    private let tool: PseudoterminalPair
    private let process: Process
    private let line: Line
    private let isOver = Atomic<Bool>(false)
    private let running = Atomic<Int>(0)
    private let shown = Mutex<[UInt8]>([])

    /// The port's name.
    public var port: String { tool.name }

    public init(_ line: Line = Line(), board name: String = "pico2w") throws {
        (board, tool, self.line) = (try PseudoterminalPair(), try PseudoterminalPair(), line)
        for end in [board.slave, tool.slave] {
            var settings = termios()
            tcgetattr(end, &settings)
            cfmakeraw(&settings)
            tcsetattr(end, TCSANOW, &settings)
        }
        process = Process()
        process.executableURL = try BuiltProgram.url
        process.arguments = ["repl", "--board", name]
        let end = FileHandle(fileDescriptor: board.slave)
        (process.standardInput, process.standardOutput, process.standardError) = (end, end, FileHandle.nullDevice)
        try process.run()
        running.store(2, ordering: .sequentiallyConsistent)
        Thread.detachNewThread { self.bridge(from: self.board.master, to: self.tool.master, isFromBoard: true) }
        Thread.detachNewThread { self.bridge(from: self.tool.master, to: self.board.master, isFromBoard: false) }
    }

    /// Switches the board off. To be called at the end of a test.
    public func close() {
        isOver.store(true, ordering: .sequentiallyConsistent)
        if process.isRunning { kill(process.processIdentifier, SIGKILL) }
        while running.load(ordering: .sequentiallyConsistent) > 0 { usleep(1000) }
        board.hangUp()
        tool.hangUp()
    }

    /// Types at the board as a person does, past the port.
    public func type(_ text: String) {
        let bytes = Array(text.utf8)
        _ = write(board.master, bytes, bytes.count)
    }

    /// Whether the board shows `text`, now or soon. What was shown up to it is forgotten.
    public func shows(_ text: String, within seconds: Double = 10) -> Bool {
        let end = Date(timeIntervalSinceNow: seconds)
        while Date() < end {
            let found = shown.withLock { shown in
                guard let range = shown.firstRange(of: text.utf8) else { return false }
                shown.removeFirst(range.upperBound)
                return true
            }
            if found { return true }
            usleep(5000)
        }
        return false
    }

    /// Whether the prompt for people is there: what is typed now is run, and `1+1` is 2.
    public var isAtFriendlyPrompt: Bool {
        shown.withLock { $0 = [] }
        type("6*7\r")
        return shows("6*7\r\n42\r\n>>> ")
    }

    /// Takes what the board has sent to nobody.
    public func forget() {
        shown.withLock { $0 = [] }
        tcflush(tool.slave, TCIFLUSH)
    }

    public func unplug() {
        isOver.store(true, ordering: .sequentiallyConsistent)
        while running.load(ordering: .sequentiallyConsistent) > 0 { usleep(1000) }
        tool.hangUp()
    }

    private func bridge(from source: Int32, to target: Int32, isFromBoard: Bool) {
        defer { running.subtract(1, ordering: .sequentiallyConsistent) }
        var sent = 0
        while !isOver.load(ordering: .sequentiallyConsistent) {
            var wish = pollfd(fd: source, events: Int16(POLLIN), revents: 0)
            guard poll(&wish, 1, 20) > 0 else { continue }
            let most = line.bytesPerSecond == nil ? 4096 : 16
            var bytes = [UInt8](unsafeUninitializedCapacity: most) { $1 = max(0, read(source, $0.baseAddress, most)) }
            if bytes.isEmpty { usleep(1000) }
            if let pace = line.bytesPerSecond { usleep(UInt32(bytes.count * 1_000_000 / pace)) }
            if line.delay > 0 { usleep(UInt32(line.delay * 1_000_000)) }
            if line.isOld, !isFromBoard { bytes.removeAll { $0 == 5 } }
            if isFromBoard {
                shown.withLock { $0 += bytes }
                if let last = line.lastByte, sent + bytes.count > last {
                    isOver.store(true, ordering: .sequentiallyConsistent)
                    tool.hangUp()
                    return
                }
            }
            sent += bytes.count
            var rest = bytes[...]
            while !rest.isEmpty, !isOver.load(ordering: .sequentiallyConsistent) {
                let count = rest.withUnsafeBytes { write(target, $0.baseAddress, $0.count) }
                if count > 0 { rest = rest.dropFirst(count) } else { usleep(1000) }
            }
        }
    }
}
