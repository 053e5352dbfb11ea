// Places of a run by what happens there: a line's n-th work on the heap, a collection of the script, a printed line.

import BlockHeap

extension History {
    /// The script's own collections, without those of the boot.
    public var scriptCollections: [CollectionSpan] { collections.filter { $0.start >= scriptStart } }

    /// The first position from the opening on at which the most blocks were in use.
    public var scriptPeak: Int { free[opening...].indices.min { (free[$0], $0) < (free[$1], $1) } ?? opening }

    /// Each stretch of events that a line of the script's own file made, in order.
    public func stretches(ofLine line: Int) -> [Range<Int>] {
        var found: [Range<Int>] = []
        var start: Int?
        for (index, event) in recording.events.enumerated() where index >= opening {
            let isLine = Int(event.line) == line && event.phase == .run && function(of: event)?.file == recording.mainFile
            if let begun = start, !isLine || event.beginsTurn {
                found.append(begun..<index)
                start = nil
            }
            if isLine, start == nil { start = index }
        }
        if let start { found.append(start..<count) }
        return found
    }

    /// The largest allocation that a stretch of events has made or enlarged and that is still there behind it: the event that made it, and
    /// its blocks.
    public func largestAllocation(in stretch: Range<Int>) -> (event: Int, blocks: Range<Int>)? {
        let moment = moment(at: stretch.upperBound)
        var largest: (event: Int, blocks: Range<Int>)?
        for index in stretch {
            let event = recording.events[index]
            guard let head = event.newHead ?? event.grownHead, moment.map.kind(of: head) == .head,
                event.newHead == nil || moment.birth(ofHead: head).map(stretch.contains) ?? false
            else { continue }
            let blocks = head..<head + moment.map.count(ofHead: head)
            if blocks.count >= largest?.blocks.count ?? 0 { largest = (index, blocks) }
        }
        return largest
    }

    /// The position at which the script had printed so many whole lines; `nil` where it did not.
    public func position(ofPrintedLine number: Int) -> Int? {
        var lines = 0
        for chunk in recording.output {
            lines += chunk.bytes.count { $0 == UInt8(ascii: "\n") }
            if lines >= number { return chunk.position }
        }
        return nil
    }

    /// The blocks that the event before a position is about: the new ones, those that went, or none.
    public func blocks(before position: Int) -> Range<Int>? {
        guard let event = event(before: position) else { return nil }
        switch event.kind {
        case .allocated, .freed, .swept: return Int(event.block)..<Int(event.block) + Int(event.count)
        case .reallocated:
            let start = event.outcome == .moved ? Int(event.target) : Int(event.block)
            return start..<start + Int(event.targetCount)
        case .allocationFailed, .reallocationFailed, .collectionStarted, .collectionEnded, .phase: return nil
        }
    }
}

extension RecordedEvent {
    /// The head of an allocation that has grown where it is.
    fileprivate var grownHead: Int? { kind == .reallocated && outcome != .moved && targetCount > count ? Int(block) : nil }
}
