// The raw prompt as a tool speaks it (mpremote does the same); what the board does there: MicroPython's shared/runtime/pyexec.c.
//
//     tool                          board
//     ^C ^A                         raw REPL; CTRL-B to exit \r\n >
//     ^E A ^A                       R 01, window (2 bytes), 01; then 01 for each window of the program that it has taken
//       program, ^D                 ^D, then the answer (RawAnswer)
//     or, where that is not known:
//     program, ^D                   OK, then the answer
//     ^D alone                      OK, soft reset, and the raw prompt again
//     ^B                            the prompt for people
//
// Whatever happens between `open` and `close`, the board is left at the prompt for people: what runs is stopped.

import Foundation
import Text

/// A board at its raw prompt.
public final class RawPromptClient {
    /// How long is waited for what.
    public struct Limits: Sendable {
        /// For the next byte of an answer that must come at once.
        public var answer = Duration.seconds(10)
        /// For a soft reset, which runs boot.py.
        public var reset = Duration.seconds(30)
        /// How long nothing follows on what looks like an answer's end before it is one.
        public var quiet = Duration.milliseconds(40)

        public init() {}
    }

    /// What a program came to.
    public struct Answer: Sendable, Equatable {
        /// What it printed, with LF at the end of lines.
        public var output: [UInt8] = []
        /// There was more of it than is kept.
        public var isCut = false
        /// The traceback of what it did not catch, as the board printed it, with LF.
        public var error: [UInt8] = []
        /// It has reset the board.
        public var hasReset = false

        public var text: String { String(decoding: output, as: UTF8.self) }
    }

    private let port: SerialPort
    private let limits: Limits
    /// What has come and not been taken.
    private var received: [UInt8] = []
    private var hasRawPaste = true
    private var isRunning = false
    /// What has come of the answer of the program that runs.
    private var raw = RawAnswer()
    private var isOpen = false
    /// What stood on the line when the board was interrupted: the traceback of what ran, where something did.
    public private(set) var interruption = ""
    /// Takes what a watcher on the board says between its marks, wherever in the conversation that comes. Without it marks are bytes like
    /// others.
    var aside: (([UInt8]) -> Void)? { didSet { asides = Asides() } }
    private var asides = Asides()
    /// How long the board took for its first answer.
    private var latency = Duration.zero

    /// Bytes of a program's output that are kept.
    static let mostKept = 16 << 20

    enum Control {
        static let a: UInt8 = 1, b: UInt8 = 2, c: UInt8 = 3, d: UInt8 = 4, e: UInt8 = 5
    }

    /// Interrupts what runs and opens the raw prompt.
    public init(_ port: SerialPort, limits: Limits = Limits()) throws(PortFailure) {
        self.port = port
        self.limits = limits
        do throws(PortFailure) {
            try open()
        } catch {
            if error != .gone { giveBack() }
            throw error
        }
    }

    deinit { close() }

    /// A program was running, and has been interrupted.
    public var hasInterrupted: Bool { interruption.contains("KeyboardInterrupt") }

    // MARK: Opening and closing

    private static let banner = Array("raw REPL; CTRL-B to exit\r\n>".utf8)

    /// Ctrl-C ends a line, a paste or a program; Ctrl-A opens the prompt. A slow board answers to earlier ones later: each is waited for.
    private func open() throws(PortFailure) {
        isOpen = true
        let start = ContinuousClock.now
        var asked = 0
        var wait = Duration.milliseconds(500)
        while ContinuousClock.now - start < limits.answer {
            try port.write([Control.c], within: limits.answer)
            try listen(for: .milliseconds(100))
            try port.write([Control.a], within: limits.answer)
            asked += 1
            if try hear(RawPromptClient.banner, within: wait) {
                latency = .now - start
                let heard = received[..<(received.firstRange(of: RawPromptClient.banner)?.lowerBound ?? 0)]
                interruption = String(decoding: heard, as: UTF8.self)
                let late = ContinuousClock.now + latency * 2
                while banners < asked, ContinuousClock.now < late { try listen(for: limits.quiet) }
                try listen(for: limits.quiet)
                received = []
                return
            }
            wait = wait * 2
        }
        throw whyClosed
    }

    private var banners: Int { received.ranges(of: RawPromptClient.banner).count }

