// Opening the panel, running what it shows, and its keys.
import Lessons
import Timeline

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
        _ = show(here)
    }

    /// Puts a panel in front; false if it has nothing to show.
    private mutating func show(_ shown: Lessons.Panel, afresh: Bool = false) -> Bool {
        guard !shown.files.isEmpty else {
            if case .table = shown { say("r runs the programs of this table and fills it.") } else { say("The prompt needs a board: see section 0.") }
            return false
        }
        if afresh || panel?.panel != shown {
            do {
                let tracks = try shown.files.map { file in
                    let (request, isCopy) = try request(file: file, board: shown.board)
                    return Track(request: request, isCopy: isCopy, theme: options.theme)
                }
                let old = panel
                panel = PanelState(panel: shown, tracks: tracks)
                if let old { panel?.keepLook(of: old) }
            } catch {
                say("\(shown.files.joined(separator: ", ")) cannot be read.", warning: true)
                return false
            }
        }
        isPanelInFront = true
        return true
    }

    /// Runs the program of this place, after the guesses that have not been made yet.
    mutating func run() -> [Effect] {
        guard let here = isPanelInFront ? panel?.panel : panelHere else {
            say("This section has no program to run.")
            return []
        }
        if case .table(let id) = here { return runTable(id) }
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
        guard show(shown, afresh: true), let requests = panel?.tracks.map(\.request) else { return [] }
        let effects = order(requests, for: .panel)
        panel?.run = .running(order: orders, events: 0)
        panel?.order = orders
        return effects
    }

    private mutating func runTable(_ id: String) -> [Effect] {
        guard let sheet = lesson.worksheet(id: id) else { return [] }
        let requests = sheet.rows.compactMap { try? request(file: $0.file, board: nil).request }
        say("Running \(requests.count) programs …")
        return order(requests, for: .table(id))
    }

    /// The run has ended: it is played from the script's first event.
    mutating func showRun(_ results: [RunResult]) -> [Effect] {
        guard var panel, panel.tracks.count == results.count else { return [] }
        for i in results.indices { panel.tracks[i].take(results[i]) }
        panel.run = .done
        panel.isPlaying = true
        panel.owed = 0
        panel.speed = panel.speedForWholeRun
        panel.verdicts = verdicts(panel)
        if isResuming, let moment = progress.moments[panel.file ?? ""] {
            panel.go(to: moment)
            panel.isPlaying = false
        }
        isResuming = false
        self.panel = panel
        layOutStrip()
        return afterMoving()
    }

    /// The strip has a column for each of the screen's.
    mutating func layOutStrip() {
        guard let panel, panel.isReady else { return }
        let width = max(1, PanelLayout(self, panel).strip.columns - MapGeometry.labelWidth - 1)
        self.panel?.columns = panel.tracks.compactMap { $0.result?.history.columns(width) }
    }

    /// Guess beside result, for the guesses of this sitting.
    private func verdicts(_ panel: PanelState) -> [PanelState.Verdict] {
        let ids = panel.tracks.compactMap { lesson.run(file: $0.request.fileName)?.id }
        return lesson.predictions.compactMap { prediction in
            guard let guess = guesses[prediction.id], let run = prediction.run ?? lesson.runs.first?.id, ids.contains(run),
                let verdict = try? prediction.judge(guess, in: lesson.scope(run: prediction.run, figures: figures))
            else { return nil }
            return PanelState.Verdict(
                guess: progress.guesses[prediction.id] ?? "", answer: verdict.answer, isRight: verdict.isRight, reaction: verdict.reaction)
        }
    }

    // MARK: Keys

    /// Nil where the panel does not know the action.
    mutating func actOnPanel(_ action: Action) -> [Effect]? {
        if action == .dismiss {
            if panel?.cursor != nil || panel?.request != nil {
                panel?.cursor = nil
                panel?.request = nil
            } else {
                isPanelInFront = false
            }
            return []
        }
        guard State.panelActions.contains(action) else { return nil }
        guard panel?.isReady == true, let history = panel?.tracks.first?.result?.history else {
            say(pending == nil ? "r runs the program first." : "It is still running; Ctrl-C stops it.")
            return []
        }
        if action == .policy { return nextPolicy() }
        actOnTime(action, history)
        actOnMap(action)
        return afterMoving()
    }

    private static let panelActions: Set<Action> = [
        .lineBack, .lineOn, .eventBack, .eventOn, .collectionBack, .collectionOn, .first, .last, .peak, .failure, .lastFit, .holeFall, .play,
        .faster, .slower, .policy, .smaller, .larger, .zoom, .layer, .mark, .cursorUp, .cursorDown, .cursorLeft, .cursorRight, .inspect,
    ]

    private mutating func actOnTime(_ action: Action, _ history: History) {
        switch action {
        case .lineOn: panel?.step(.line, forwards: true)
        case .lineBack: panel?.step(.line, forwards: false)
        case .eventOn: panel?.step(.event, forwards: true)
        case .eventBack: panel?.step(.event, forwards: false)
        case .collectionOn: panel?.step(.collection, forwards: true)
        case .collectionBack: panel?.step(.collection, forwards: false)
        case .first: jump(to: history.scriptStart)
        case .last: jump(to: history.count)
        case .peak: jump(to: history.peak.position)
        case .failure:
            guard let failure = history.firstFailure else { return say("No allocation failed in this run.") }
            jump(to: failure + 1)
            openPostMortem(failure)
        case .lastFit:
            guard let failure = history.firstFailure else { return say("No allocation failed in this run.") }
            guard let fit = history.postMortem(ofEvent: failure)?.lastFit else { return say("It would never have fitted in this run.") }
            jump(to: fit)
        case .holeFall:
            guard let fall = history.biggestHoleFall else { return say("The biggest hole never became smaller.") }
            jump(to: fall)
        case .play:
            if panel?.isAtEnd == true { panel?.go(to: history.scriptStart) }
            panel?.isPlaying.toggle()
        case .policy: break
        case .faster: panel?.changeSpeed(by: 1)
        case .slower: panel?.changeSpeed(by: -1)
        default: break
        }
    }

    private mutating func jump(to position: Int) {
        panel?.isPlaying = false
        panel?.go(to: position)
    }

    private mutating func actOnMap(_ action: Action) {
        switch action {
        case .larger: panel?.changeRequest(by: 1)
        case .smaller: panel?.changeRequest(by: -1)
        case .zoom: panel?.isZoomed.toggle()
        case .layer: panel?.nextLayer()
        case .mark: panel?.toggleMark()
        case .cursorUp: moveCursor(rows: -1)
        case .cursorDown: moveCursor(rows: 1)
        case .cursorLeft: moveCursor(cells: -1)
        case .cursorRight: moveCursor(cells: 1)
        case .inspect: inspect()
        default: break
        }
    }

    private mutating func moveCursor(cells: Int = 0, rows: Int = 0) {
        guard let panel, let view = panel.tracks.first?.view else { return }
        let shape = panel.isZoomed ? (perRow: 64, perCell: 1) : mapShape(panel)
        guard let cursor = panel.cursor else {
            self.panel?.cursor = view.touched.first?.lowerBound ?? 0
            return
        }
        let there = cursor + (cells + rows * shape.perRow) * shape.perCell
        guard (0..<view.moment.map.blockCount).contains(there) else { return }
        self.panel?.cursor = there
    }

    private func mapShape(_ panel: PanelState) -> (perRow: Int, perCell: Int) {
        let geometry = PanelLayout(self, panel).geometry
        return (geometry.cellsPerRow, geometry.blocksPerCell)
    }

    /// The same program under another rule for the collector.
    private mutating func nextPolicy() -> [Effect] {
        guard var next = panel else { return [] }
        let index = PanelState.policies.firstIndex(of: next.policy) ?? 0
        next.policy = PanelState.policies[(index + 1) % PanelState.policies.count]
        panel = next
        say(next.policyName.isEmpty ? "As written again." : "The same program: \(next.policyName).")
        return start(next.panel)
    }

    /// Keeps the place, and has a look at the memory where one stands still. A run that takes long to repeat is not looked into.
    mutating func afterMoving() -> [Effect] {
        guard let panel, let track = panel.tracks.first, let position = track.view?.moment.position else { return [] }
        progress.moments[track.request.fileName] = position
        guard !panel.isPlaying, !panel.isTwin, panel.lookNow == nil, panel.lookingAt == nil, let request = track.result?.request,
            position < 300_000
        else { return [] }
        self.panel?.lookingAt = position
        return [.look(LookOrder(run: panel.order, request: request, position: position))]
    }

    /// A look has come back; if one has moved on meanwhile, the next one is taken.
    mutating func take(_ look: Look?) -> [Effect] {
        guard let at = panel?.lookingAt else { return [] }
        panel?.lookingAt = nil
        if let look { panel?.look = look }
        let isStill = panel?.tracks.first?.view?.moment.position == at
        return isStill ? [] : afterMoving()
    }
}

