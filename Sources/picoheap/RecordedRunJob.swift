// A run that is recorded first, then told in words or written into files.
import Files
import Foundation
import BlockHeap
import MicroPython
import Text
import Timeline
import Tutorial

struct RecordedRunJob {
    let request: RunRequest
    let output: StandardOutput
    /// What a told run calls the script.
    let name: String
    /// What is to be told; `nil`: the script's own output goes to standard output instead.
    let selection: TellSelection?
    /// The files that it leaves behind beside map and trace.
    let saving: SaveOptions?
    let moment: SaveOptions.Moment
    let mapFile: String?
    let traceFile: String?
    let stats: Bool
    /// Whether to say what lives on, where the run is not told in words.
    let tellsSurvivors: Bool

    func run() -> Result<RunOutcome, RunProblem> { finish(record()) }

    /// Writes and tells what is asked for of a run that is over.
    func finish(_ run: RecordedRun) -> Result<RunOutcome, RunProblem> {
        // The command ends with what has become of standard output.
        guard output.isOpen else { return .success(.stopped) }
        guard run.history.bootEnd != nil else {
            return .failure(.tooSmall(request.board))
        }
        do {
            try writeFiles(run)
        } catch {
            return .failure(error)
        }
        if let selection { tell(run, selection) } else if tellsSurvivors { tellSurvivors(run) }
        for note in run.history.recording.missing { Console.complain(note.sentence) }
        if stats { Console.complain(tally(run)) }
        switch run.end {
        case .finished: return .success(.finished)
        case .raised: return .success(.raised)
        case .exited(let status): return .success(.exited(status))
        case .memoryFault(let fault): return .success(.faulted(fault))
        case .outOfSteps, .cancelled: return .success(.stopped)
        case .outOfEvents:
            return .failure(RunProblem(message: "stopped after \(run.history.count.grouped) events: more are not recorded"))
        }
    }

    private func record() -> RecordedRun {
        // A told run shows what is printed where it is printed.
        let prints = selection == nil
        let cancel = CancelFlag()
        let write: @Sendable ([UInt8]) -> Void = { [output] in
            guard prints else { return }
            output.write($0)
            if !output.isOpen { cancel.set() }
        }
        nonisolated(unsafe) let typing = Typing { [output] in output.flush() }
        defer {
            typing.end()
            output.flush()
        }
        return Recorder(request).record(cancel: cancel, console: LiveConsole(write: write, read: { typing.next() }))
    }

    private func tell(_ run: RecordedRun, _ selection: TellSelection) {
        let paragraphs = Paragraphs(output)
        var narrator = Narrator(run, name: name, selection: selection) { paragraphs.write($0) }
        narrator.tell()
        guard selection.kinds.isEmpty, selection.lines.isEmpty else { return }
        for sentence in survivors(run) { _ = paragraphs.write(sentence) }
        for remedy in Recorder(run.request).remedies(for: run) { _ = paragraphs.write("Tried. " + remedy.sentence) }
    }

    private func survivors(_ run: RecordedRun) -> [String] { Recorder(run.request).survivors(of: run)?.sentences() ?? [] }

    /// Behind the script's own output, on standard error as all that picoheap itself says.
    private func tellSurvivors(_ run: RecordedRun) {
        output.flush()
        for sentence in survivors(run) { Console.say(sentence) }
    }

    private func tally(_ run: RecordedRun) -> String {
        let tally = HeapTally()
        for event in run.history.recording.events { if let event = event.heapEvent { tally.take(event) } }
        return tally.summary(run.history.moment(at: run.history.count).map.info)
    }

    // MARK: Files

    private func writeFiles(_ run: RecordedRun) throws(RunProblem) {
        let history = run.history
        if let path = saving?.saveMap { try save(path, try mapText(run, position(history))) }
        if let path = mapFile { try save(path, try mapText(run, history.count)) }
        if let path = traceFile { try save(path) { write in history.writeTrace(write) } }
        if let path = saving?.events { try save(path) { write in history.writeJSONLines(write) } }
        if let path = saving?.numbers { try save(path) { write in history.writeCSV(write) } }
    }

    private func position(_ history: History) throws(RunProblem) -> Int {
        switch moment {
        case .end: return history.count
        case .peak: return history.peak.position
        case .failure:
            guard let failure = history.firstFailure else { throw RunProblem(message: "no allocation failed in this run") }
            return failure + 1
        case .event(let event):
            guard event <= history.count else { throw RunProblem(message: "the run has only \(history.count.grouped) events") }
            return event
        }
    }

    /// What the board itself would print at that moment; the program is run again up to it.
    private func mapText(_ run: RecordedRun, _ position: Int) throws(RunProblem) -> String {
        guard let image = Recorder(run.request).image(at: position) else {
            throw RunProblem(message: "event \(position.grouped) was not reached again")
        }
        return image.memoryInfo
    }

    private func save(_ path: String, _ text: String) throws(RunProblem) {
        try save(path) { write in write(text) }
    }

    /// Writes a file line by line.
    private func save(_ path: String, _ lines: (_ write: (String) -> Void) -> Void) throws(RunProblem) {
        do throws(FileFailure) {
            try AtomicFile(URL(fileURLWithPath: path)).write { file in lines { file.write(line: $0) } }
        } catch {
            throw .unwritable(path, error)
        }
    }
}
