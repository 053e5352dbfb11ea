// What helps against a MemoryError, found by trying: the program runs again with one thing changed, and what came of it is said.

import BlockHeap
import MicroPython
import Text

/// One change that was tried.
public struct Remedy: Equatable, Sendable {
    /// `gc.threshold(27,000) before the first line`.
    public var change: String
    /// No allocation fails with it.
    public var helps: Bool
    /// What came of it, with its figures.
    public var outcome: String

    public var sentence: String { "\(helps ? "Helps" : "Does not help"): \(change): \(outcome)" }
}

extension Recorder {
    /// Steps that a trial may take.
    private static let mostSteps = 20_000_000

    /// What was tried against the failure that matters most, those that help first; nothing where no allocation failed, or the heap was
    /// locked. Each trial is a run of the whole program.
    public func remedies(for run: RecordedRun, cancel: CancelFlag = CancelFlag()) -> [Remedy] {
        guard let failure = run.history.gravestFailure, !run.history.recording.events[failure].isLocked else { return [] }
        var found: [Remedy] = []
        for trial in trials(run, failure) where !cancel.isSet {
            var request = trial.request
            request.maxSteps = min(request.maxSteps, Self.mostSteps)
            request.watchesGarbage = false
            let result = Recorder(request).record(cancel: cancel)
            let failed = result.history.firstFailure != nil
            found.append(Remedy(change: trial.change, helps: !failed && result.end != .outOfSteps, outcome: outcome(result, trial)))
        }
        return found.filter(\.helps) + found.filter { !$0.helps }
    }

    private typealias Trial = (change: String, request: RunRequest, line: Int?)

    private func trials(_ run: RecordedRun, _ failure: Int) -> [Trial] {
        let event = run.history.recording.events[failure]
        var trials: [Trial] = []
        if event.phase == .parse || event.phase == .compile, let file = run.history.sourceRead(at: failure + 1) {
            if let trial = precompiled(run, file, Int(event.line)) { trials.append(trial) }
        }
        guard event.phase == .run else { return trials }
        let free = run.history.moment(at: run.history.scriptStart).numbers.freeBytes
        for share in [4, 16] {
            var request = run.request
            request.policy = .threshold(free / share)
            trials.append(("gc.threshold(\(free / share)) before the first line", request, nil))
        }
        var request = run.request
        request.policy = .everyTurn
        trials.append(("gc.collect() at the end of each turn of the outermost loop", request, nil))
        return trials
    }

    /// The file as mpy-cross compiles it. The script itself cannot be one: it is imported by a script of one line.
    private func precompiled(_ run: RecordedRun, _ file: String, _ line: Int) -> Trial? {
        let isScript = file == run.history.recording.mainFile
        guard run.request.board.boot == .flash, file.hasSuffix(".py"),
            let source = isScript ? run.request.source : run.request.files[file]
        else { return nil }
        let compiled: [UInt8]
        do throws(CompileFailure) { compiled = try VM.compiled(source, name: file).get() } catch { return nil }
        var request = run.request
        if isScript {
            request.source = Array("import app\n".utf8)
            request.files["app.mpy"] = compiled
            guard request.files.problem(on: request.board) == nil else { return nil }
            return ("the script as app.mpy (\(compiled.count.grouped) bytes), and a main.py that imports it", request, 1)
        }
        request.files[file] = nil
        request.files[file.dropLast(2) + "mpy"] = compiled
        guard request.files.problem(on: request.board) == nil else { return nil }
        return ("\(file.dropLast(2))mpy, compiled by mpy-cross (\(compiled.count.grouped) bytes), in place of \(file)", request, line)
    }

    private func outcome(_ run: RecordedRun, _ trial: Trial) -> String {
        let history = run.history
        if run.end == .outOfSteps { return "the trial was stopped after \(run.request.maxSteps.grouped) steps." }
        if let failure = history.gravestFailure {
            let event = history.recording.events[failure]
            let place = history.placeName(of: event)
            return "\(Int(event.bytes).counted("byte")) are asked for\(place.isEmpty ? "" : " at \(place)"), and the biggest hole has "
                + "\(history.biggestHoleBytes(at: failure).grouped)."
        }
        let collections = history.collections.count { $0.start >= history.scriptStart }
        var said = "no allocation fails; the collector runs \(collections.counted("time")), and the biggest hole is never shorter than "
            + "\(history.shortestBiggestHole.grouped) bytes."
        if let line = trial.line {
            let most = history.largestRequest(ofLine: line)
            said = "no allocation fails; the import's largest request has \(most.counted("byte"))."
        }
        return said
    }
}

extension History {
    /// The failed allocation whose MemoryError ended the script; else the first that failed.
    public var gravestFailure: Int? { fatalFailure ?? firstFailure }

    /// The failed allocation whose MemoryError ended the script.
    public var fatalFailure: Int? {
        guard let uncaught = recording.uncaught, uncaught.exception.type == "MemoryError" else { return nil }
        return failures.last { $0 < uncaught.position }
    }

    /// The bytes of the biggest hole when it was shortest, while the script ran.
    fileprivate var shortestBiggestHole: Int { Int(hole[min(scriptStart, count)...].min() ?? 0) * Heap.blockSize }

    /// The most bytes that an allocation asked for while a line of the script was running.
    fileprivate func largestRequest(ofLine line: Int) -> Int {
        var most = 0
        for index in 0..<count {
            let event = recording.events[index]
            if event.kind == .allocated || event.kind == .reallocated, scriptLine(of: event) == line { most = max(most, Int(event.bytes)) }
        }
        return most
    }
}

extension VM {
    /// The bytes of an .mpy file.
    fileprivate static func compiled(_ source: [UInt8], name: String) -> Result<[UInt8], CompileFailure> {
        onLargeStack {
            do throws(CompileFailure) { return .success(try CompiledScript(source, name: name).mpy()) } catch { return .failure(error) }
        }
    }
}
