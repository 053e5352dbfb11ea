// A guess that is a place: the program has run and been played to its end, and the learner points at the map, which stays free. What the
// figures know of places (`first_fit`) is about that moment.
import BlockHeap
import Grid
import Lessons
import Text
import Timeline

extension PanelState {
    /// Asks for the places once the end of the run is on the screen.
    mutating func pointAtEnd() {
        guard run == .done, explorer.isReady, explorer.isAtEnd, !toPointAt.isEmpty else { return }
        pointing = toPointAt
        toPointAt = []
        explorer.isPlaying = false
        explorer.isEndingOpen = false
        if explorer.map.cursor == nil { explorer.map.cursor = 0 }
    }

    mutating func point(_ action: Action, _ context: inout Context) -> [Reaction] {
        let prediction = pointing[0]
        switch action {
        case .submit:
            let offset = (explorer.map.cursor ?? 0) * Heap.blockSize
            context.progress.guesses[prediction.id] = "0x" + String(offset, radix: 16)
            context.guesses[prediction.id] = .place(offset)
        case .close: context.progress.skipped.insert(prediction.id)
        default: return explore(action, &context)
        }
        explorer.map.cursor = prediction.block(context)
        pointing.removeFirst()
        if pointing.isEmpty {
            // After the last one, what is right.
            judge(context)
            explorer.isEndingOpen = explorer.isAtEnd
        }
        return [.layOutText, .effect(.saveProgress(context.progress))]
    }

    func drawPointing(_ context: Context, into grid: inout Grid) {
        guard let prediction = pointing.first else { return }
        let look = context.look
        let map = PanelLayout(context, explorer, ending).map
        let frame = map.column > 20 ? Rect(column: 0, row: 1, columns: map.column - 1, rows: min(16, grid.rows - 2))
            : Rect(column: 0, row: 1, columns: grid.columns, rows: max(4, map.row - 1))
        grid.fill(frame)
        grid.box(frame, title: "Point at the place", style: look[.heading])
        let inside = frame.inset(left: 2, top: 1, right: 2, bottom: 1)
        let here = "The cursor is at \((explorer.map.cursor ?? 0).blockOffset). The arrows move it, Enter says: here. Esc skips the guess."
        let lines = context.set(prediction.ask, width: inside.columns)
            + Wrapping.lines(here, width: inside.columns).map { StyledLine($0, look[.key]) }
        for (i, line) in lines.suffix(inside.rows).enumerated() {
            grid.put(line, column: inside.column, row: inside.row + i, limit: inside.endColumn)
        }
    }
}

extension Prediction {
    var isPlace: Bool { if case .place = kind { true } else { false } }

    /// The block that is the right place.
    fileprivate func block(_ context: Context) -> Int? {
        guard case .place(let answer, _) = kind else { return nil }
        return (try? answer.number(in: context.lesson.scope(run: run, figures: context.figures))).map { $0 / Heap.blockSize }
    }
}
