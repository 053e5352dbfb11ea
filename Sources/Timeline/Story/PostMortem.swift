// Why an allocation failed, from the map as it stood.

import BlockHeap
import Text

/// What stood in the way of a request.
public enum FailureCause: Equatable, Sendable {
    /// Fewer blocks were free than it needed.
    case tooLittleMemory
    /// Enough was free, but in pieces.
    case fragmentation
    /// The heap was locked; it was not looked at.
    case lockedHeap
}

/// An allocation that stands in the closest miss.
public struct Obstacle: Equatable, Sendable {
    public var head: Int
    public var count: Int
    public var content: BlockContent
    /// The event that made it, and the name of its place (`line 8`).
    public var birth: Int?
    public var place: String
    /// The line that made it, where that is one of the script's own file.
    public var scriptLine: Int?
}

/// The analysis of one failed allocation.
public struct PostMortem: Equatable, Sendable {
    /// The event that failed.
    public var event: Int
    public var place: String
    public var bytes: Int
    public var blocks: Int
    public var cause: FailureCause
    public var freeBlocks: Int
    public var holeCount: Int
    public var biggestHole: Hole?
    /// Near 0: too little memory; near 1: fragmentation.
    public var failureIndex: Double
    /// The collection that came right before, if the allocator tried one.
    public var collection: CollectionSpan?
    public var closestMiss: ClosestMiss?
    public var obstacles: [Obstacle]
    /// The file that the parser or the compiler was at.
    public var source: String?
    /// Who wanted the memory.
    public var note: FailureNote?
    /// The last position at which the request would have fitted.
    public var lastFit: Int?
    /// The same in words, a line each.
    public var sentences: [String]
}

extension History {
    /// Why event `index` failed; `nil` if it is no failed allocation.
    public func postMortem(ofEvent index: Int) -> PostMortem? {
        guard index >= 0, index < count, recording.events[index].isFailure else { return nil }
        let event = recording.events[index]
        let moment = moment(at: index)
        let numbers = moment.numbers
        let blocks = event.blocksAsked
        let miss = moment.map.closestMiss(blocks)
        let cause: FailureCause =
            event.isLocked ? .lockedHeap : numbers.freeBlocks < blocks ? .tooLittleMemory : .fragmentation
        var report = PostMortem(
            event: index, place: placeName(of: event), bytes: Int(event.bytes), blocks: blocks, cause: cause,
            freeBlocks: numbers.freeBlocks, holeCount: numbers.holes.count, biggestHole: numbers.biggestHole,
            failureIndex: numbers.failureIndex(blocks) ?? 0, collection: collections.last { $0.end == index - 1 },
            closestMiss: miss, obstacles: (miss?.heads ?? []).map { obstacle($0, moment) },
            source: event.phase == .parse || event.phase == .compile ? sourceRead(at: index + 1) : nil, note: recording.failures[index],
            lastFit: lastFit(Int(event.bytes), before: index), sentences: [])
        report.sentences = words(report)
        return report
    }

    /// What the memory was for.
    private func wish(_ report: PostMortem) -> [String] {
        if let source = report.source {
            let isCompiler = recording.events[report.event].phase == .compile
            let needs = "\(isCompiler ? "compiling" : "reading") \(source) needs them at once"
            return ["It was the \(isCompiler ? "compiler" : "parser"): \(needs), \(isCompiler ? "beside the whole tree" : "for the tree") "
                + "that the source becomes before it runs."]
        }
        guard let note = report.note else { return [] }
        if let grown = note.grown { return [growth(grown, note.grownCount, report)] }
        guard let making = note.making else { return [] }
        let isTable = making.isTable && report.bytes % 8 == 0
        return ["What was being made: \(making.words)."
            + (isTable ? " A table of \((report.bytes / 8).counted("entry", "entries")) is needed at once, beside the old one." : "")]
    }

    /// An allocation was to grow, and could neither where it was nor elsewhere.
    private func growth(_ head: Int, _ count: Int, _ report: PostMortem) -> String {
        let moment = moment(at: report.event)
        let birth = moment.birth(ofHead: head).map { recording.events[$0] }
        let maker = birth.map(placeName(of:)).flatMap { $0.isEmpty ? nil : " (made by \($0))" } ?? ""
        let content = moment.map.content(ofHead: head)
        let what = "\(content.name) at \(head.blockOffset)\(maker) was to grow from \(count.counted("block")) to \(report.blocks.grouped)"
        let room = content == .items ? ": the list has room for \((count * Heap.blockSize / 4).grouped) items, and needs room for "
            + "\((report.bytes / 4).grouped) at once to take one more" : ""
        return what.prefix(1).uppercased() + what.dropFirst() + room + ". Behind it is no room, and the old blocks stay taken until all "
            + "of it has been copied."
    }

    private func obstacle(_ head: Int, _ moment: Moment) -> Obstacle {
        let birth = moment.birth(ofHead: head)
        let maker = birth.map { recording.events[$0] }
        return Obstacle(
            head: head, count: moment.map.count(ofHead: head), content: moment.map.content(ofHead: head), birth: birth,
            place: maker.map(placeName(of:)) ?? "", scriptLine: maker.flatMap(scriptLine))
    }

    private func words(_ report: PostMortem) -> [String] {
        let place = report.place.isEmpty ? "" : report.place + " "
        var lines = ["\(place)asked for \(report.bytes.counted("byte")): \(report.blocks.counted("block")) in a row."] + wish(report)
        switch report.cause {
        case .lockedHeap:
            lines.append(
                "The heap was locked, as in an interrupt: nothing can be allocated then, whatever is free. "
                    + "This is not fragmentation.")
            return lines
        case .tooLittleMemory:
            lines.append("Only \(report.freeBlocks.counted("block")) were free: there was too little memory.")
        case .fragmentation:
            lines.append(
                "\(report.freeBlocks.counted("block")) were free, but in \(report.holeCount.counted("hole")), the biggest of "
                    + "\((report.biggestHole?.count ?? 0).counted("block")): there was enough memory, in pieces.")
        }
        lines.append(
            report.collection.map {
                "The allocator had just collected; that freed \($0.sweptBlocks.counted("block")), and it looked again."
            } ?? "The allocator did not collect first: automatic collection was off, or it had just been done.")
        if let miss = report.closestMiss, miss.usedBlocks > 0 {
            lines.append(
                "The closest miss is at \(miss.start.blockOffset): \(miss.usedBlocks.counted("block")) "
                    + "of \(miss.count.grouped) \(miss.usedBlocks == 1 ? "is" : "are") used.")
            for obstacle in report.obstacles.prefix(3) {
                let maker = obstacle.place.isEmpty ? "" : ", made by \(obstacle.place)"
                lines.append(
                    "There stands \(obstacle.content.name) at \(obstacle.head.blockOffset), "
                        + "\(obstacle.count.counted("block"))\(maker).")
            }
            if report.obstacles.count > 3 { lines.append("And \((report.obstacles.count - 3).grouped) more.") }
        }
        lines.append(
            report.lastFit.map { "It would last have fitted at event \($0.grouped)." }
                ?? "At no time in this run would it have fitted.")
        return lines
    }
}
