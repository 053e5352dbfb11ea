// State -> Grid. Nothing here changes anything; whatever is drawn can be drawn again.

import Grid
import Text

/// The smallest screen that can be used.
public let smallestScreen = (columns: 40, rows: 12)

/// Draws the application.
public func view(_ state: State, into grid: inout Grid) {
    let theme = state.options.theme
    if grid.columns < smallestScreen.columns || grid.rows < smallestScreen.rows {
        let notice = "picoheap needs \(smallestScreen.columns)x\(smallestScreen.rows); this is \(grid.columns)x\(grid.rows)"
        for (row, line) in Wrapping.lines(notice, width: grid.columns).prefix(grid.rows).enumerated() {
            grid.putCut(line, column: 0, row: row, style: theme[.warning], limit: grid.columns)
        }
    } else if state.place == .blank {
        return
    } else {
        drawFront(state, into: &grid)
        for overlay in state.overlays { draw(overlay, state, into: &grid) }
        drawFooter(state, into: &grid)
    }
    if state.options.isASCII { grid.downgradeToASCII() }
}

private func drawFront(_ state: State, into grid: inout Grid) {
    if let board = state.board {
        drawBoard(board, state, into: &grid)
    } else if state.isPanelInFront, let panel = state.panel {
        drawPanel(panel, state, into: &grid)
    } else {
        drawSection(state, into: &grid)
    }
}

private func draw(_ overlay: Overlay, _ state: State, into grid: inout Grid) {
    switch overlay {
    case .contents(let contents): drawContents(contents, state, into: &grid)
    case .text(let text), .printed(let text): drawText(text, state, into: &grid)
    case .replay(let replay):
        drawText(TextState(title: replay.title, lines: state.replayLines(replay), top: replay.top), state, into: &grid)
    case .question(let question): drawQuestion(question, state, into: &grid)
    case .save(let save): drawSave(save, state, into: &grid)
    case .block(let pages): drawBlockPages(pages, state, into: &grid)
    case .pointing(let pointing): drawPointing(pointing, state, into: &grid)
    case .numbers(let list):
        if let reading = state.numberReading { drawNumberList(list, reading, state, into: &grid) }
    // These two are one line each and stand where the message stands.
    case .search, .confirm: break
    }
}

/// A frame in the middle of the screen, its inside cleared; returns the inside.
func drawFrame(_ title: String, columns: Int, rows: Int, _ state: State, into grid: inout Grid) -> Rect {
    let width = min(grid.columns, columns + 4), height = min(grid.rows - 2, rows + 2)
    let frame = Rect(column: (grid.columns - width) / 2, row: 1 + max(0, (grid.rows - 2 - height) / 2), columns: width, rows: height)
    grid.fill(frame)
    grid.box(frame, title: title, style: state.options.theme[.heading])
    return frame.inset(left: 2, top: 1, right: 2, bottom: 1)
}
