// A collection in words: one sentence a step.

import BlockHeap
import MicroPython
import Text

extension CollectionWalk {
    /// What step `index` did, of a collection of `history`.
    public func sentence(at index: Int, in history: History) -> String {
        guard steps.indices.contains(index) else { return "" }
        let step = steps[index]
        let block = Int(step.block)
        switch step.kind {
        case .begins:
            return history.sentence(at: start + 1) + " First all that can be reached gets a mark."
        case .root:
            let root = image.path(to: block, in: reach).first?.by ?? "a word of the stack"
            return "A root, \(root), leads to \(named(block, history)): marked."
        case .scan:
            let words = image.count(ofHead: block) * Heap.blockSize / 4
            let source = index > 0 && steps[index - 1].kind == .root ? "" : isRescanned(index) ? "Once more: " : "Off the mark stack: "
            return source + "the \(words.grouped) words of \(named(block, history)) are looked at. "
                + "Which is the address of a block without a mark?"
        case .pointer:
            let place = "\(Int(step.depth)) of \(CollectionWalk.stackSize)"
            return "\(way(to: block, from: Int(step.from))) \(named(block, history)): marked, and put on the mark stack, place \(place)."
        case .overflow:
            return "\(way(to: block, from: Int(step.from))) \(named(block, history)): marked. "
                + "But all \(CollectionWalk.stackSize) places of the mark stack are taken: it will have to be scanned later."
        case .rescan:
            return "The mark stack had been full, and something was left out: "
                + "every marked block is scanned once more, from the first to the last."
        case .sweep:
            let maker = maker(of: block, history)
            return "Sweep: \(named(block, history))\(maker.isEmpty ? "" : ", made by \(maker),") has no mark. Nothing leads to it: freed."
        case .ends:
            return history.sentence(at: Int(step.position))
        }
    }

    /// Whether a scan is part of going through all marked blocks once more: it did not come off the stack.
    private func isRescanned(_ index: Int) -> Bool {
        steps[..<index].contains { $0.kind == .rescan } && !state(at: index - 1).stack.contains(Int(steps[index].block))
    }

    /// How one came from an allocation to the next.
    private func way(to block: Int, from parent: Int) -> String {
        guard let step = image.path(to: block, in: reach).last else { return "A word of \(parent.blockOffset) leads to" }
        let way = step.by.hasSuffix(" of it")
            ? "\(step.by.dropLast(" of it".count)) of \(parent.blockOffset)"
            : "\(step.by), in \(parent.blockOffset),"
        return String(way.prefix(1)).uppercased() + String(way.dropFirst()) + " leads to"
    }

    /// `a list at 0x0340 (1 block)`.
    private func named(_ head: Int, _ history: History) -> String {
        let moment = history.moment(at: start)
        let address = image.address(ofBlock: head)
        let text = image.typeName(at: address) == nil ? "" : image.text(of: Obj(address), limit: 24)
        let value = text.isEmpty || text.hasPrefix("<") ? "" : " " + text
        let name = moment.map.content(ofHead: head).name
        return "\(name)\(value) at \(head.blockOffset) (\(image.count(ofHead: head).counted("block")))"
    }

    private func maker(of head: Int, _ history: History) -> String {
        history.moment(at: start).birth(ofHead: head).map { history.placeName(of: history.recording.events[$0]) } ?? ""
    }
}