extension PanelState {
    /// The same way of looking at another run.
    mutating func keepLook(of old: PanelState) {
        layer = old.layer
        policy = old.policy
        isZoomed = old.isZoomed
        request = old.request
    }

    mutating func changeSpeed(by step: Int) { speed = (speed + step).clamped(to: 0...PanelState.speeds.count - 1) }

    /// The speed at which the script takes some fifteen seconds.
    var speedForWholeRun: Int {
        guard let history = tracks.first?.result?.history else { return speed }
        let wanted = (history.count - history.scriptStart) / 15
        return PanelState.speeds.firstIndex { ($0 ?? .max) >= wanted } ?? speed
    }

    mutating func changeRequest(by step: Int) {
        guard let request, let index = PanelState.requests.firstIndex(of: request) else {
            self.request = step > 0 ? PanelState.requests.first : nil
            return
        }
        let next = index + step
        self.request = next < 0 ? nil : PanelState.requests[min(next, PanelState.requests.count - 1)]
    }

    mutating func nextLayer() { layer = layer.next }

    mutating func toggleMark() {
        let isMarked = tracks.first?.mark != nil
        for i in tracks.indices { tracks[i].mark = isMarked ? nil : tracks[i].view?.moment }
        layer = isMarked ? .type : .difference
    }
}

extension Lessons.Panel {
    /// The board that the lesson asks for here.
    fileprivate var board: String? {
        switch self {
        case .run(_, let board), .twin(_, _, _, let board), .repl(let board): board
        case .table: nil
        }
    }
}
