// The hands-on panel: header, then what it shows of one program; two have a view of their own.
import Grid
import Text
import Timeline

func drawPanel(_ panel: PanelState, _ state: State, into grid: inout Grid) {
    if let prompt = panel.prompt { return drawPromptPanel(prompt, panel, state, into: &grid) }
    drawPanelHeader(panel, state, into: &grid)
    guard panel.isReady else { return drawUnrun(panel, state, into: &grid) }
    if panel.isTwin { return drawTwins(panel, state, into: &grid) }
    let layout = PanelLayout(state, panel)
    guard let track = panel.chosen, let view = track.view else { return }
    let look = state.options.look
    drawSource(track, layout.source, look, insight: panel.insightNow, into: &grid)
    if !layout.source.isEmpty {
        grid.verticalRule(
            column: layout.source.endColumn, from: layout.source.row, count: layout.source.rows, style: look[.rule])
    }
    let picture = MapPicture(panel.scene(track, view, look), layout.geometry, panel.map.zoom, look)
    let reading = NumberReading(track, view, request: panel.map.request)
    drawNumbers(reading, probe: picture.scene.probe, layout.numbers, look, into: &grid)
    drawDetails(reading, panel.depth, layout.details, look, into: &grid)
    drawOutput(track, layout.output, look, into: &grid)
    picture.draw(in: layout.map, into: &grid)
    drawLens(picture.scene, layout.lens, look, into: &grid)
    drawLegend([picture], mapRows: layout.map.rows, layout.legend, look, into: &grid)
    drawStrip(track, panel.columns.first ?? [], layout.strip, look, into: &grid)
    drawWords(track, panel, layout.words, look, into: &grid)
}

private func drawPanelHeader(_ panel: PanelState, _ state: State, into grid: inout Grid) {
    let style = state.options.theme[.header]
    grid.fill(Rect(column: 0, row: 0, columns: grid.columns, rows: 1), style: style)
    var right = ""
    if let track = panel.chosen, let history = track.result?.history, let moment = track.view?.moment, panel.run == .done {
        right = "event \(moment.position.grouped)/\(history.count.grouped)  GC \(moment.totals.collections)  "
            + (panel.isTwin ? panel.alignment == .loop ? "in step by loop  " : "in step by event  " : "")
            + (panel.isPlaying ? "▶ \(panel.length.name) " : "paused ")
        if let walk = panel.walk {
            right = "collection \(moment.totals.collections + (walk.state.part == .over ? 0 : 1)): \(walk.state.part.name)  "
                + (panel.isPlaying ? "▶ \(panel.length.name) " : "paused ")
        }
    }
    let board = panel.tracks.first?.request.board ?? ""
    let policy = panel.isTwin ? "" : panel.chosen?.policy.name ?? ""
    // What is said first goes last where there is no room: the board, then the policy, then the names of the other programs.
    let rights = [[board, policy, right], [policy, right], [right], [panel.placeInBrief]]
        .map { $0.filter { !$0.isEmpty }.joined(separator: "  ") }
    let titles = panel.titles.map { " \(state.lesson.number) \($0)" }
    let choices = [(titles[0], rights[0])] + titles.dropFirst(titles.count > 1 ? 1 : 0).flatMap { title in rights.map { (title, $0) } }
    let (title, place) = choices.first { CellWidth.of($0) + CellWidth.of($1) < grid.columns } ?? (titles[0], panel.placeInBrief)
    grid.putRight(place, endColumn: grid.columns, row: 0, style: style)
    grid.putCut(title, column: 0, row: 0, style: style.with(.bold), limit: grid.columns - CellWidth.of(place) - 1)
}

extension PanelState {
    /// Where the run is, in as few columns as there can be.
    fileprivate var placeInBrief: String {
        guard run == .done, let track = chosen, let history = track.result?.history, let moment = track.view?.moment else { return "" }
        return "\(moment.position.grouped)/\(history.count.grouped) \(isPlaying ? "▶" : "paused") "
    }

    /// What the heading may call the programs, the longest first: each of several has its name over its own map too.
    fileprivate var titles: [String] {
        let names = tracks.prefix(panel.files.count).map { $0.request.fileName + ($0.isCopy ? " (your copy)" : "") }
        guard names.count > 1 else { return names.isEmpty ? [""] : [names[0]] }
        let name = names.indices.contains(side) ? names[side] : names[0]
        return [names.joined(separator: " | "), "\(name) +\(names.count - 1)", "\(names.count) programs"]
    }
}

