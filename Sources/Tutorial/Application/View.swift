// State -> Grid. Nothing here changes anything; whatever is drawn can be drawn again.
import Foundation
import Grid
import Text

/// The smallest screen that can be used.
public let smallestScreen = (columns: 40, rows: 12)

/// Draws the application.
public func view(_ state: State, into grid: inout Grid) {
    let look = state.context.look
    if grid.columns < smallestScreen.columns || grid.rows < smallestScreen.rows {
        let notice = "picoheap needs \(smallestScreen.columns)x\(smallestScreen.rows); this is \(grid.columns)x\(grid.rows)"
        for (row, line) in Wrapping.lines(notice, width: grid.columns).prefix(grid.rows).enumerated() {
            grid.putCut(line, column: 0, row: row, style: look[.warning], limit: grid.columns)
        }
    } else if state.place == .blank {
        return
    } else {
        state.drawFront(into: &grid)
        for overlay in state.overlays { overlay.draw(state.context, into: &grid) }
        drawFooter(state, into: &grid)
    }
    if look.isASCII { grid.downgradeToASCII() }
}

extension State {
    fileprivate func drawFront(into grid: inout Grid) {
        switch front {
        case .board: if let board { drawBoard(board, context, into: &grid) }
        case .panel: panel?.draw(context, into: &grid)
        case .prompt: if let prompt { drawPrompt(prompt, context, into: &grid) }
        case .reading: drawReading(reading, context, into: &grid)
        }
    }

    /// The screen without what lies over it and is said, as a picture; and without the footer: paper has no keys.
    var picture: String {
        var bare = self
        bare.overlays = []
        bare.context.message = nil
        var grid = Grid(columns: context.columns, rows: context.rows)
        view(bare, into: &grid)
        return grid.svg(title: grid.text(row: 0).trimmingCharacters(in: .whitespaces), rows: context.rows - 1)
    }
}
