// One run of a machine with a recording observer, on the thread that the machine needs.

import Heap
import MicroPython

/// Wires a new machine to an observer. Used for one run.
final class RecordingSession {
    private let request: RunRequest
    private let machine: Machine
    private let finder: PlaceFinder
    private let observer: RecordingObserver
    private let cancel: CancelFlag
    private var isFull = false

    init(_ request: RunRequest, limit: Int, cancel: CancelFlag, progress: @escaping (RunProgress) -> Void) {
        self.request = request
        self.cancel = cancel
        machine = Machine(board: request.board)
        let finder = PlaceFinder(machine)
        self.finder = finder
        observer = RecordingObserver(
            heap: machine.heap, limit: limit,
            place: {
                let place = finder.place()
                return SourcePlace(line: place.line, function: place.function, turn: place.turn)
            },
            content: RecordingSession.contentByFirstWord())
        wire(progress)
    }

    private func wire(_ progress: @escaping (RunProgress) -> Void) {
        observer.whenCollected = { [unowned self] in finder.forget() }
        observer.whenFull = { [unowned self] in
            isFull = true
            machine.stepsLeft = 0
        }
        machine.heap.observer = observer
        machine.phaseObserver = { [unowned self] number in enter(number) }
        machine.console = { [unowned self] bytes in observer.printed(bytes) }
        var unread = request.input[...]
        machine.input = { unread.popFirst() }
        machine.stepsLeft = request.maxSteps
        machine.isCancelled = { [unowned self] in
            progress(RunProgress(events: observer.position, clock: machine.clock))
            return isFull || cancel.isSet
        }
    }

    func run() -> RecordedRun {
        // The observer holds the finder, and that the machine.
        defer { machine.heap.observer = nil }
        let outcome = machine.run(request.source)
        let functions = finder.functions.map { FunctionName(name: $0.name, file: $0.file) }
        let recording = observer.finish(heap: machine.heap, functions: functions, mainFile: mainFile)
        return RecordedRun(request: request, history: History(recording), end: end(outcome), clock: machine.clock)
    }

    /// Runs up to `position` and looks at the memory there.
    func image(at position: Int) -> MemoryImage? {
        defer { machine.heap.observer = nil }
        if position <= 0 { return machine.image() }
        var image: MemoryImage?
        observer.whenFull = { [unowned self] in
            image = machine.image()
            isFull = true
            machine.stepsLeft = 0
        }
        _ = machine.run(request.source)
        if image == nil, !cancel.isSet, observer.position == position { image = machine.image() }
        return image
    }

    /// A phase begins, by its number in traces.
    private func enter(_ number: Int) {
        switch number {
        case 1: observer.phase = .start
        case 2: observer.phase = .boot
        case 3:
            observer.phase = request.board.boot == .frozen ? .run : .parse
            if case .threshold(let bytes) = request.policy {
                machine.heap.allocThreshold = max(bytes, 0) / Heap.blockSize
            }
        case 10: observer.phase = .parse
        case 11, 20: observer.phase = .compile
        case 21: observer.phase = .run
        default: observer.phase = .end
        }
        observer.phaseBegins(number)
    }

    private func end(_ outcome: RunOutcome) -> RunEnd {
        switch outcome {
        case .finished: .finished
        case .raised: .raised
        case .exited(let status): .exited(status)
        case .stopped: isFull ? .outOfEvents : cancel.isSet ? .cancelled : .outOfSteps
        }
    }

    /// How the script's own functions name their file.
    private var mainFile: String {
        request.board.boot == .plain ? "<stdin>" : "main.py"
    }

    /// What a block is that begins with the address of a type.
    private static func contentByFirstWord() -> (UInt32) -> BlockContent {
        var contents = ContiguousArray(repeating: BlockContent.other, count: TypeID.allCases.count)
        let known: [(TypeID, BlockContent)] = [
            (.tuple, .tuple), (.list, .list), (.dict, .dict), (.str, .string), (.bytes, .string), (.bytearray, .array),
            (.array, .array), (.float, .float), (.bytecodeFunction, .function), (.module, .module),
        ]
        for (type, content) in known { contents[Int(type.rawValue)] = content }
        return { [contents] word in
            let offset = Int(word &- MemoryMap.typesStart)
            guard offset < contents.count * Int(TypeID.stride), offset % Int(TypeID.stride) == 0 else { return .other }
            return contents[offset / Int(TypeID.stride)]
        }
    }
}