    /// Why the raw prompt has not opened.
    private var whyClosed: PortFailure {
        let seconds = Int(limits.answer.components.seconds)
        guard !received.isEmpty else { return .silent(seconds: seconds, holder: PortHolder.name(of: port.path)) }
        let text = String(decoding: received.suffix(200), as: UTF8.self)
        return .garbled(String((text.split(whereSeparator: \.isNewline).last ?? "").suffix(60)).printableLine)
    }

    /// Back to the prompt for people. To be called once; a failure is told where the line is still there.
    @discardableResult
    public func close() -> Bool {
        guard isOpen else { return true }
        return giveBack()
    }

    /// Whether the prompt has come back.
    @discardableResult
    private func giveBack() -> Bool {
        isOpen = false
        // Also when somebody wants an end: this is the end.
        port.isInterrupted = { false }
        let prompt = Array(">>> ".utf8)
        do throws(PortFailure) {
            for _ in 0..<3 {
                received = []
                try port.write([Control.c], within: .seconds(1))
                try listen(for: isRunning ? .milliseconds(300) : limits.quiet)
                try port.write([Control.b], within: .seconds(1))
                if try hear(prompt, within: .seconds(1) + latency * 2) { return true }
            }
        } catch {}
        return false
    }

    // MARK: Programs

    /// Why a program cannot be sent: the prompt takes some bytes as its own.
    public static func fault(of source: [UInt8]) -> String? {
        source.firstIndex { (1...5).contains($0) }.map { at in
            "line \(source[..<at].count { $0 == 10 } + 1) has a control character that no prompt takes as part of a program"
        }
    }

    /// Runs a program and waits for its end: without end, if nothing else is said, because a program may sleep. What it prints is handed on
    /// as it comes.
    /// - Parameter silence: how long nothing may come.
    public func run(
        _ source: [UInt8], silence: Duration? = nil, printed: ([UInt8]) -> Void = { _ in }
    ) throws(PortFailure) -> Answer {
        received = []
        (isRunning, raw) = (true, RawAnswer())
        let isPasted = hasRawPaste ? try paste(source) : false
        if !isPasted { try send(source) }
        let answer = try takeAnswer(silence: silence, printed)
        isRunning = false
        return answer
    }

    /// What the board prints by itself while it is at its prompt.
    func idle(for duration: Duration) throws(PortFailure) -> [UInt8] {
        let end = ContinuousClock.now + duration
        while ContinuousClock.now < end { try listen(for: end - .now) }
        defer { received = [] }
        return BoardLines.all(received)
    }

    /// Ends the program that runs, after somebody has asked for an end: from here on the conversation may go on.
    func stop() throws(PortFailure) {
        port.isInterrupted = { false }
        guard isRunning else { return }
        if raw.endingNow == nil { try port.write([Control.c], within: limits.answer) }
        _ = try takeAnswer(silence: limits.answer) { _ in }
        isRunning = false
    }

    /// Runs a short program of picoheap's own, which answers at once or not at all.
    func ask(_ source: String) throws(PortFailure) -> Answer { try run(Array(source.utf8), silence: limits.answer) }

    /// Ctrl-D at the raw prompt: the heap is empty again, boot.py has run, main.py has not. What boot.py printed.
    public func reset() throws(PortFailure) -> [UInt8] {
        received = []
        try port.write([Control.d], within: limits.answer)
        let words = Array("soft reboot\r\n".utf8)
        guard try hear(words, within: limits.answer), let reboot = received.firstRange(of: words) else { throw garbled }
        received.removeFirst(reboot.upperBound)
        guard try hear(RawPromptClient.banner, within: limits.reset) else { throw garbled }
        defer { received = [] }
        return BoardLines.all(Array(received.dropLast(RawPromptClient.banner.count)))
    }

