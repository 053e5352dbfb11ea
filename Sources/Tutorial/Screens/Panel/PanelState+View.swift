// The panel on the screen: header, then what it shows of one program; several have a view of their own.
import Grid
import Text
import Timeline

extension PanelState {
    func draw(_ context: Context, into grid: inout Grid) {
        drawHeader(context, into: &grid)
        guard run == .done, explorer.isReady else { return drawUnrun(context, into: &grid) }
        if explorer.isTwin {
            drawTwins(explorer, ending, context, into: &grid)
        } else {
            drawOne(context, into: &grid)
        }
        drawPointing(context, into: &grid)
    }

    private func drawOne(_ context: Context, into grid: inout Grid) {
        guard let track = explorer.chosen, let view = track.view else { return }
        let look = context.look, ending = ending
        let layout = PanelLayout(context, explorer, ending)
        drawSource(track, layout.source, look, insight: explorer.insightNow, into: &grid)
        if !layout.source.isEmpty {
            grid.verticalRule(column: layout.source.endColumn, from: layout.source.row, count: layout.source.rows, style: look[.rule])
        }
        let picture = MapPicture(explorer.scene(track, view, look), layout.geometry, explorer.map.zoom, look)
        let reading = NumberReading(track, view, request: explorer.map.request)
        drawNumbers(reading, probe: picture.scene.probe, layout.numbers, look, into: &grid)
        drawDetails(reading, explorer.depth, layout.details, look, into: &grid)
        drawOutput(track, layout.output, look, into: &grid)
        picture.draw(in: layout.map, into: &grid)
        drawLens(picture.scene, layout.lens, look, into: &grid)
        drawLegend([picture], mapRows: layout.map.rows, layout.legend, look, into: &grid)
        drawStrip(track, explorer.columns.first ?? [], layout.strip, look, into: &grid)
        drawWords(track, explorer, ending, layout.words, look, into: &grid)
    }

    private func drawHeader(_ context: Context, into grid: inout Grid) {
        let style = context.look[.header]
        grid.fill(Rect(column: 0, row: 0, columns: grid.columns, rows: 1), style: style)
        var right = ""
        if let track = explorer.chosen, let history = track.result?.history, let moment = track.view?.moment, run == .done {
            right = "event \(moment.position.grouped)/\(history.count.grouped)  GC \(moment.totals.collections)  "
                + (explorer.isTwin ? explorer.alignment == .loop ? "in step by loop  " : "in step by event  " : "")
                + (explorer.isPlaying ? "▶ \(explorer.length.name) " : "paused ")
            if let walk = explorer.walk {
                right = "collection \(moment.totals.collections + (walk.state.part == .over ? 0 : 1)): \(walk.state.part.name)  "
                    + (explorer.isPlaying ? "▶ \(explorer.length.name) " : "paused ")
            }
        }
        let board = explorer.tracks.first?.request.board ?? ""
        let policy = explorer.isTwin ? "" : explorer.chosen?.policy.name ?? ""
        // What is said first goes last where there is no room: the board, then the policy, then the names of the other programs.
        let rights = [[board, policy, right], [policy, right], [right], [placeInBrief]]
            .map { $0.filter { !$0.isEmpty }.joined(separator: "  ") }
        let titles = titles.map { " \(context.lesson.number) \($0)" }
        let choices = [(titles[0], rights[0])] + titles.dropFirst(titles.count > 1 ? 1 : 0).flatMap { title in rights.map { (title, $0) } }
        let (title, place) = choices.first { CellWidth.of($0) + CellWidth.of($1) < grid.columns } ?? (titles[0], placeInBrief)
        grid.putRight(place, endColumn: grid.columns, row: 0, style: style)
        grid.putCut(title, column: 0, row: 0, style: style.with(.bold), limit: grid.columns - CellWidth.of(place) - 1)
    }

    /// Where the run is, in as few columns as there can be.
    private var placeInBrief: String {
        guard run == .done, let track = explorer.chosen, let history = track.result?.history, let moment = track.view?.moment
        else { return "" }
        return "\(moment.position.grouped)/\(history.count.grouped) \(explorer.isPlaying ? "▶" : "paused") "
    }

    /// What the heading may call the programs, the longest first: each of several has its name over its own map too.
    private var titles: [String] {
        let names = explorer.tracks.prefix(panel.files.count).map { $0.request.fileName + ($0.isCopy ? " (your copy)" : "") }
        guard names.count > 1 else { return names.isEmpty ? [""] : [names[0]] }
        let name = names.indices.contains(explorer.side) ? names[explorer.side] : names[0]
        return [names.joined(separator: " | "), "\(name) +\(names.count - 1)", "\(names.count) programs"]
    }

    /// Before the run: the source, and how to run it; while it runs: how far it is.
    private func drawUnrun(_ context: Context, into grid: inout Grid) {
        let look = context.look
        let body = Rect(column: 0, row: 1, columns: grid.columns, rows: grid.rows - 3)
        let width = body.columns / max(1, explorer.tracks.count)
        for (i, track) in explorer.tracks.enumerated() {
            let part = Rect(column: body.column + i * width, row: body.row, columns: width - 1, rows: body.rows)
            drawSource(track, part, look, into: &grid)
        }
        let (text, role): (String, Role) = switch run {
        case .notRun, .done: ("r runs it.", .key)
        case .running(let index, let progress): (runningWords(index, progress, columns: grid.columns - 2), .message)
        case .refused(let why): (why, .warning)
        }
        grid.putCut(text, column: 1, row: grid.rows - 2, style: look[role], limit: grid.columns - 1)
    }

    /// How far a run is, of what it may take: how long a program will go on nobody can know.
    private func runningWords(_ index: Int, _ progress: RunProgress?, columns: Int) -> String {
        let name = explorer.tracks.indices.contains(index) && explorer.isTwin ? explorer.tracks[index].request.fileName + ": " : ""
        guard let progress else { return "\(name)running … Esc stops it." }
        let cells = columns >= 100 ? 30 : columns >= 70 ? 12 : 6
        let full = Int((progress.share * Double(cells)).rounded(.up)).clamped(to: 0...cells)
        let bar = String(repeating: "█", count: full) + String(repeating: "·", count: cells - full)
        let share = "\(Int((progress.share * 100).rounded(.up))) % of what a run may take"
        return "\(name)[\(bar)] \(share), \(progress.events.grouped) events. Esc stops it."
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
