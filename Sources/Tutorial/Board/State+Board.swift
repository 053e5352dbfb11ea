// The keys of a board's map: the panel's, without those that move in time.
import BlockHeap
import Grid
import Lessons
import Text
import Timeline

extension State {
    /// Opens the application on a map that a board printed. Faults of the paste are said first.
    public init(course: Course, options: Options, columns: Int, rows: Int, board: BoardState) {
        self.init(course: course, options: options, columns: columns, rows: rows, progress: Progress())
        self.board = board
        guard !board.problems.isEmpty else { return }
        let width = overlayWidth
        let lines = board.problems.flatMap { problem -> [StyledLine] in
            Wrapping.lines("Line \(problem.line), column \(problem.column): \(problem.message).", width: width).map { StyledLine($0) }
        }
        openText("What is wrong with this paste; the rest is shown", lines)
    }

    var isBoardInFront: Bool { board != nil }

    mutating func actOnBoard(_ action: Action) -> [Effect] {
        guard var board else { return [] }
        switch action {
        case .nextArea, .previousArea:
            guard board.areas.count > 1 else {
                say("This paste has one map of one area.")
                return []
            }
            board.select(board.selected + (action == .nextArea ? 1 : -1))
        case .dismiss: _ = board.look.putAway()
        case .inspect:
            guard let cursor = board.look.cursor else {
                say("The arrow keys put a cursor on the map.")
                return []
            }
            let sentences = board.map.sentences(BoardLayout(self, board).surface.blocks(at: cursor))
            let width = overlayWidth
            let lines = sentences.flatMap { sentence -> [StyledLine] in
                Wrapping.lines(sentence, width: width).map { StyledLine($0) } + [StyledLine()]
            }
            openText("What stands here?", Array(lines.dropLast()))
        case .numbers: overlays.append(.numbers(NumberListState()))
        case .save: openSaving()
        case .help: openHelp()
        case .words: openGlossary()
        case .cursorUp, .cursorDown, .cursorLeft, .cursorRight:
            board.look.moveCursor(action, on: BoardLayout(self, board).surface)
        default:
            board.look.act(action, withRun: false)
            if action == .zoom { say("Map: \(board.look.zoom.name).") }
        }
        self.board = board
        return []
    }
}

extension BlockMap {
    /// What the letters tell of some blocks, a sentence for each allocation and hole that stands there. At most eight, then how many more.
    func sentences(_ blocks: Range<Int>) -> [String] {
        let most = 8
        var sentences: [String] = []
        var block = head(of: blocks.lowerBound) ?? blocks.lowerBound
        var more = 0
        let holes = self.holes
        var next = holes.firstIndex { $0.end > block } ?? holes.count
        while block < blocks.upperBound {
            let isHole = isFree(block)
            let end = isHole ? holes[next].end : block + count(ofHead: block)
            if sentences.count == most {
                more += 1
            } else {
                sentences.append(isHole ? sentence(holes[next], among: holes) : sentence(ofHead: block))
            }
            if isHole { next += 1 }
            block = end
        }
        return more == 0 ? sentences : sentences + ["And \(more.grouped) more: z looks closer."]
    }

    private func sentence(_ hole: Hole, among holes: [Hole]) -> String {
        let bigger = holes.count { $0.count > hole.count }
        return "\(hole.start.blockOffset): a hole of \(blocksAndBytes(hole.count)). "
            + (bigger == 0 ? "No hole is bigger." : "\(bigger.grouped) \(bigger == 1 ? "hole is" : "holes are") bigger.")
    }

    private func sentence(ofHead block: Int) -> String {
        "\(block.blockOffset): \(content(ofHead: block).name), \(blocksAndBytes(count(ofHead: block))), printed as \(letter(of: block))."
    }

    private func blocksAndBytes(_ count: Int) -> String {
        "\(count.grouped) block\(count == 1 ? "" : "s"), \((count * Heap.blockSize).grouped) bytes"
    }
}
