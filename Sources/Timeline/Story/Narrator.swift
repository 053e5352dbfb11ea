// Tells a run from its beginning: a sentence an event, what the script prints where it prints it, and what becomes garbage when it does.
//
//     The script starts from `main.py` on ...      what runs where
//     Boot: 98 allocations ...                     a sentence for what the board does by itself
//     Line 12 runs: text += str(i) + ","           the source, when another line has its turn
//     line 12: 16 bytes for ... take 1 block; ...  the events
//     Garbage: ...                                 what nothing leads to any more
//     Prints: After concat free = 209072
//     The script is over. ...                      numbers

import BlockHeap
import Text

/// What somebody wants to be told.
public struct TellSelection: Equatable, Sendable {
    /// The kinds of sentence that can be asked for.
    public enum Kind: String, CaseIterable, Sendable {
        case allocation, failure, free, resize, collection, sweep, garbage, output, phase
    }

    /// Lines of the script, or of another file that it has imported.
    public struct LineRange: Equatable, Sendable {
        /// As tracebacks name it; `nil` is the script.
        public var file: String?
        public var lines: ClosedRange<Int>

        public init(file: String? = nil, lines: ClosedRange<Int>) {
            self.file = file
            self.lines = lines
        }
    }

    /// Only what these lines do; all lines if empty.
    public var lines: [LineRange]
    /// Only these; if empty, all but the single sweeps of a collection, whose last sentence sums them up.
    public var kinds: Set<Kind>
    /// Everything, one by one: boot, parser and compiler too, and each sweep.
    public var tellsAll: Bool

    public init(lines: [LineRange] = [], kinds: Set<Kind> = [], tellsAll: Bool = false) {
        self.lines = lines
        self.kinds = kinds
        self.tellsAll = tellsAll
    }

    /// Whether a kind of sentence is to be told at all.
    public func wants(_ kind: Kind) -> Bool {
        kinds.isEmpty ? kind != .sweep || tellsAll : kinds.contains(kind)
    }

    /// Whether a line is to be told of; `nil` stands for what no line does.
    func wants(_ place: ProgramLine?) -> Bool {
        lines.isEmpty || place.map { place in lines.contains { $0.file == place.file && $0.lines.contains(place.line) } } ?? false
    }
}

/// A run as sentences in order. One pass over the events: a million of them are told as they come, whatever came before.
public struct Narrator {
    let run: RecordedRun
    let history: History
    /// The lines of the script and of the files beside it, as far as they have been needed.
    private var sources: [String?: [Substring]] = [:]
    private let name: String
    private let selection: TellSelection
    private let say: (String) -> Bool

    private var before: Moment
    private var chunks: ArraySlice<OutputChunk>
    private var garbage: ArraySlice<GarbageNote>
    private var missing: ArraySlice<MissingNote>
    /// Printed, but without its line end so far.
    private var printed = ""
    private var lastLine: ProgramLine?
    private var isHeard = true
    private var explained: Set<FailureKind> = []
    private var repetition = Repetition()

    /// - Parameters:
    ///   - name: what to call the script.
    ///   - say: takes a sentence; `false` when nobody listens any more.
    public init(_ run: RecordedRun, name: String, selection: TellSelection, say: @escaping (String) -> Bool) {
        self.run = run
        self.name = name
        self.selection = selection
        self.say = say
        history = run.history
        before = run.history.moment(at: 0)
        chunks = run.history.recording.output[...]
        garbage = run.history.recording.garbage[...]
        missing = run.history.recording.missing[...]
    }

    /// Tells the whole run.
    public mutating func tell() {
        tellBeginning()
        var index = 0
        while index < history.count, isHeard {
            tellWhatHappened(until: index)
            let end = selection.tellsAll ? index : endOfStage(from: index)
            if end > index {
                tellStage(index..<end)
                index = end
            } else {
                tellEvent(index)
                index += 1
            }
        }
        tellWhatHappened(until: .max)
        if !printed.isEmpty { endPrintedLine() }
        tellEnd()
    }

