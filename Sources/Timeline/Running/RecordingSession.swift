// One run of a machine with a recording observer, on the thread that the machine needs.

import Dispatch
import BlockHeap
import MicroPython

/// Wires a new machine to an observer. Used for one run.
final class RecordingSession {
    private var request: RunRequest
    private let machine: VM
    private let finder: PlaceFinder
    private let observer: RecordingObserver
    private let loops: LoopFinder
    private let cancel: CancelFlag
    private let garbage: GarbageWatch?
    private var isFull = false
    private var sources: [SourceNote] = []
    private var missing: [MissingNote] = []
    private var failures: [Int: FailureNote] = [:]
    /// Where the recording stood when an exception had ended the script.
    private var uncaughtAt = 0
    /// Looks left out since the last one at the cancel flag: where every jump is looked at, most need not be.
    private var unasked = 0
    /// Turns of the outermost loop so far; the one at whose end the memory is wanted, and the memory then.
    private var turns = 0
    private var wantedTurn: Int?
    private var imageOfTurn: MemoryImage?
    private static let looksLeftOut = 1024
    /// Failures of which more is noted than that they happened.
    private static let mostFailures = 1000

    init(
        _ request: RunRequest, limit: Int, cancel: CancelFlag, console: LiveConsole = LiveConsole(),
        progress: @escaping (RunProgress) -> Void
    ) {
        self.request = request
        self.cancel = cancel
        machine = VM(board: request.board, files: request.files)
        let finder = PlaceFinder(machine)
        self.finder = finder
        garbage = request.watchesGarbage ? GarbageWatch(machine.heap) : nil
        // No optional and no `??` around the function: it is asked at each event, and they would wrap it twice.
        let place: () -> SourcePlace = {
            let place = finder.place()
            return SourcePlace(line: place.line, function: place.function, turn: place.turn)
        }
        var asked = place
        if let garbage { asked = garbage.watched(place) }
        loops = LoopFinder(machine)
        observer = RecordingObserver(heap: machine.heap, limit: limit, place: asked, signatures: machine.signatures)
        garbage?.observer = observer
        wire(progress)
        wire(console)
    }

    private func wire(_ console: LiveConsole) {
        machine.console = { [unowned self] bytes in
            observer.printed(bytes)
            console.write(bytes)
        }
        var unread = request.input[...]
        machine.input = { [unowned self] in
            if let byte = unread.popFirst() { return byte }
            guard let byte = console.read() else { return nil }
            request.input.append(byte)
            return byte
        }
    }

    private func wire(_ progress: @escaping (RunProgress) -> Void) {
        observer.whenCollected = { [unowned self] in
            finder.forget()
            loops.forget()
        }
        observer.whenFailed = { [unowned self] in
            if failures.count < RecordingSession.mostFailures { failures[observer.position] = FailureNote(machine) }
        }
        observer.whenFull = { [unowned self] in
            isFull = true
            machine.stepsLeft = 0
        }
        machine.heap.observer = observer
        machine.phaseObserver = { [unowned self] number in enter(number) }
        machine.missingObserver = { [unowned self] feature in
            guard !missing.contains(where: { $0.feature == feature }) else { return }
            missing.append(MissingNote(feature, position: observer.position, machine: machine))
        }
        machine.sourceObserver = { [unowned self] progress in note(progress) }
        machine.uncaughtObserver = { [unowned self] in uncaughtAt = observer.position }
        machine.stepsLeft = request.maxSteps
        var looks = 0
        var interrupts = request.interrupts[...]
        machine.isCancelled = { [unowned self] in
            let number = looks
            looks += 1
            if interrupts.first == number {
                interrupts.removeFirst()
                machine.interrupt()
            }
            if machine.whenJumpedBack != nil {
                unasked += 1
                guard unasked >= RecordingSession.looksLeftOut else { return isFull }
                unasked = 0
            }
            progress(progressNow)
            return isFull || cancel.isSet
        }
    }

    private var progressNow: RunProgress {
        let steps = max(0, request.maxSteps - machine.stepsLeft + machine.workSteps)
        let share = max(Double(steps) / Double(max(1, request.maxSteps)), Double(observer.position) / Double(max(1, request.maxEvents)))
        return RunProgress(events: observer.position, steps: steps, clock: machine.clock, share: min(1, share))
    }

    /// Listens to loops from here on, if somebody wants to know of them.
    private func watchLoops() {
        guard request.notesTurns || request.policy == .everyTurn else { return }
        machine.whenJumpedBack = { [unowned self] target in
            guard loops.isOutermost(target) else { return }
            observer.turnEnds()
            noteTurn()
            if request.policy == .everyTurn { machine.heap.collectFromOutside() }
        }
    }

