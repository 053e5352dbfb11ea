// What is said below the source: the step of a collection, what differs from the marked moment, and the last event.
import BlockHeap
import Text
import Timeline

extension Explorer {
    /// The words of this moment, a paragraph each, what matters most first.
    func words(of track: Track) -> [String] {
        guard let history = track.result?.history, let position = track.view?.moment.position else { return [] }
        if let walk { return [walk.walk.sentence(at: walk.step, in: history), walk.stackWords] }
        if isPlaying {
            guard let told = history.tellingPosition(before: position) else { return [opening(history)] }
            return [history.sentence(at: told)]
        }
        var event = position == history.opening ? opening(history) : history.sentence(at: position)
        let kind = position == history.opening ? nil : history.event(before: position)?.kind
        if kind == .collectionStarted || kind == .collectionEnded {
            event += " C steps through it."
        }
        let lacks = history.recording.missing.filter { $0.position == position }.map { "picoheap: \($0.sentence)" }
        return (differenceWords(track).map { [$0] } ?? []) + lacks + [event]
    }

    private func opening(_ history: History) -> String {
        let before = history.opening > history.scriptStart
            ? "The script has cleared away what the board's start and the compiler had left; here its own work begins."
            : "The script begins."
        return before + " Space plays, . goes to the next line, > to the next event; < and 0 go before it."
    }

    /// What has changed since, or will change until, the marked moment.
    func differenceWords(_ track: Track) -> String? {
        guard let mark = track.mark, let view = track.view, mark.position != view.moment.position else { return nil }
        let isLater = view.moment.position > mark.position
        let difference = isLater ? MomentDifference(from: mark, to: view.moment) : MomentDifference(from: view.moment, to: mark)
        let hole = (view.numbers.biggestHoleBytes - mark.numbers.biggestHoleBytes) * (isLater ? 1 : -1)
        return "\(isLater ? "Since" : "From here to") the mark at event \(mark.position.grouped): "
            + "\(difference.newHeads.count.grouped) allocations new, \(difference.lostHeads.count.grouped) gone; "
            + "FREE \((-difference.usedBlocks * Heap.blockSize).signed) B, BIGGEST HOLE \(hole.signed) B."
    }
}

extension Walk {
    /// The mark stack, and how far the collection is.
    var stackWords: String {
        let progress = "Step \(step.grouped) of \(last.grouped), \(state.markedCount.counted("allocation")) marked"
        switch state.part {
        case .marking, .rescanning:
            let top = state.stack.suffix(6).reversed().map(\.blockOffset).joined(separator: " ")
            let more = state.stack.count > 6 ? " …" : ""
            let next = top.isEmpty ? "" : ", next \(top)\(more)"
            return "Mark stack: \(state.stack.count) of \(CollectionWalk.stackSize)\(next). \(progress)."
        case .sweeping, .over: return "\(progress), \(state.sweptCount.grouped) swept with \(state.sweptBlocks.counted("block"))."
        }
    }
}
