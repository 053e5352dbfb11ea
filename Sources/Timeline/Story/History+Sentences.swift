// A run in words: one exact sentence for each event. The same text serves the panel, the plain output and a screen reader.

import BlockHeap
import Text

/// A line of a program.
struct ProgramLine: Hashable {
    /// As tracebacks name it; `nil` is the script.
    var file: String?
    var line: Int
}

extension History {
    /// What happened in the event that brought about `position`. Empty at 0.
    public func sentence(at position: Int) -> String {
        position > 0 && position <= count ? sentence(at: position, before: moment(at: position - 1)) : ""
    }

    /// The same for whoever has the moment before that event.
    func sentence(at position: Int, before: Moment) -> String {
        let event = recording.events[position - 1]
        let place = placeName(of: event)
        let words = whatHappened(event, before, position)
        return place.isEmpty ? words.prefix(1).uppercased() + words.dropFirst() : "\(place): \(words)"
    }

    /// The line of the script itself that was running; `nil` where none was, or one of another file.
    public func scriptLine(of event: RecordedEvent) -> Int? {
        guard event.line > 0, function(of: event).map({ $0.file == recording.mainFile }) ?? true else { return nil }
        return Int(event.line)
    }

    /// The line that was running, of whatever file; `nil` where none was.
    func programLine(of event: RecordedEvent) -> ProgramLine? {
        guard event.line > 0 else { return nil }
        let file = function(of: event).flatMap { $0.file == recording.mainFile ? nil : $0.file }
        return ProgramLine(file: file, line: Int(event.line))
    }

    /// The file that parser or compiler were last given before `position`.
    func sourceRead(at position: Int) -> String? {
        let later = recording.sources.partitioningIndex { $0.position >= position }
        return later > 0 ? recording.sources[later - 1].file : nil
    }

    /// What has become garbage, the longest first, with as many as can be named in one breath.
    func garbageSentence(_ notes: [GarbageNote], _ moment: Moment) -> String {
        let blocks = notes.reduce(0) { $0 + $1.count }
        let notes = notes.sorted { ($1.count, $0.head) < ($0.count, $1.head) }
        if notes.count == 1 {
            return "Garbage: \(named(notes[0].head, moment)), \(blocks.counted("block")). "
                + "Nothing leads to it any more, and it still counts as used."
        }
        let most = 3
        let makers = Set(notes.map { placeName(of: recording.events[$0.birth]) })
        let maker = makers.count == 1 ? makers.first.map { $0.isEmpty ? "" : " made by \($0)" } : nil
        var names = notes.prefix(most).map { maker == nil ? named($0.head, moment) : bareName($0.head, moment) }
        if notes.count > most { names.append("\((notes.count - most).grouped) more") }
        return "Garbage: \(notes.count.counted("allocation"))\(maker ?? ""), \(blocks.counted("block")) in all: "
            + names.joined(separator: "; ") + ". Nothing leads to them any more, and they still count as used."
    }

    /// `line 12`, `rp2.py line 30`, or the name of the phase where no line was running.
    public func placeName(of event: RecordedEvent) -> String {
        if let line = scriptLine(of: event) { return "line \(line)" }
        if event.line > 0, let function = function(of: event) { return "\(function.file) line \(event.line)" }
        return switch event.phase {
        case .start: "start"
        case .boot: "boot"
        case .parse: "parser"
        case .compile: "compiler"
        case .prompt: "prompt"
        case .run, .end: ""
        }
    }

    private func whatHappened(_ event: RecordedEvent, _ before: Moment, _ position: Int) -> String {
        switch event.kind {
        case .allocated: allocation(event, before)
        case .allocationFailed: failure(event, before)
        case .freed:
            "given back at once, without a collection: \(named(Int(event.block), before)), \(blocks(event.count))."
        case .reallocated: resize(event, before)
        case .reallocationFailed:
            "no room to grow for \(named(Int(event.block), before)): \(Int(event.bytes).counted("byte")) are asked for, "
                + "\(blocks(event.blocksAsked)); what follows its \(blocks(event.count)) is taken, and it may not move."
        case .collectionStarted: collectionStart(event, before)
        case .swept:
            "swept, as no root reaches it: \(named(Int(event.block), before)), \(blocks(event.count))."
        case .collectionEnded: collectionEnd(event, position)
        case .phase: phase(event)
        }
    }

