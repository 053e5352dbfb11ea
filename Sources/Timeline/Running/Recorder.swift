// Runs a program on a board and records it; and runs it again to any event, for all that the events do not tell.

import BlockHeap
import MicroPython
import Synchronization

/// When the collector runs, for comparing the same program under several rules.
public enum CollectionPolicy: Hashable, Sendable {
    /// As the program says; by default when the heap is full.
    case asWritten
    /// `gc.threshold(bytes)` before the script's first line. 0 collects at every allocation.
    case threshold(Int)
    /// A collection whenever the outermost loop comes round: at its jump back, as `gc.collect()` in its body would. The program's text and
    /// bytecode stay as they are.
    case everyTurn
}

/// A program and the board to run it on. Two runs of equal requests are the same, event for event.
public struct RunRequest: Equatable, Sendable {
    public var board: Board
    public var source: [UInt8]
    /// What else is on the board's flash.
    public var files: BoardFiles
    public var policy: CollectionPolicy
    /// Steps before the run is stopped: jumps, calls, items of iterators, or as much work of built-in code.
    public var maxSteps: Int
    /// Events before the recording is full, and the run is stopped.
    public var maxEvents: Int
    /// What the script reads from its console; what is typed where the board is at its prompt.
    public var input: [UInt8]
    /// Whether to note when an allocation becomes garbage: `Recording.garbage`.
    public var watchesGarbage: Bool
    /// Whether to note the turns of the outermost loop (`Recording.turns`); that takes time at every jump, and changes nothing else.
    public var notesTurns: Bool
    /// MicroPython's prompt is served, with `input`, in place of a script; the run is finished when that is read.
    public var isPrompt = false
    /// When Ctrl-C came, as numbers of looks at the cancel flag (`VM.isCancelled`), ascending.
    public var interrupts: [Int] = []

    public init(
        board: Board, source: [UInt8], files: BoardFiles = BoardFiles(), policy: CollectionPolicy = .asWritten,
        maxSteps: Int = 50_000_000, maxEvents: Int = 2_000_000, input: [UInt8] = [], watchesGarbage: Bool = false,
        notesTurns: Bool = false
    ) {
        self.board = board
        self.source = source
        self.files = files
        self.policy = policy
        self.maxSteps = maxSteps
        self.maxEvents = maxEvents
        self.input = input
        self.watchesGarbage = watchesGarbage
        self.notesTurns = notesTurns
    }

    /// A board at its prompt, where `typed` is typed.
    public init(board: Board, typed: [UInt8], files: BoardFiles = BoardFiles(), maxSteps: Int = 50_000_000) {
        self.init(board: board, source: [], files: files, maxSteps: maxSteps, input: typed)
        isPrompt = true
    }
}

/// Stops a run from another thread.
public final class CancelFlag: Sendable {
    private let flag = Atomic<Bool>(false)

    public init() {}

    public var isSet: Bool { flag.load(ordering: .relaxed) }

    public func set() {
        flag.store(true, ordering: .relaxed)
    }
}

/// How a recorded run ended.
public enum RunEnd: Equatable, Sendable {
    /// The script is over, or all that was to be typed has been.
    case finished
    /// An exception that nobody caught; its traceback is in the output.
    case raised
    case exited(Int)
    /// `RunRequest.maxSteps` are over.
    case outOfSteps
    /// `RunRequest.maxEvents` are recorded.
    case outOfEvents
    case cancelled
    /// The program damaged its own memory; a board would have stopped with a hard fault.
    case memoryFault(MemoryFault)
}

/// How far a run has come.
public struct RunProgress: Equatable, Sendable {
    public var events: Int
    /// Jumps, calls and items of iterators so far.
    public var steps: Int
    /// The board's virtual clock, in microseconds.
    public var clock: UInt64
    /// How much of what the request allows has been used up, of steps or of events: 0...1. At 1 the run is stopped.
    public var share: Double

    public init(events: Int, steps: Int, clock: UInt64, share: Double) {
        self.events = events
        self.steps = steps
        self.clock = clock
        self.share = share
    }
}

/// The board's console, where somebody sits at it while the program runs.
public struct LiveConsole: Sendable {
    /// Takes what the script prints, at once.
    public var write: @Sendable ([UInt8]) -> Void
    /// The next byte that was typed, once `RunRequest.input` is read; `nil` at the end.
    public var read: @Sendable () -> UInt8?

    public init(
        write: @escaping @Sendable ([UInt8]) -> Void = { _ in }, read: @escaping @Sendable () -> UInt8? = { nil }
    ) {
        self.write = write
        self.read = read
    }
}

/// A run that is over.
public struct RecordedRun: Sendable {
    /// What was asked for; its input has what was read from a live console too, so that the request can be run again.
    public let request: RunRequest
    public let history: History
    public let end: RunEnd
    /// The board's virtual clock at the end, in microseconds.
    public let clock: UInt64
}

/// Runs requests. Blocking: call it in the background.
public struct Recorder: Sendable {
    public let request: RunRequest

    public init(_ request: RunRequest) {
        self.request = request
    }

    /// Runs the program to its end. `progress` is called now and then, on the machine's thread.
    public func record(
        cancel: CancelFlag = CancelFlag(), console: LiveConsole = LiveConsole(),
        progress: @escaping @Sendable (RunProgress) -> Void = { _ in }
    ) -> RecordedRun {
        VM.onLargeStack { [request] in
            let session = RecordingSession(
                request, limit: request.maxEvents, cancel: cancel, console: console, progress: progress)
            return session.run()
        }
    }

    /// The board's memory at `position`: right after that many events, that is in the middle of the operation which made the last one.
    /// `nil` if the run does not get there, or was cancelled.
    public func image(at position: Int, cancel: CancelFlag = CancelFlag()) -> MemoryImage? {
        VM.onLargeStack { [request] in
            let session = RecordingSession(request, limit: max(position, 1), cancel: cancel, progress: { _ in })
            return session.image(at: position)
        }
    }

    /// The board's memory at the end of that turn of the outermost loop, between two instructions, of a request that notes turns. `nil` if
    /// the loop does not come round so often, or the run was cancelled.
    public func image(afterTurn turn: Int, cancel: CancelFlag = CancelFlag()) -> MemoryImage? {
        VM.onLargeStack { [request] in
            let session = RecordingSession(request, limit: .max, cancel: cancel, progress: { _ in })
            return session.image(afterTurn: turn)
        }
    }

    /// The steps of the collection that event `start` began: runs the program again up to it, and listens to it marking and sweeping.
    /// `nil` if there is no such collection, or the run was cancelled.
    public func walk(ofCollection start: Int, cancel: CancelFlag = CancelFlag()) -> CollectionWalk? {
        VM.onLargeStack { [request] in
            let session = RecordingSession(request, limit: .max, cancel: cancel, progress: { _ in })
            return session.walk(ofCollection: start)
        }
    }
}
