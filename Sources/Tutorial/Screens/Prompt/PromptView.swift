// The prompt's panel: MicroPython's terminal, and what each line does to the heap.
import Grid
import Text
import Timeline

func drawPrompt(_ prompt: PromptState, _ context: Context, into grid: inout Grid) {
    drawPromptHeader(prompt, context, into: &grid)
    let explorer = prompt.explorer
    let layout = PanelLayout(context, explorer, nil, isPrompt: true)
    drawTerminal(prompt, layout.source, context.theme, into: &grid)
    guard explorer.isReady, let track = explorer.tracks.first, let view = track.view else { return }
    let look = context.look
    let picture = MapPicture(explorer.scene(track, view, look), layout.geometry, explorer.map.zoom, look)
    let reading = NumberReading(track, view, request: explorer.map.request)
    if layout.numbers.rows > 1 || layout.source.isEmpty {
        if !layout.source.isEmpty {
            grid.verticalRule(column: layout.numbers.column - 2, from: layout.source.row, count: grid.rows - 2, style: look[.rule])
        }
        drawNumbers(reading, probe: picture.scene.probe, layout.numbers, look, into: &grid)
    } else {
        drawFigures(view, layout.numbers, look.theme, into: &grid)
    }
    drawDetails(reading, explorer.depth, layout.details, look, into: &grid)
    drawPromptWords(prompt, track, layout.words, look.theme, into: &grid)
    picture.draw(in: layout.map, into: &grid)
    drawLens(picture.scene, layout.lens, look, into: &grid)
    drawLegend([picture], mapRows: layout.map.rows, layout.legend, look, into: &grid)
    drawStrip(track, explorer.columns.first ?? [], layout.strip, look, into: &grid)
}

private func drawPromptHeader(_ prompt: PromptState, _ context: Context, into grid: inout Grid) {
    let style = context.look[.header]
    grid.fill(Rect(column: 0, row: 0, columns: grid.columns, rows: 1), style: style)
    var right = [prompt.board]
    if let history = prompt.explorer.history, let moment = prompt.explorer.chosen?.view?.moment {
        right.append("event \(moment.position.grouped)/\(history.count.grouped)  GC \(moment.totals.collections)")
    }
    right.append(prompt.running.map { "running: \($0.grouped) events" } ?? (prompt.isTyping ? "typing" : "looking"))
    let shown = grid.columns >= 70 ? right.joined(separator: "  ") + " " : ""
    grid.putRight(shown, endColumn: grid.columns, row: 0, style: style)
    let title = " \(context.lesson.number) MicroPython's prompt"
    grid.putCut(title, column: 0, row: 0, style: style.with(.bold), limit: grid.columns - CellWidth.of(shown) - 1)
}

/// The terminal's last rows. While the past is looked at, what it showed then.
private func drawTerminal(_ prompt: PromptState, _ rect: Rect, _ theme: Theme, into grid: inout Grid) {
    guard !rect.isEmpty else { return }
    let screen = prompt.explorer.consoleNow ?? prompt.console
    let (rows, cursor) = terminalRows(screen, columns: rect.columns, count: rect.rows + prompt.scroll)
    let first = max(0, rows.count - rect.rows - prompt.scroll)
    for (i, row) in rows.dropFirst(first).prefix(rect.rows).enumerated() {
        var column = rect.column
        if let mark = row.mark {
            grid.put(mark, column: column, row: rect.row + i, style: theme[.key], limit: rect.endColumn)
            column += mark.count
        }
        grid.put(row.text, column: column, row: rect.row + i, style: theme[row.isTyped ? .strong : .text], limit: rect.endColumn)
    }
    guard prompt.isTyping, prompt.scroll == 0, prompt.running == nil, !rows.isEmpty else { return }
    let place = (column: min(rect.column + cursor.column, rect.endColumn - 1), row: rect.row + cursor.row - first)
    if let suggestion = prompt.suggestion {
        grid.putCut(suggestion, column: place.column, row: place.row, style: theme[.faint], limit: rect.endColumn)
    }
    grid.cursor = place
}

/// A row of the terminal: a line, or a piece of one that is wider than the screen.
private struct TerminalRow {
    /// `>>> ` and its kin.
    var mark: String?
    var text: String
    var isTyped: Bool
}