    private func allocation(_ event: RecordedEvent, _ before: Moment) -> String {
        var text = Int(event.bytes).counted("byte") + (event.content == .other ? "" : " for \(event.content.name)")
        text += event.count == 1 ? " take 1 block; " : " need \(blocks(event.count)) in a row; "
        let skipped = before.probe(Int(event.bytes)).skipped
        if let longest = skipped.map(\.count).max() {
            let most = skipped.count == 1 ? "the first hole has \(longest), skipped; "
                : "\(skipped.count.grouped) holes before are too short (\(longest) at most), skipped; "
            text += most
        }
        return text + "placed at \(Int(event.block).blockOffset)."
    }

    private func resize(_ event: RecordedEvent, _ before: Moment) -> String {
        let old = Int(event.count), new = Int(event.targetCount)
        let wish = "new size for \(named(Int(event.block), before)): \(Int(event.bytes).counted("byte"))"
        switch event.outcome {
        case .same:
            return "\(wish), still \(blocks(event.count)), nothing changes."
        case .grew:
            return "\(wish); the \((new - old).counted("block")) behind it \(new - old == 1 ? "was" : "were") free, "
                + "so it grows where it is, from \(old) to \(new)."
        case .shrank:
            return "\(wish); it keeps \(blocks(event.targetCount)) of its \(old), and \((old - new).counted("block")) "
                + "at \((Int(event.block) + new).blockOffset) \(old - new == 1 ? "is" : "are") free."
        case .moved:
            return "\(wish), \(blocks(event.targetCount)), but not enough behind it is free; copied to "
                + "\(Int(event.target).blockOffset), and the old \(blocks(event.count)) "
                + "\(old == 1 ? "is" : "are") free only then."
        }
    }

    private func failure(_ event: RecordedEvent, _ before: Moment) -> String {
        let wish = "\(Int(event.bytes).counted("byte")), \(blocks(event.blocksAsked)) in a row"
        if event.isLocked { return "\(wish): the heap is locked, so nothing is given, whatever is free." }
        let numbers = before.numbers
        return "\(wish): no hole is that long. \(numbers.freeBlocks.counted("block")) are free, "
            + "the biggest hole has \((numbers.biggestHole?.count ?? 0).grouped). The allocation fails."
    }

    private func collectionStart(_ event: RecordedEvent, _ before: Moment) -> String {
        switch event.cause {
        case .explicit: "gc.collect() begins: everything that no root reaches will be freed."
        case .threshold:
            "\(before.allocAmount.counted("block")) have been handed out since the last collection, as many as gc.threshold "
                + "allows: a collection begins."
        case .noMemory: "no hole is long enough for what is asked: a collection begins, to make one."
        case .outside: "a turn of the outermost loop is over, and this replay collects then: a collection begins."
        }
    }

    private func collectionEnd(_ event: RecordedEvent, _ position: Int) -> String {
        let span = collection(endedBefore: position)
        let freed = span.map { span in
            span.sweptCount == 0 ? "nothing was garbage; "
                : "\(span.sweptCount.counted("allocation")), \(span.sweptBlocks.counted("block")), freed; "
        } ?? ""
        return "the collection is over: \(freed)\(blocks(event.block)) used, \(Int(event.bytes).grouped) free, "
            + "the biggest hole has \(Int(hole[position]).grouped). The next search begins at the first block."
    }

    /// The last collection that had ended at `position`; there can be very many.
    private func collection(endedBefore position: Int) -> CollectionSpan? {
        let later = collections.partitioningIndex { $0.end >= position }
        return later > 0 ? collections[later - 1] : nil
    }

    private func phase(_ event: RecordedEvent) -> String {
        switch event.detail {
        case 1: "the heap is ready and empty."
        case 2: "MicroPython's own tables are set up."
        case 3: "the boot is over; the \(prompts.isEmpty ? "script" : "prompt") is next."
        case 10: "the parser begins to read the source."
        case 11: "the source has become a tree."
        case 20: "the compiler begins."
        case 21: "the bytecode is ready; the \(prompts.isEmpty ? "script" : "line") runs."
        case 5: "MicroPython waits at its prompt."
        case 4: "the script is over."
        default: "phase \(event.detail)."
        }
    }

    /// `the items of a list at 0x0340 (made by line 8)`.
    private func named(_ head: Int, _ moment: Moment) -> String {
        let maker = moment.birth(ofHead: head).map { recording.events[$0] }
        let line = maker.map(placeName(of:)) ?? ""
        return bareName(head, moment) + (line.isEmpty ? "" : " (made by \(line))")
    }

    private func bareName(_ head: Int, _ moment: Moment) -> String {
        let maker = moment.birth(ofHead: head).map { recording.events[$0] }
        return "\((maker?.content ?? .other).name) at \(head.blockOffset)"
    }

    private func blocks(_ count: some BinaryInteger) -> String {
        Int(count).counted("block")
    }
}
