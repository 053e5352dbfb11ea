// Opening the panel, running what it shows, and its keys.
import Files
import Lessons
import Timeline

extension State {
    /// The panel of this place.
    private var panelHere: Lessons.Panel? {
        directiveHere(where: isProgram).flatMap { panel(of: $0) }
    }

    mutating func openPanel() -> [Effect] {
        if isPanelInFront {
            isPanelInFront = false
            return []
        }
        guard let here = panelHere else {
            say(show == nil ? "This section has no hands-on panel." : "There is no hands-on panel on this screen.")
            return []
        }
        return openPanel(here)
    }

    /// Puts a panel in front, not run.
    mutating func openPanel(_ here: Lessons.Panel) -> [Effect] {
        if case .repl(let board) = here { return openPrompt(here, board: board) }
        let effects = leavingPrompt
        return show(here) ? effects : []
    }

    /// Puts a panel in front; false if it has nothing to show.
    private mutating func show(_ shown: Lessons.Panel, afresh: Bool = false) -> Bool {
        guard !shown.files.isEmpty else {
            say("r runs the programs of this table and fills it.")
            return false
        }
        if afresh || panel?.panel != shown {
            do throws(FileFailure) {
                let tracks = try shown.files.map { (file) throws(FileFailure) in
                    let (request, isCopy) = try request(file: file, board: shown.board)
                    return Track(request: request, isCopy: isCopy, theme: options.theme)
                }
                let old = panel
                panel = PanelState(panel: shown, tracks: tracks)
                if let old { panel?.keepLook(of: old) }
            } catch {
                say(error.reason, warning: true)
                return false
            }
        }
        isPanelInFront = true
        return true
    }

    /// Runs the program of this place, after the guesses that have not been made yet.
    mutating func run() -> [Effect] {
        guard let here = isPanelInFront ? panel?.panel : panelHere else {
            say(show == nil ? "This section has no program to run." : "There is no program on this screen to run.")
            return []
        }
        if case .table(let id) = here { return runTable(id) }
        let open = openPredictions(before: here.files)
        return ask(open.filter { !$0.isPlace } + open.filter(\.isPlace), before: here)
    }

    /// Asks for the guesses, one after the other; places are asked for when the run has been seen to its end.
    mutating func ask(_ predictions: [Prediction], before shown: Lessons.Panel) -> [Effect] {
        guard let first = predictions.first, !first.isPlace else { return start(shown, pointing: predictions) }
        overlays.append(.question(QuestionState(.guess(first, following: Array(predictions.dropFirst()), panel: shown))))
        return []
    }

    /// Starts the run itself.
    mutating func start(_ shown: Lessons.Panel, pointing: [Prediction] = []) -> [Effect] {
        if case .repl(let board) = shown { return openPrompt(shown, board: board) }
        let leaving = leavingPrompt
        guard show(shown, afresh: true),
              let programs = panel?.tracks.map({ ProgramOrder($0.request, policy: $0.policy) }) else { return [] }
        panel?.toPointAt = pointing
        panel?.run = .running(index: 0, nil)
        return leaving + order(programs, for: .panel)
    }

    private mutating func runTable(_ id: String) -> [Effect] {
        guard let sheet = lesson.worksheet(id: id) else { return [] }
        do throws(FileFailure) {
            let requests = try sheet.rows.map { (row) throws(FileFailure) in try request(file: row.file, board: nil).request }
            say("Running \(requests.count) programs …")
            return order(requests.map { ProgramOrder($0) }, for: .table(id))
        } catch {
            say(error.reason, warning: true)
            return []
        }
    }

    /// The run has ended: it is played from where it is opened.
    mutating func showRun(_ results: [RunResult]) -> [Effect] {
        guard var panel, panel.tracks.count == results.count else { return [] }
        for i in results.indices { panel.tracks[i].take(results[i], run: newRun()) }
        panel.run = .done
        sayHowItEnded(results)
        panel.isPlaying = true
        panel.owed = 0
        panel.suitLength()
        panel.verdicts = verdicts(panel)
        if isResuming, let moment = progress.moments[panel.file ?? ""] {
            panel.go(to: moment)
            panel.isPlaying = false
        }
        isResuming = false
        // A run that ended before the script's first line has nothing to be played.
        if let stuck = panel.tracks.firstIndex(where: { $0.result?.history.scriptBegan == false }) {
            panel.side = stuck
            panel.go(to: panel.chosen?.result?.history.count ?? 0)
            panel.isPlaying = false
            panel.isEndingOpen = true
        }
        self.panel = panel
        layOutStrip()
        return afterMoving()
    }

    /// Time has passed. While the panel plays, the first failure on the way is explained.
    mutating func tick(milliseconds: Int) -> [Effect] {
        panel?.fade(milliseconds: milliseconds)
        if panel?.walk != nil {
            panel?.tickWalk(milliseconds: milliseconds)
        } else if let failure = panel?.tick(milliseconds: milliseconds), failure == panel?.chosen?.result?.history.firstFailure {
            openPostMortem(failure, interrupting: true)
        }
        return afterMoving()
    }

    /// What the learner has to know of a run that did not come to its own end.
    private mutating func sayHowItEnded(_ results: [RunResult]) {
        if results.contains(where: { $0.figures.outcome == .cancelled }) {
            say("Stopped. What was recorded until then is here.")
        } else if results.contains(where: { $0.figures.outcome == .outOfSteps }) {
            say("It ran for as long as a run may, and was stopped. What was recorded is here.", warning: true)
        }
    }

    /// A number that no run of this sitting has had.
    mutating func newRun() -> Int {
        runs += 1
        return runs
    }

    mutating func refreshVerdicts() {
        guard let panel else { return }
        let judged = verdicts(panel)
        self.panel?.verdicts = judged
        self.panel?.isEndingOpen = panel.isAtEnd
    }

    /// The strip has a column for each of the screen's.
    mutating func layOutStrip() {
        guard let panel, panel.isReady else { return }
        let strip = panel.isTwin ? TwinLayout(self, panel).strip : PanelLayout(self, panel).strip
        let width = stripColumns(strip.columns)
        self.panel?.columns = panel.tracks.compactMap { $0.result?.history.columns(width) }
    }

    /// Guess beside result, for the guesses of this sitting.
    private func verdicts(_ panel: PanelState) -> [PanelState.Verdict] {
        let ids = Set(panel.tracks.compactMap { lesson.run(file: $0.request.fileName)?.id })
        return lesson.predictions.compactMap { prediction in
            guard let guess = guesses[prediction.id], !lesson.runs(answering: prediction).isDisjoint(with: ids),
                let verdict = try? prediction.judge(guess, in: lesson.scope(run: prediction.run, figures: figures))
            else { return nil }
            return PanelState.Verdict(
                guess: progress.guesses[prediction.id] ?? "", answer: verdict.answer, isRight: verdict.isRight, reaction: verdict.reaction)
        }
    }
}

extension Lessons.Panel {
    /// The board that the lesson asks for here.
    fileprivate var board: String? {
        switch self {
        case .run(_, let board), .twin(_, _, _, _, let board), .repl(let board): board
        case .table: nil
        }
    }
}