    /// Sends a program in windows of the board's own size; false where the board does not know how.
    private func paste(_ source: [UInt8]) throws(PortFailure) -> Bool {
        try port.write([Control.e, UInt8(ascii: "A"), Control.a], within: limits.answer)
        // An old board takes this for a program that Ctrl-A throws away, and shows its banner again.
        let start = ContinuousClock.now
        var last = start
        var reply: Int?
        while reply == nil, ContinuousClock.now - start < limits.answer {
            if try listen(for: .milliseconds(20)) { last = .now }
            reply = received.indices.dropLast().first { received[$0] == UInt8(ascii: "R") && received[$0 + 1] < 2 }
            let isQuiet = ContinuousClock.now - last > max(limits.quiet, latency)
            if isQuiet, received.suffix(RawPromptClient.banner.count).elementsEqual(RawPromptClient.banner) { break }
        }
        guard let reply, received[reply + 1] == 1 else {
            if received.isEmpty { throw silent }
            hasRawPaste = false
            received = []
            return false
        }
        received.removeFirst(reply + 2)
        while received.count < 2 { try mustListen() }
        let window = Int(received[0]) | Int(received[1]) << 8
        received.removeFirst(2)
        var room = window
        var rest = source[...]
        while !rest.isEmpty {
            while room == 0 || !received.isEmpty {
                if received.isEmpty { try mustListen() }
                switch received.removeFirst() {
                case 1: room += window
                // The board wants no more of it: it is wrong already, or there is no memory for it.
                case Control.d:
                    try port.write([Control.d], within: limits.answer)
                    return true
                default: throw garbled
                }
            }
            let piece = Array(rest.prefix(room))
            try port.write(piece, within: limits.answer)
            rest = rest.dropFirst(piece.count)
            room -= piece.count
            try listen(for: .zero)
        }
        try port.write([Control.d], within: limits.answer)
        while true {
            while received.isEmpty { try mustListen() }
            switch received.removeFirst() {
            case 1: continue
            case Control.d: return true
            default: throw garbled
            }
        }
    }

    /// Sends a program as it was done before there were windows: in pieces that a board without flow control can take.
    private func send(_ source: [UInt8]) throws(PortFailure) {
        var rest = source[...]
        while !rest.isEmpty {
            try port.write(Array(rest.prefix(256)), within: limits.answer)
            rest = rest.dropFirst(256)
            try listen(for: .milliseconds(10))
        }
        try port.write([Control.d], within: limits.answer)
        guard try hear(Array("OK".utf8), within: limits.answer), let start = received.firstRange(of: "OK".utf8) else { throw garbled }
        received.removeFirst(start.upperBound)
    }

    private func takeAnswer(silence: Duration?, _ printed: ([UInt8]) -> Void) throws(PortFailure) -> Answer {
        var answer = Answer(), lines = BoardLines()
        func keep(_ output: [UInt8]) {
            guard !output.isEmpty else { return }
            printed(output)
            let room = RawPromptClient.mostKept - answer.output.count
            answer.output += output.prefix(room)
            answer.isCut = answer.isCut || output.count > room
        }
        while true {
            keep(lines.take(raw.take(received)))
            received = []
            if let ending = raw.endingNow, try !listen(for: ending == .reset ? limits.quiet * 5 : limits.quiet) {
                keep(lines.finish())
                answer.error = BoardLines.all(raw.error)
                answer.hasReset = ending == .reset
                if raw.isAtFriendlyPrompt { try open() }
                return answer
            }
            if received.isEmpty, try !listen(for: silence ?? .seconds(3600)), silence != nil { throw silent }
        }
    }

    // MARK: Listening

    /// Takes what comes within a limit: true as soon as something has. What a watcher says aside is none: it may never be quiet.
    @discardableResult
    private func listen(for limit: Duration) throws(PortFailure) -> Bool {
        let end = ContinuousClock.now + limit
        repeat {
            let bytes = try port.read(within: max(.zero, end - .now))
            let before = received.count
            if let aside { received += asides.take(bytes, aside) } else { received += bytes }
            if received.count > before { return true }
            if bytes.isEmpty { return false }
        } while ContinuousClock.now < end
        return false
    }

    private func mustListen() throws(PortFailure) {
        guard try listen(for: limits.answer) else { throw silent }
    }

    /// Takes what comes until it holds `words`; false where it does not within a limit.
    private func hear(_ words: [UInt8], within limit: Duration) throws(PortFailure) -> Bool {
        let end = ContinuousClock.now + limit
        while received.suffix(1 << 13).firstRange(of: words) == nil {
            // A program that prints without end would fill the memory.
            if received.count > 1 << 20 { received.removeFirst(received.count - 1 << 13) }
            guard ContinuousClock.now < end else { return false }
            try listen(for: end - .now)
        }
        return true
    }

    private var silent: PortFailure {
        .silent(seconds: Int(limits.answer.components.seconds), holder: PortHolder.name(of: port.path))
    }

    private var garbled: PortFailure { .garbled(String(decoding: received.suffix(60), as: UTF8.self).printableLine) }
}
