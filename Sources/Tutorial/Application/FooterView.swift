// The last row: the keys that work now, or what has to be said or is being typed.
import Grid
import Lessons
import Text

/// A piece of the footer and the binding that it stands for.
private struct FooterPart {
    var binding: Binding
    var column: Int
    var end: Int
}

func drawFooter(_ state: State, into grid: inout Grid) {
    let theme = state.theme
    let row = grid.rows - 1
    grid.fill(Rect(column: 0, row: row, columns: grid.columns, rows: 1))
    if let line = state.overlays.last?.askedLine {
        let x = grid.put(line, column: 1, row: row, style: theme[.message], limit: grid.columns - 1)
        if state.place == .search { grid.cursor = (min(x, grid.columns - 1), row) }
        return
    }
    if let message = state.message { return draw(message, theme, into: &grid) }
    let isCodeRunning = state.prompt?.running != nil && state.front == .reading
    let notice = isCodeRunning ? " Code runs at the prompt: Ctrl-C stops it. " : ""
    for part in footerParts(state) where !isCodeRunning || part.end <= grid.columns - CellWidth.of(notice) {
        let x = grid.put(part.binding.footerKeys, column: part.column, row: row, style: theme[.key])
        grid.put(" " + part.binding.label, column: x, row: row, style: theme[.faint])
    }
    if isCodeRunning { grid.putRight(notice, endColumn: grid.columns, row: row, style: theme[.message]) }
    if !state.typedNumber.isEmpty { grid.putRight(" \(state.typedNumber)… Enter ", endColumn: grid.columns, row: row, style: theme[.message]) }
}

/// What has to be said: on as many rows from the bottom as it needs, at most half of the screen.
private func draw(_ message: Context.Message, _ theme: Theme, into grid: inout Grid) {
    let lines = Wrapping.lines(message.text, width: max(1, grid.columns - 2)).prefix(max(1, grid.rows / 2))
    let top = grid.rows - lines.count
    grid.fill(Rect(column: 0, row: top, columns: grid.columns, rows: lines.count))
    for (i, line) in lines.enumerated() {
        let style = theme[message.isWarning ? .warning : .message]
        grid.putCut(line, column: 1, row: top + i, style: style, limit: grid.columns - 1)
    }
}

/// What fits, in the order of the table; the key for help always has its place.
private func footerParts(_ state: State) -> [FooterPart] {
    let columns = state.context.columns
    let labelled = Binding.bindings(in: state.place, isShow: state.context.show != nil)
        .filter { !$0.label.isEmpty && state.offers($0.action) }
    let help = labelled.first { $0.action == .help }
    let reserved = help.map(width) ?? 0
    var parts: [FooterPart] = []
    var column = 1
    for binding in labelled where binding.action != .help {
        guard column + width(binding) + reserved <= columns else { continue }
        parts.append(FooterPart(binding: binding, column: column, end: column + width(binding)))
        column += width(binding)
    }
    if let help { parts.append(FooterPart(binding: help, column: column, end: column + width(help))) }
    return parts
}

/// Key, blank, label, and the gap to the next.
private func width(_ binding: Binding) -> Int {
    CellWidth.of(binding.footerKeys) + 1 + CellWidth.of(binding.label) + 2
}

extension State {
    /// Digits that wait for Enter.
    fileprivate var typedNumber: String { (overlays.last as? ContentsOverlay)?.count ?? reading.count }

    /// Whether an action would do anything here: the footer shows no key that has nothing to do.
    fileprivate func offers(_ action: Action) -> Bool {
        if let overlay = overlays.last { return overlay.offers(action, context) }
        switch action {
        case .panel, .run: return front != .reading || reading.offers(context, \.isPanel)
        case .answer: return reading.offers(context, \.isQuiz)
        case .discuss: return reading.offers(context, \.isDiscussion)
        case .check, .hint: return reading.offers(context, \.isCheck)
        case .edit: return reading.file(context) != nil
        case .nextArea: return (board?.areas.count ?? 0) > 1
        case .collectionOn where board != nil, .play where board != nil: return board?.isFilm == true
        case .printed: return panel.map { $0.explorer.tracks.contains(where: \.hasPrinted) || $0.ending != nil } ?? false
        case .enterSuggestion: return prompt?.suggestion != nil
        default: return true
        }
    }

    /// The binding that a click in the footer means.
    func footerBinding(at column: Int) -> Binding? {
        guard context.message == nil else { return nil }
        return footerParts(self).first { ($0.column..<$0.end).contains(column) }?.binding
    }
}
