// Why an allocation failed, and what can be tried against it.
import Grid
import Text
import Timeline

/// The analysis of a failed allocation.
struct PostMortemOverlay: Overlay {
    let report: PostMortem
    /// The program's text, of which it shows the lines that made what stands in the way.
    let source: [StyledLine]
    /// What is to be said to the guesses, where nothing fails after this.
    let verdicts: [Verdict]
    /// Playing was stopped for it, and goes on afterwards.
    let interrupts: Bool
    private var offer: PolicyOffer
    private var scroll = Scroll()

    /// - Parameter blocks: the heap's size.
    init(_ report: PostMortem, source: [StyledLine], blocks: Int, verdicts: [Verdict], interrupts: Bool) {
        self.report = report
        self.source = source
        self.verdicts = verdicts
        self.interrupts = interrupts
        offer = PolicyOffer(blocks: blocks)
    }

    var place: Place { .replay }

    func offers(_ action: Action, _ context: Context) -> Bool { action != .lastFit || report.lastFit != nil }

    /// Against holes another policy may help, but not against too little memory, nor a locked heap.
    private var offersPolicies: Bool { report.cause == .fragmentation }

    mutating func act(_ action: Action, key: Key, _ context: inout Context) -> [Reaction] {
        switch action {
        case .close: return [.close] + (interrupts ? [.playOn] : [])
        case .lastFit: return [.close, .below(.lastFit)]
        default: break
        }
        if let policy = offer.act(action) { return [.close, .replay(policy)] }
        scroll.act(action, of: lines(context).count, page: context.overlayRows)
        return []
    }

    func draw(_ context: Context, into grid: inout Grid) {
        drawText("Why did it fail?", lines(context), scroll, columns: context.overlayWidth, context.look, into: &grid)
    }

    private func lines(_ context: Context) -> [StyledLine] {
        let width = context.overlayWidth, look = context.look
        func text(_ text: String) -> [StyledLine] { Wrapping.lines(text, width: width).map { StyledLine($0) } }
        var lines = verdicts.flatMap { verdict in
            Wrapping.lines(verdict.paragraph.text, width: width).map { StyledLine($0, look[verdict.paragraph.role]) }
        }
        if !lines.isEmpty { lines.append(StyledLine()) }
        let cover = context.cover
        for sentence in report.sentences { lines += text(cover.masked(sentence, in: context.lesson)) }
        lines += obstacleSources(look) + [StyledLine()]
        if report.cause != .lockedHeap, let fit = report.lastFit {
            lines += offerLine(.lastFit, "goes back to event \(fit.grouped), when it would last have fitted.", width: width, look)
        }
        switch report.cause {
        case .fragmentation:
            lines.append(StyledLine("Would it have fitted under another policy? The replay opens beside this run."))
            return lines + offer.lines(width: width, look)
        case .lockedHeap:
            return lines + text("When the collector runs has no part in this: allocate before, and only fill in while the heap is locked.")
        case .tooLittleMemory:
            return lines + text("Collecting at other times would not help: what is alive leaves too little. Keep less, or keep it smaller.")
        }
    }

    /// The lines of the script that made what stands in the way.
    private func obstacleSources(_ look: Look) -> [StyledLine] {
        var seen: Set<Int> = []
        return report.obstacles.prefix(3).compactMap { obstacle in
            guard let line = obstacle.scriptLine, source.indices.contains(line - 1), seen.insert(line).inserted else { return nil }
            return source[line - 1].prefixed("  \(line)  ", look[.lineNumber])
        }
    }
}
