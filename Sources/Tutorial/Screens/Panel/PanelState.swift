// The hands-on panel: the programs of one place of the text, not run yet, running, or run and gone through.
import Grid
import Lessons
import Text
import Timeline

/// Where a panel's run stands.
enum PanelRun: Sendable, Equatable {
    case notRun
    /// Which of the programs runs, and how far it is; nil before the first report.
    case running(index: Int, RunProgress?)
    case done
    case refused(String)
}

/// The panel.
public struct PanelState: Exploring {
    let panel: Lessons.Panel
    var explorer: Explorer
    var run = PanelRun.notRun
    /// Places to be pointed at when the run has been seen to its end.
    var toPointAt: [Prediction] = []
    /// The places that are being asked for, the first of them now.
    var pointing: [Prediction] = []
    /// What was said to the guesses.
    var verdicts: [Verdict] = []

    init(_ panel: Lessons.Panel, tracks: [Track]) {
        self.panel = panel
        explorer = Explorer(tracks)
        if case .twin(_, _, _, let alignment, _) = panel { explorer.alignment = alignment }
    }

    /// The file that is shown first; a table has none.
    var file: String? { explorer.tracks.first?.request.fileName }

    var place: Place { !pointing.isEmpty ? .pointing : explorer.walk == nil ? .panel : .collecting }

    var ending: Ending? { Ending(explorer, verdicts: verdicts) }

    var fileStem: String {
        guard let file else { return "run" }
        return file.hasSuffix(".py") ? String(file.dropLast(3)) : file
    }

    func layMap(_ context: Context) -> (geometry: MapGeometry, strip: Rect) {
        if explorer.isTwin {
            let layout = TwinLayout(context, explorer, ending)
            return (layout.geometry, layout.strip)
        }
        let layout = PanelLayout(context, explorer, ending)
        return (layout.geometry, layout.strip)
    }
}

extension PanelState {
    mutating func act(_ action: Action, _ context: inout Context) -> [Reaction] {
        if !pointing.isEmpty { return point(action, &context) }
        if action == .dismiss { return dismiss(&context) }
        return explore(action, &context) + afterMoving(&context)
    }

    /// Keeps the place, and has a look at the memory where one stands still.
    mutating func afterMoving(_ context: inout Context) -> [Reaction] {
        if let file, let first = explorer.tracks.first?.view?.moment.position { context.progress.moments[file] = first }
        return explorer.lookIfStill(&context)
    }

    /// Esc stops what runs, puts away what has been put on, one thing after the other, and at last the panel.
    private mutating func dismiss(_ context: inout Context) -> [Reaction] {
        if context.pending?.purpose == .panel || context.pending?.purpose == .replay { return [.effect(context.stopRun())] }
        if explorer.walk != nil {
            explorer.leaveWalk()
        } else if isEndingCovering(context) {
            explorer.isEndingOpen = false
        } else if explorer.map.putAway() {
            return []
        } else if explorer.drop(allBut: panel.files.count) {
            layOutStrip(context)
        } else {
            return [.leave]
        }
        return []
    }

    /// What is said of the end covers a part of the map.
    private func isEndingCovering(_ context: Context) -> Bool {
        guard run == .done, explorer.isReady, explorer.isEndingOpen else { return false }
        return explorer.isTwin ? TwinLayout(context, explorer, ending).isCovered : PanelLayout(context, explorer, ending).isCovered
    }
}