/// The last `count` rows and a few, and where the cursor stands in them.
private func terminalRows(_ screen: PromptConsole, columns: Int, count: Int) -> (rows: [TerminalRow], cursor: (column: Int, row: Int)) {
    var rows: [TerminalRow] = []
    var cursorRow = 0
    for (index, line) in screen.lines.enumerated().reversed() {
        let mark = [">>> ", "... ", "=== "].first { line.starts(with: $0) }
        var pieces: [TerminalRow] = []
        for start in stride(from: 0, to: max(1, line.count), by: columns) {
            let piece = line[start..<min(start + columns, line.count)]
            let shown = start == 0 ? mark : nil
            pieces.append(TerminalRow(mark: shown, text: String(piece.dropFirst(shown?.count ?? 0)), isTyped: mark != nil))
        }
        if index == screen.lines.count - 1 {
            cursorRow = screen.column / columns
            if cursorRow == pieces.count { pieces.append(TerminalRow(text: "", isTyped: true)) }
            cursorRow -= pieces.count
        }
        rows.insert(contentsOf: pieces, at: 0)
        if rows.count >= count { break }
    }
    return (rows, (screen.column % columns, rows.count + cursorRow))
}

/// The two numbers and what fits, in one row.
private func drawFigures(_ view: TrackView, _ rect: Rect, _ theme: Theme, into grid: inout Grid) {
    var spans = [
        Span("FREE ", theme[.text]), Span("\(view.moment.freeBytes.grouped) B", theme[.strong]),
        Span("   BIGGEST HOLE ", theme[.text]), Span("\(view.numbers.biggestHoleBytes.grouped) B", theme[.strong]),
        Span("   fits", theme[.text]),
    ]
    // What would be cut is left out.
    if rect.columns < 76 { spans.removeLast() }
    for step in rect.columns < 76 ? [] : FitLadder.steps {
        let fits = view.numbers.fits(step.bytes)
        spans += [Span(" \(step.name) ", theme[.text]), Span(fits ? "✓" : "✗", theme[fits ? .good : .bad])]
    }
    grid.put(StyledLine(spans), column: rect.column, row: rect.row, limit: rect.endColumn)
}

/// How to go on at first, then what the last line did; while one looks, the event.
private func drawPromptWords(_ prompt: PromptState, _ track: Track, _ rect: Rect, _ theme: Theme, into grid: inout Grid) {
    guard !rect.isEmpty, let history = track.result?.history, let position = track.view?.moment.position else { return }
    let prompts = history.prompts
    let text: String
    if prompt.running != nil {
        text = "Your code is running. Ctrl-C stops it."
    } else if !prompt.isTyping {
        text = position == history.count
            ? "Now keys look at the heap: < goes back through what the board did, event by event, and > on again. Enter: type on."
            : history.sentence(at: position)
    } else if prompts.count < 2 {
        text = prompt.suggestion == nil
            ? "Type Python and press Enter: the board runs it."
            : "Type Python and press Enter: the board runs it. Or press the right arrow key: then the grey line is typed for you."
    } else {
        text = whatLineDid(history, from: prompts[prompts.count - 2], to: prompts[prompts.count - 1])
    }
    for (i, line) in Wrapping.lines(text, width: rect.columns).prefix(rect.rows).enumerated() {
        grid.putCut(line, column: rect.column, row: rect.row + i, style: theme[.text], limit: rect.endColumn)
    }
}

/// The balance of one entered line.
private func whatLineDid(_ history: History, from start: Int, to end: Int) -> String {
    let before = history.moment(at: start), after = history.moment(at: end)
    let handedOut = after.totals.allocatedBytes - before.totals.allocatedBytes
    let change = after.usedBytes - before.usedBytes
    let kept = change > 0 ? "\(change.grouped) B more are in use than before it."
        : change < 0 ? "\((-change).grouped) B fewer are in use than before it." : "as much is in use as before it."
    let collections = after.totals.collections - before.totals.collections
    let swept = collections == 0 ? "" : collections == 1 ? " A collection ran." : " \(collections.grouped) collections ran."
    return "The last line, compiling included, took \(handedOut.grouped) B; \(kept)\(swept) Esc, then < and > show how."
}

extension Explorer {
    /// What the terminal showed at the moment that is looked at; nil at the end of what has been recorded.
    fileprivate var consoleNow: PromptConsole? {
        guard let history, let position, position < history.count
        else { return nil }
        // As much as can be seen: a program may have printed megabytes.
        var chunks: [[UInt8]] = []
        var count = 0
        for chunk in history.recording.output.reversed() where chunk.position <= position {
            chunks.append(chunk.bytes.suffix(Explorer.mostBytesShown))
            count += chunk.bytes.count
            if count > Explorer.mostBytesShown { break }
        }
        var screen = PromptConsole()
        for bytes in chunks.reversed() { screen.write(bytes) }
        return screen
    }

    private static let mostBytesShown = 16_384
}
