// What can be tried with a run: why an allocation failed, if that was asked, and other policies to replay the program under.
import BlockHeap
import Grid
import Text
import Timeline

/// The overlay of the post-mortem and of the replays.
struct ReplayState: Sendable {
    /// The failure that is explained, or nil where only another policy is chosen.
    var report: PostMortem?
    /// Bytes that `gc.threshold` would be called with.
    private(set) var threshold: Int
    /// What is to be said to the guesses, where nothing fails after this.
    var verdicts: [PanelState.Verdict] = []
    /// Playing was stopped for it.
    var interrupts = false
    var top = 0
    private let thresholds: [Int]

    /// - Parameter blocks: the heap's size.
    init(blocks: Int, report: PostMortem? = nil) {
        let bytes = blocks * Heap.blockSize
        let fitting = [256, 512, 1000, 2000, 5000, 10_000, 20_000, 50_000, 100_000, 200_000].filter { $0 <= bytes / 2 }
        thresholds = fitting.isEmpty ? [max(Heap.blockSize, bytes / 2)] : fitting
        threshold = thresholds.last { $0 <= min(20_000, bytes / 8) } ?? thresholds[0]
        self.report = report
    }

    mutating func choose(by step: Int) {
        let index = thresholds.firstIndex(of: threshold) ?? 0
        threshold = thresholds[(index + step).clamped(to: 0...thresholds.count - 1)]
    }

    /// Whether another policy may help: against holes it does, but not against too little memory, nor a locked heap.
    var offersPolicies: Bool { report == nil || report?.cause == .fragmentation }

    var title: String { report == nil ? "The same program under another policy" : "Why did it fail?" }
}

extension State {
    /// The overlay's text.
    func replayLines(_ replay: ReplayState) -> [StyledLine] {
        func text(_ text: String, indent: Int = 0) -> [StyledLine] {
            let margin = String(repeating: " ", count: indent)
            return Wrapping.lines(text, width: overlayWidth - indent).map { StyledLine(margin + $0) }
        }
        func offer(_ action: Action, _ what: String) -> [StyledLine] {
            let key = Binding.bindings(in: .replay).first { $0.action == action }?.footerKeys ?? ""
            return text(what, indent: 4).enumerated().map { i, line in
                guard i == 0 else { return line }
                let padding = String(repeating: " ", count: max(1, 4 - key.count))
                return StyledLine([Span(key + padding, options.theme[.key]), Span(String(line.text.dropFirst(4)))])
            }
        }
        var lines: [StyledLine] = replay.verdicts.flatMap { verdict in
            Wrapping.lines(verdict.paragraph.text, width: overlayWidth).map { StyledLine($0, options.theme[verdict.paragraph.role]) }
        }
        if !lines.isEmpty { lines.append(StyledLine()) }
        if let report = replay.report {
            for sentence in report.sentences { lines += text(cover.masked(sentence, in: lesson)) }
            lines += obstacleSources(report) + [StyledLine()]
            if report.cause != .lockedHeap, let fit = report.lastFit {
                lines += offer(.lastFit, "goes back to event \(fit.grouped), when it would last have fitted.")
            }
        }
        guard replay.offersPolicies else {
            return lines + text(replay.report?.cause == .lockedHeap
                ? "When the collector runs has no part in this: allocate before, and only fill in while the heap is locked."
                : "Collecting at other times would not help: what is alive leaves too little. Keep less, or keep it smaller.")
        }
        if replay.report != nil { lines += [StyledLine("Would it have fitted under another policy? The replay opens beside this run.")] }
        lines += offer(
            .replayThreshold,
            "gc.threshold(\(replay.threshold.grouped)): a collection whenever that many bytes have been handed out since the last one. "
                + "+ - choose how many.")
        lines += offer(
            .replayTurns,
            "collect every loop: a collection whenever the outermost loop comes round, at its jump back, as gc.collect() in its body "
                + "would. The program's text and bytecode stay as they are.")
        lines += offer(.replayAllocations, "collect at every allocation: the most that can be done, and slow.")
        return lines
    }

    /// The lines that made what stands in the way.
    private func obstacleSources(_ report: PostMortem) -> [StyledLine] {
        guard let source = panel?.chosen?.source else { return [] }
        var seen: Set<Int> = []
        return report.obstacles.prefix(3).compactMap { obstacle in
            guard source.indices.contains(obstacle.line - 1), obstacle.place == "line \(obstacle.line)",
                  seen.insert(obstacle.line).inserted
            else { return nil }
            return source[obstacle.line - 1].prefixed("  \(obstacle.line)  ", options.theme[.lineNumber])
        }
    }
}
