// Opening the panel, running what it shows, and its keys.
import Lessons

extension State {
    /// The panel of this place.
    private var panelHere: Lessons.Panel? {
        let found = page.directive(around: visibleLines) { if case .panel = $0 { true } else { false } }
        guard case .panel(let panel) = found else { return nil }
        return panel
    }

    mutating func openPanel() {
        if isPanelInFront {
            isPanelInFront = false
            return
        }
        guard let here = panelHere else { return say("This section has no hands-on panel.") }
        show(here)
    }

    private mutating func show(_ shown: Lessons.Panel) {
        if panel?.panel != shown {
            let file = shown.files.first
            let source = file.flatMap { try? lesson.source(of: $0) } ?? ""
            panel = PanelState(panel: shown, file: file, source: highlighted(source, theme: options.theme))
        }
        isPanelInFront = true
    }

    /// Runs the program of this place, after the guesses that have not been made yet.
    mutating func run() -> [Effect] {
        guard let here = isPanelInFront ? panel?.panel : panelHere else {
            say("This section has no program to run.")
            return []
        }
        let ids = Set(here.files.compactMap { lesson.run(file: $0)?.id })
        let open = lesson.predictions.filter { prediction in
            guard let run = prediction.run ?? lesson.runs.first?.id else { return false }
            return ids.contains(run) && progress.guesses[prediction.id] == nil
        }
        guard let first = open.first else { return start(here) }
        overlays.append(.question(QuestionState(.guess(first, following: Array(open.dropFirst()), panel: here))))
        return []
    }

    /// Starts the run itself.
    mutating func start(_ shown: Lessons.Panel) -> [Effect] {
        show(shown)
        return []
    }

    /// Nil where the panel does not know the action.
    mutating func actOnPanel(_ action: Action) -> [Effect]? {
        switch action {
        case .dismiss:
            isPanelInFront = false
            return []
        default: return nil
        }
    }
}