    private mutating func tell(_ sentence: String) {
        let lines = selection.tellsAll ? [sentence] : repetition.take(sentence)
        for line in lines where isHeard { isHeard = say(line) }
    }

    // MARK: Beginning and end

    private mutating func tellBeginning() {
        let blocks = history.blockCount
        tell(
            "\(name) on board \(run.request.board.name): a heap of \((blocks * Heap.blockSize).counted("byte")), "
                + "\(blocks.counted("block")) of \(Heap.blockSize).")
    }

    private mutating func tellEnd() {
        for line in repetition.finish() where isHeard { isHeard = say(line) }
        let ending = switch run.end {
        case .finished: "The script is over."
        case .raised: "An exception that nobody caught has ended the script."
        case .exited(let status): "The script has ended itself with status \(status)."
        case .outOfSteps: "The run was stopped: it had used up its steps."
        case .outOfEvents: "The run was stopped: \(history.count.grouped) events are all that is recorded."
        case .cancelled: "The run was stopped."
        case .memoryFault(let fault): "The run was stopped by a \(fault)."
        }
        tell("\(ending) The board's clock says \(seconds) s.")
        tell(history.summary.joined(separator: " "))
        if let end = history.recording.garbageEnd, selection.wants(.garbage) {
            tell("Garbage was looked for only up to event \(end.grouped): the run is too long to look at every line.")
        }
    }

    /// The board's time since its start, to the thousandth.
    private var seconds: String {
        let thousandths = String(run.clock / 1000)
        let padded = String(repeating: "0", count: max(0, 4 - thousandths.count)) + thousandths
        return padded.dropLast(3) + "." + padded.suffix(3)
    }

    // MARK: Stages

    /// Where the boot, or the work of parser and compiler, that event `index` belongs to ends; `index` if the script is running.
    private func endOfStage(from index: Int) -> Int {
        let events = history.recording.events
        func stage(_ event: RecordedEvent) -> Int {
            switch event.phase {
            case .start, .boot: 0
            case .parse, .compile: 1
            case .run, .end, .prompt: 2
            }
        }
        let first = stage(events[index])
        guard first < 2, !events[index].isFailure else { return index }
        return events[index...].firstIndex { stage($0) != first || $0.isFailure } ?? history.count
    }

    private mutating func tellStage(_ range: Range<Int>) {
        history.move(&before, to: range.lowerBound)
        let (old, oldUsed) = (before.totals, before.usedBlocks)
        history.move(&before, to: range.upperBound)
        let new = before.totals
        let count = new.allocations - old.allocations
        guard selection.wants(.phase), selection.lines.isEmpty, count > 0 else { return }
        let first = history.recording.events[range.lowerBound]
        let isBoot = first.phase == .boot || first.phase == .start
        let file = history.sourceRead(at: range.upperBound).flatMap { $0 == history.recording.mainFile ? nil : $0 }
        let stays = (before.usedBlocks - oldUsed) * Heap.blockSize
        tell(
            (isBoot ? "Boot, before the script: " : "Parser and compiler\(file.map { ", for \($0)" } ?? ""): ")
                + "\(count.counted("allocation")), \((new.allocatedBytes - old.allocatedBytes).counted("byte")) in whole blocks; "
                + "\(max(0, stays).counted("byte")) of them stay in use.")
    }

    // MARK: Events

    private mutating func tellEvent(_ index: Int) {
        let event = history.recording.events[index]
        let line = history.programLine(of: event)
        guard selection.wants(kind(of: event)), selection.wants(line) else { return }
        // The end has a paragraph of its own.
        if event.kind == .phase, event.phase == .end, !selection.tellsAll { return }
        if let line, line != lastLine {
            lastLine = line
            if let text = text(of: line) { tell("\(line.file.map { $0 + " line" } ?? "Line") \(line.line) runs: \(shown(text))") }
        }
        history.move(&before, to: index)
        tell(history.sentence(at: index + 1, before: before))
        if event.isFailure { tellWhy(index, event) }
    }