    func run() -> RecordedRun {
        // The observer holds the finder, and that the machine.
        defer { machine.heap.observer = nil }
        let outcome = execute()
        // A board's console would just be silent from here on.
        if case .faulted(let fault) = outcome { observer.printed(Array("\(fault)\n".utf8)) }
        var recording = observer.finish(heap: machine.heap, functions: functions, mainFile: request.mainFile)
        recording.sources = sources
        recording.missing = missing
        recording.failures = failures
        recording.garbage = garbage?.notes ?? []
        recording.garbageEnd = garbage?.stoppedAt
        recording.uncaught = machine.uncaught.map { UncaughtNote(exception: $0, position: uncaughtAt) }
        return RecordedRun(request: request, history: History(recording), end: end(outcome), clock: machine.clock)
    }

    private func execute() -> RunOutcome {
        request.isPrompt ? machine.runPrompt() : machine.run(request.source)
    }

    private var functions: [FunctionName] { finder.functions.map { FunctionName(name: $0.name, file: $0.file) } }

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
        _ = execute()
        if image == nil, !cancel.isSet, machine.ram.fault == nil, observer.position == position { image = machine.image() }
        return image
    }

    /// Runs to the end of that turn of the outermost loop and looks at the memory there, between two instructions.
    func image(afterTurn turn: Int) -> MemoryImage? {
        defer { machine.heap.observer = nil }
        wantedTurn = turn
        _ = execute()
        return imageOfTurn
    }

    private func noteTurn() {
        turns += 1
        guard turns == wantedTurn else { return }
        imageOfTurn = machine.image()
        isFull = true
        machine.stepsLeft = 0
    }

    /// Serves the prompt to `keyboard` and reports, until the keyboard is closed or the recording is full.
    func serve(_ keyboard: Keyboard, report: @escaping @Sendable (PromptReport) -> Void) {
        defer { machine.heap.observer = nil }
        // A long session takes its time to become a history; the board meanwhile takes keys.
        let builder = DispatchQueue(label: "history of a prompt")
        var live = LiveSession(request)
        func flush() {
            if let bytes = live.takePrinted() { report(.printed(bytes)) }
        }
        machine.console = { [unowned self] bytes in
            observer.printed(bytes)
            live.printed += bytes
        }
        machine.phaseObserver = { [unowned self] number in
            enter(number)
            keyboard.phase(number)
        }
        machine.input = { [unowned self] in
            let byte = keyboard.next {
                flush()
                if live.publishes(observer.position) { publish(live.request, .finished, on: builder) { report(.waits($0)) } }
            }
            if let byte { live.request.input.append(byte) }
            return byte
        }
        machine.isCancelled = { [unowned self] in
            if machine.heedsControlC, keyboard.takeInterrupt() {
                live.request.interrupts.append(live.looks)
                machine.interrupt()
            }
            live.looks += 1
            if live.isReportDue {
                flush()
                report(.running(events: observer.position))
            }
            return isFull || keyboard.isClosed
        }
        let outcome = machine.runPrompt()
        if case .faulted(let fault) = outcome { machine.console(Array("\(fault)\n".utf8)) }
        flush()
        if !keyboard.isClosed { publish(live.request, end(outcome), on: builder) { report(.ended($0)) } }
    }

    /// Hands over the recording up to now, with the request that comes to the same.
    private func publish(
        _ request: RunRequest, _ end: RunEnd, on queue: DispatchQueue, report: @escaping @Sendable (RecordedRun) -> Void
    ) {
        var snapshot = observer.snapshot(heap: machine.heap, functions: functions, mainFile: request.mainFile)
        snapshot.sources = sources
        snapshot.missing = missing
        snapshot.failures = failures
        let (recording, clock) = (snapshot, machine.clock)
        queue.async { report(RecordedRun(request: request, history: History(recording), end: end, clock: clock)) }
    }

    /// Runs up to the collection that event `start` begins, and through it.
    func walk(ofCollection start: Int) -> CollectionWalk? {
        defer { machine.heap.observer = nil }
        let watcher = CollectionWatcher(observer, start: start, image: { [machine] in machine.image() })
        watcher.whenOver = { [unowned self] in
            isFull = true
            machine.stepsLeft = 0
        }
        machine.heap.observer = watcher
        _ = execute()
        return watcher.walk
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
            watchLoops()
        case 10: observer.phase = .parse
        case 11, 20: observer.phase = .compile
        case 21: observer.phase = .run
        case 5: observer.phase = .prompt
        default: observer.phase = .end
        }
        observer.phaseBegins(number)
    }

    private func note(_ progress: SourceProgress) {
        switch progress {
        case .begins(let file): sources.append(SourceNote(position: observer.position, file: file))
        // The code that wanted to import or to compile something goes on.
        case .givesUp: if finder.place().line > 0 { observer.phase = .run }
        }
    }

    private func end(_ outcome: RunOutcome) -> RunEnd {
        switch outcome {
        case .finished: .finished
        case .raised: .raised
        case .exited(let status): .exited(status)
        case .faulted(let fault): .memoryFault(fault)
        case .stopped:
            if isFull {
                .outOfEvents
            } else if cancel.isSet {
                .cancelled
            } else {
                request.isPrompt && machine.stepsLeft > 0 ? .finished : .outOfSteps
            }
        }
    }
}