/// Before the run: the source, and how to run it; while it runs: how far it is.
private func drawUnrun(_ panel: PanelState, _ state: State, into grid: inout Grid) {
    let theme = state.options.theme
    let body = Rect(column: 0, row: 1, columns: grid.columns, rows: grid.rows - 3)
    let width = body.columns / max(1, panel.tracks.count)
    for (i, track) in panel.tracks.enumerated() {
        let part = Rect(column: body.column + i * width, row: body.row, columns: width - 1, rows: body.rows)
        drawSource(track, part, state.options.look, into: &grid)
    }
    let (text, role): (String, Role) = switch panel.run {
    case .notRun, .done: ("r runs it.", .key)
    case .running(let index, let progress): (runningWords(panel, index, progress, columns: grid.columns - 2), .message)
    case .refused(let why): (why, .warning)
    }
    grid.putCut(text, column: 1, row: grid.rows - 2, style: theme[role], limit: grid.columns - 1)
}

/// How far a run is, of what it may take: how long a program will go on nobody can know.
private func runningWords(_ panel: PanelState, _ index: Int, _ progress: RunProgress?, columns: Int) -> String {
    let name = panel.tracks.indices.contains(index) && panel.isTwin ? panel.tracks[index].request.fileName + ": " : ""
    guard let progress else { return "\(name)running … Esc stops it." }
    let cells = columns >= 100 ? 30 : columns >= 70 ? 12 : 6
    let full = Int((progress.share * Double(cells)).rounded(.up)).clamped(to: 0...cells)
    let bar = String(repeating: "█", count: full) + String(repeating: "·", count: cells - full)
    let share = "\(Int((progress.share * 100).rounded(.up))) % of what a run may take"
    return "\(name)[\(bar)] \(share), \(progress.events.grouped) events. Esc stops it."
}

/// The source with the line that runs, which is kept in the middle where possible.
func drawSource(_ track: Track, _ rect: Rect, _ look: Look, insight: Insight? = nil, into grid: inout Grid) {
    guard !rect.isEmpty else { return }
    let line = track.line
    let first = ((line ?? 1) - 1 - rect.rows / 2).clamped(to: 0...max(0, track.source.count - rect.rows))
    for row in 0..<min(rect.rows, track.source.count - first) {
        let number = first + row + 1
        let isHere = number == line
        let y = rect.row + row
        let role: Role = !isHere ? .lineNumber : track.uncaught == nil ? .key : .warning
        grid.put(!isHere ? " " : track.uncaught == nil ? ">" : "✗", column: rect.column, row: y, style: look[role])
        grid.putRight(String(number), endColumn: rect.column + 4, row: y, style: look[role])
        let end = grid.put(track.source[number - 1], column: rect.column + 5, row: y, limit: rect.endColumn)
        guard isHere else { continue }
        let values = (insight?.variables(in: track.source[number - 1].text) ?? []).map { "\($0.name) = \($0.value)" }.joined(separator: "  ")
        if !values.isEmpty, end + 6 < rect.endColumn {
            grid.putCut(values, column: end + 2, row: y, style: look[.number], limit: rect.endColumn)
        }
        for column in rect.column + 5..<rect.endColumn {
            grid.restyle(column: column, row: y) { $0.attributes.formUnion(look[.currentLine].attributes) }
        }
    }
}

/// The last lines that the script has printed, wrapped.
func drawOutput(_ track: Track, _ rect: Rect, _ look: Look, into grid: inout Grid) {
    guard !rect.isEmpty else { return }
    var rect = rect
    // A few rows are worth more than a heading.
    if rect.rows > 3 {
        grid.horizontalRule(row: rect.row, from: rect.column, count: rect.columns, style: look[.rule])
        grid.putCut(" printed ", column: rect.column + 1, row: rect.row, style: look[.faint], limit: rect.endColumn)
        rect = rect.inset(top: 1)
    }
    for (i, row) in track.printed(columns: rect.columns, last: rect.rows).enumerated() {
        grid.put(row.line(isFirst: i == 0, look.theme), column: rect.column, row: rect.row + i, limit: rect.endColumn)
    }
}

/// What the last event was, in words; at the end of the run, what is to be said of it.
func drawWords(_ track: Track, _ panel: PanelState, _ rect: Rect, _ look: Look, into grid: inout Grid) {
    guard !rect.isEmpty else { return }
    let theme = look.theme
    grid.fill(Rect(column: rect.column - 1, row: rect.row, columns: rect.columns + 2, rows: rect.rows))
    let lines = panel.ending?.lines(columns: rect.columns, rows: rect.rows, theme)
        ?? panel.words(of: track).flatMap { Wrapping.lines($0, width: rect.columns) }.map { StyledLine($0, theme[.text]) }
    for (i, line) in lines.prefix(rect.rows).enumerated() {
        let isCut = i == rect.rows - 1 && lines.count > rect.rows
        if isCut {
            grid.putCut(
                line.text + " …", column: rect.column, row: rect.row + i, style: line.spans.first?.style ?? .plain, limit: rect.endColumn)
        } else {
            grid.put(line, column: rect.column, row: rect.row + i, limit: rect.endColumn)
        }
    }
}

extension WalkPart {
    /// What a heading calls it.
    fileprivate var name: String {
        switch self {
        case .marking: "mark"
        case .rescanning: "mark, scanning once more"
        case .sweeping: "sweep"
        case .over: "over"
        }
    }
}