    /// Why an allocation failed: the one that ended the script, and of the others each that is not like one before.
    private mutating func tellWhy(_ index: Int, _ event: RecordedEvent) {
        let isFatal = index == history.fatalFailure
        let kind = FailureKind(line: event.line, function: event.function, bytes: event.bytes)
        guard isFatal || (explained.count < Narrator.mostExplained && explained.insert(kind).inserted) else { return }
        guard let report = history.postMortem(ofEvent: index) else { return }
        tell("Why: " + report.sentences.joined(separator: " ") + (isFatal ? " Nobody caught this MemoryError: it ends the script." : ""))
    }

    /// Failures of the same line that asked for as much are told once.
    private struct FailureKind: Hashable {
        var line, function: UInt16
        var bytes: UInt32
    }

    private static let mostExplained = 20

    /// A line's own words; `nil` where its file is not at hand.
    private mutating func text(of place: ProgramLine) -> Substring? {
        if sources[place.file] == nil {
            let bytes = place.file.map { run.request.files[$0] } ?? run.request.source
            sources[place.file] = String(decoding: bytes ?? [], as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
        }
        guard let lines = sources[place.file], place.line <= lines.count, !(place.file != nil && lines == [""]) else { return nil }
        return lines[place.line - 1].drop { $0 == " " || $0 == "\t" }
    }

    private func kind(of event: RecordedEvent) -> TellSelection.Kind {
        switch event.kind {
        case .allocated: .allocation
        case .allocationFailed, .reallocationFailed: .failure
        case .freed: .free
        case .reallocated: .resize
        case .collectionStarted, .collectionEnded: .collection
        case .swept: .sweep
        case .phase: .phase
        }
    }

    // MARK: Between the events

    /// What was printed, what was found to be garbage and what was found to be missing before event `index`, in order.
    private mutating func tellWhatHappened(until index: Int) {
        while isHeard {
            let nextChunk = chunks.first?.position ?? .max, nextNote = garbage.first?.position ?? .max
            if let lack = missing.first, lack.position <= min(index, nextChunk, nextNote) {
                tell("Missing: \(missing.removeFirst().sentence)")
                continue
            }
            guard min(nextChunk, nextNote) <= index, min(nextChunk, nextNote) < .max else { return }
            if nextChunk <= nextNote {
                tellPrinted(chunks.removeFirst())
            } else {
                tellGarbage(at: nextNote)
            }
        }
    }

    private mutating func tellPrinted(_ chunk: OutputChunk) {
        guard selection.wants(.output), selection.lines.isEmpty else { return }
        for scalar in String(decoding: chunk.bytes, as: UTF8.self).unicodeScalars where scalar != "\r" {
            if scalar == "\n" { endPrintedLine() } else { printed.unicodeScalars.append(scalar) }
        }
    }

    private mutating func endPrintedLine() {
        tell("Prints: \(shown(printed[...]))")
        printed = ""
    }

    /// All that was found at one position, in one sentence.
    private mutating func tellGarbage(at position: Int) {
        let found = garbage.prefix { $0.position == position }
        garbage = garbage.dropFirst(found.count)
        guard selection.wants(.garbage) else { return }
        let wanted = found.filter { note in
            let birth = history.recording.events[note.birth]
            return (selection.tellsAll || birth.phase == .run) && selection.wants(history.programLine(of: birth))
        }
        guard !wanted.isEmpty else { return }
        history.move(&before, to: position)
        tell(history.garbageSentence(wanted, before))
    }

    /// Source or output as one line that does no harm to a terminal.
    private func shown(_ text: Substring) -> String {
        var plain = ""
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 9: plain += "    "
            case 0..<32, 127..<160: plain += "\\x" + scalar.value.hex(digits: 2)
            default: plain.unicodeScalars.append(scalar)
            }
        }
        return plain
    }
}
