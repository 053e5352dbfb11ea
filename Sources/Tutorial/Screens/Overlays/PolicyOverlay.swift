// The same program under other policies: when the collector runs. Alone it offers them; under a post-mortem it is what can be tried.
import BlockHeap
import Grid
import Text
import Timeline

/// The policies that a program can be replayed under, and the threshold that is chosen.
struct PolicyOffer: Sendable {
    /// Bytes that `gc.threshold` would be called with.
    private(set) var threshold: Int
    private let thresholds: [Int]

    /// - Parameter blocks: the heap's size.
    init(blocks: Int) {
        let bytes = blocks * Heap.blockSize
        let fitting = [256, 512, 1000, 2000, 5000, 10_000, 20_000, 50_000, 100_000, 200_000].filter { $0 <= bytes / 2 }
        thresholds = fitting.isEmpty ? [max(Heap.blockSize, bytes / 2)] : fitting
        threshold = thresholds.last { $0 <= min(20_000, bytes / 8) } ?? thresholds[0]
    }

    /// The policy that an action chooses; nil where it chooses none.
    mutating func act(_ action: Action) -> CollectionPolicy? {
        switch action {
        case .faster: choose(by: 1)
        case .slower: choose(by: -1)
        case .replayThreshold: return .threshold(threshold)
        case .replayTurns: return .everyTurn
        case .replayAllocations: return .threshold(0)
        default: break
        }
        return nil
    }

    private mutating func choose(by step: Int) {
        let index = thresholds.firstIndex(of: threshold) ?? 0
        threshold = thresholds[(index + step).clamped(to: 0...thresholds.count - 1)]
    }

    /// What is offered, with its keys.
    func lines(width: Int, _ look: Look) -> [StyledLine] {
        let threshold = "gc.threshold(\(threshold.grouped)): a collection whenever that many bytes have been handed out since the last one. "
            + "+ - choose how many."
        let loop = "collect every loop: a collection whenever the outermost loop comes round, at its jump back, as gc.collect() in its body "
            + "would. The program's text and bytecode stay as they are."
        return offerLine(.replayThreshold, threshold, width: width, look) + offerLine(.replayTurns, loop, width: width, look)
            + offerLine(.replayAllocations, "collect at every allocation: the most that can be done, and slow.", width: width, look)
    }
}

/// A key of the overlay and what it does.
func offerLine(_ action: Action, _ what: String, width: Int, _ look: Look) -> [StyledLine] {
    let key = Binding.bindings(in: .replay).first { $0.action == action }?.footerKeys ?? ""
    return Wrapping.lines(what, width: width - 4).enumerated().map { i, line in
        StyledLine([i == 0 ? Span(key.padded(to: 4), look[.key]) : Span("    "), Span(line)])
    }
}

/// The overlay of the policies alone.
struct PolicyOverlay: Overlay {
    private(set) var offer: PolicyOffer
    private var scroll = Scroll()

    init(blocks: Int) { offer = PolicyOffer(blocks: blocks) }

    var place: Place { .replay }

    func offers(_ action: Action, _ context: Context) -> Bool { action != .lastFit }

    private func lines(_ context: Context) -> [StyledLine] { offer.lines(width: context.overlayWidth, context.look) }

    mutating func act(_ action: Action, key: Key, _ context: inout Context) -> [Reaction] {
        if action == .close { return [.close] }
        if let policy = offer.act(action) { return [.close, .replay(policy)] }
        scroll.act(action, of: lines(context).count, page: context.overlayRows)
        return []
    }

    func draw(_ context: Context, into grid: inout Grid) {
        drawText(
            "The same program under another policy", lines(context), scroll, columns: context.overlayWidth, context.look, into: &grid)
    }
}
