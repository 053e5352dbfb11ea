// What a run leaves behind: its events, what it printed, and the names that the events refer to by number.

import BlockHeap
import MicroPython

/// The place in the Python program that was running, in one machine word.
public struct SourcePlace: Equatable, Sendable {
    /// From 1; 0 where no line was.
    public var line: UInt16
    /// Index in `Recording.functions`.
    public var function: UInt16
    /// Changes whenever a loop comes round or a function is called.
    public var turn: UInt32

    public init(line: Int = 0, function: Int = 0, turn: Int = 0) {
        self.line = UInt16(clamping: line)
        self.function = UInt16(clamping: function)
        self.turn = UInt32(truncatingIfNeeded: turn)
    }

    @inline(__always)
    init(line: UInt16, function: UInt16, turn: UInt32) {
        self.line = line
        self.function = function
        self.turn = turn
    }
}

/// A function that was running during some event.
public struct FunctionName: Hashable, Sendable {
    public var name: String
    /// The file it was read from, as tracebacks name it.
    public var file: String

    public init(name: String, file: String) {
        self.name = name
        self.file = file
    }
}

/// What was printed when `position` events had happened.
public struct OutputChunk: Equatable, Sendable {
    public var position: Int
    public var bytes: [UInt8]

    public init(position: Int, bytes: [UInt8]) {
        self.position = position
        self.bytes = bytes
    }
}

/// A source text that the board's parser began to read when `position` events had happened.
public struct SourceNote: Equatable, Sendable {
    public var position: Int
    /// As tracebacks name it: `main.py`, `/lib/font.py`, `<stdin>`.
    public var file: String
}

/// What a board has and picoheap lacks, as a program asked for it when `position` events had happened.
public struct MissingNote: Equatable, Sendable {
    public var position: Int
    public var feature: MissingFeature
    /// `main.py:3`; empty where no line was running.
    public var place: String
    /// What it is, and whose fault.
    public var sentence: String

    init(_ feature: MissingFeature, position: Int, machine: VM) {
        self.position = position
        self.feature = feature
        place = machine.currentPlace.map { "\($0.file):\($0.line)" } ?? ""
        sentence = (place.isEmpty ? "" : place + ": ") + feature.sentence(on: machine.board)
    }
}

/// The exception that ended a script, and when.
public struct UncaughtNote: Equatable, Sendable {
    public var exception: UncaughtException
    /// Where the script had ended with it, before its traceback was printed.
    public var position: Int

    public init(exception: UncaughtException, position: Int) {
        self.exception = exception
        self.position = position
    }
}

/// A finished recording. A *position* in it is a number of events that have happened: 0 is before the first, `events.count` the end.
public struct Recording: Sendable {
    public let poolStart: Address
    public let blockCount: Int
    public var events = EventList()
    public var functions: [FunctionName] = []
    public var output: [OutputChunk] = []
    /// The positions at which the outermost loop came round, in order, where the run noted them; the same position several times where a
    /// turn did nothing to the heap.
    public var turns: [UInt32] = []
    /// Each source text that was parsed and compiled, in order.
    public var sources: [SourceNote] = []
    /// What the program asked for that a board has and picoheap lacks, each once.
    public var missing: [MissingNote] = []
    /// What is known of the allocations that failed, by event; of very many failures the first.
    public var failures: [Int: FailureNote] = [:]
    /// The name of the script's own file, as its functions carry it.
    public var mainFile = ""
    /// The exception that nobody caught.
    public var uncaught: UncaughtNote?
    /// What was found to be garbage, in order of time; empty unless the run was asked to watch for it.
    public var garbage: [GarbageNote] = []
    /// The event from which on nobody watched for garbage any more: there were too many lines.
    public var garbageEnd: Int?
    /// The recording ended because it was full, not because the run did.
    public var isFull = false

    public init(poolStart: Address, blockCount: Int) {
        self.poolStart = poolStart
        self.blockCount = blockCount
    }

    /// What the script had printed at `position`.
    public func output(at position: Int) -> [UInt8] {
        output[..<chunksPrinted(at: position)].flatMap(\.bytes)
    }

    /// The end of it: the last `lines` lines and perhaps more, but not much more than `bytes`; and how many bytes of that came last,
    /// with no event between them.
    public func lastOutput(at position: Int, lines: Int, bytes most: Int) -> (bytes: [UInt8], newest: Int) {
        let chunks = output[..<chunksPrinted(at: position)]
        var first = chunks.endIndex, breaks = 0, count = 0
        while first > chunks.startIndex, breaks <= lines, count < most {
            first -= 1
            breaks += chunks[first].bytes.count { $0 == UInt8(ascii: "\n") }
            count += chunks[first].bytes.count
        }
        return (chunks[first...].flatMap(\.bytes), chunks.last?.bytes.count ?? 0)
    }

    /// How many chunks of `output` had been printed.
    private func chunksPrinted(at position: Int) -> Int {
        var low = 0, high = output.count
        while low < high {
            let middle = (low + high) / 2
            if output[middle].position <= position { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
