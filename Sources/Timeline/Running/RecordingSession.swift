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
        finder = PlaceFinder(machine)
        observer = RecordingObserver(
            heap: machine.heap, limit: limit, place: { SourcePlace() }, content: RecordingSession.content(ofFirstWord:))
        wire(progress)
    }

    private func wire(_ progress: @escaping (RunProgress) -> Void) {
        // Asked at every event: holding the finder itself spares counting references.
        observer.place = { [finder] in
            let place = finder.place()
            return SourcePlace(line: place.line, function: place.function, turn: finder.turn)
        }
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
    private static func content(ofFirstWord word: UInt32) -> BlockContent {
        guard word >= MemoryMap.typesStart, word < MemoryMap.ramStart else { return .other }
        return switch word {
        case TypeID.tuple.address: .tuple
        case TypeID.list.address: .list
        case TypeID.dict.address: .dict
        case TypeID.str.address, TypeID.bytes.address: .string
        case TypeID.bytearray.address, TypeID.array.address: .array
        case TypeID.float.address: .float
        case TypeID.bytecodeFunction.address: .function
        case TypeID.module.address: .module
        default: .other
        }
    }
}
