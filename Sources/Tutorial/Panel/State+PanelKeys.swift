// The panel's keys: time, then the map, then what stands still is looked into.
import Text
import Timeline

extension State {
    /// Nil where the panel does not know the action.
    mutating func actOnPanel(_ action: Action) -> [Effect]? {
        if action == .dismiss { return dismissOnPanel() }
        guard State.timeActions.contains(action) || State.mapActions.contains(action) else { return nil }
        guard panel?.isReady == true, let history = panel?.chosen?.result?.history else {
            say(pending == nil ? "r runs the program first." : "It is still running; Esc stops it.")
            return []
        }
        if panel?.walk != nil, actOnWalk(action) { return [] }
        panel?.isEndingOpen = false
        switch action {
        case .printed: openPrinted()
        case .save:
            panel?.isPlaying = false
            openSaving()
        case .policy: openReplays()
        case .walk: return startWalk(history)
        case .side: nextSide()
        case .align: changeAlignment()
        default:
            actOnTime(action, history)
            actOnMap(action)
        }
        return afterMoving()
    }

    private static let timeActions: Set<Action> = [
        .lineBack, .lineOn, .eventBack, .eventOn, .turnBack, .turnOn, .collectionBack, .collectionOn, .walk, .first, .last, .peak, .failure,
        .lastFit, .holeFall, .birth, .death, .play, .faster, .slower, .policy, .side, .align, .toMark, .save,
        .printed,
    ]

    /// Esc stops what runs, puts away what has been put on, one thing after the other, and at last the panel.
    private mutating func dismissOnPanel() -> [Effect] {
        if pending?.purpose == .panel || pending?.purpose == .replay { return stopRun() }
        if panel?.walk != nil {
            panel?.leaveWalk()
        } else if isEndingCovering {
            panel?.isEndingOpen = false
        } else if panel?.map.cursor != nil || panel?.map.request != nil {
            panel?.map.cursor = nil
            panel?.map.request = nil
        } else if panel?.dropReplays() == true {
            layOutStrip()
        } else {
            isPanelInFront = false
        }
        return []
    }

    /// What is said of the end covers a part of the map.
    private var isEndingCovering: Bool {
        guard let panel, panel.isReady, panel.isEndingOpen else { return false }
        return panel.isTwin ? TwinLayout(self, panel).isCovered : PanelLayout(self, panel).isCovered
    }

    private mutating func actOnTime(_ action: Action, _ history: History) {
        switch action {
        case .lineOn: panel?.step(.line, forwards: true)
        case .lineBack: panel?.step(.line, forwards: false)
        case .eventOn: panel?.step(.event, forwards: true)
        case .eventBack: panel?.step(.event, forwards: false)
        case .turnOn: turn(history, forwards: true)
        case .turnBack: turn(history, forwards: false)
        case .collectionOn: panel?.step(.collection, forwards: true)
        case .collectionBack: panel?.step(.collection, forwards: false)
        case .first: jump(to: panel?.chosen?.view?.moment.position == history.opening ? 0 : history.opening)
        case .last: jump(to: history.count)
        case .peak: jump(to: history.peak.position)
        case .failure:
            guard let failure = history.firstFailure else { return say("No allocation failed in this run.") }
            jump(to: failure + 1)
            openPostMortem(failure)
        case .lastFit: jumpToLastFit(history)
        case .holeFall:
            guard let fall = history.biggestHoleFall else { return say("The biggest hole never became smaller.") }
            jump(to: fall)
        case .birth, .death: jumpInLife(of: panel?.map.cursor, history, toBirth: action == .birth)
        case .toMark:
            guard let mark = panel?.chosen?.mark else { return say("m marks a moment, M goes back to it.") }
            jump(to: mark.position)
        case .play:
            if panel?.isAtEnd == true { panel?.go(to: history.opening) }
            panel?.isPlaying.toggle()
        case .faster: panel?.changeLength(toLonger: false)
        case .slower: panel?.changeLength(toLonger: true)
        default: break
        }
    }

    mutating func jump(to position: Int) {
        panel?.isPlaying = false
        panel?.go(to: position)
    }

    private mutating func turn(_ history: History, forwards: Bool) {
        guard !history.recording.turns.isEmpty else { return say("No loop came round in this run.") }
        panel?.step(.turn, forwards: forwards)
    }

    private mutating func jumpToLastFit(_ history: History) {
        guard let position = panel?.chosen?.view?.moment.position else { return }
        // The failure at which one stands, or the last one before.
        guard let failure = history.failures.last(where: { $0 < position }) ?? history.firstFailure else {
            return say("No allocation failed in this run.")
        }
        guard let report = history.postMortem(ofEvent: failure), report.cause != .lockedHeap else {
            return say("The heap was locked: whether it would fit was not even looked at.")
        }
        guard let fit = report.lastFit else { return say("It would never have fitted in this run.") }
        jump(to: fit)
    }

    /// To the event that made, or will end, the allocation under the cursor; without a cursor, the one that the last event was about.
    private mutating func jumpInLife(of cursor: Int?, _ history: History, toBirth: Bool) {
        guard let view = panel?.chosen?.view, let block = cursor ?? view.touched.last?.lowerBound else {
            return say("The arrow keys put a cursor on the map.")
        }
        guard let head = view.moment.map.head(of: block) else { return say("\(block.blockOffset) is free: there is no allocation.") }
        panel?.map.cursor = head
        if toBirth {
            guard let birth = view.moment.birth(ofHead: head) else { return say("It is older than the recording.") }
            jump(to: birth + 1)
            say("\(head.blockOffset) was made here, at event \((birth + 1).grouped).")
        } else {
            guard let death = history.death(ofHead: head, after: view.moment.position) else {
                return say("\(head.blockOffset) lives to the end of the run.")
            }
            jump(to: death + 1)
            say("\(head.blockOffset) is gone here, at event \((death + 1).grouped).")
        }
    }

    // MARK: After a step

    /// At the end, asks for places; keeps the place, and has a look at the memory where one stands still. A run that takes long to
    /// repeat is not looked into.
    mutating func afterMoving() -> [Effect] {
        pointAtEnd()
        guard let panel, let track = panel.chosen, let position = track.view?.moment.position else { return [] }
        if let file = panel.file, let first = panel.tracks.first?.view?.moment.position { progress.moments[file] = first }
        guard panel.prompt?.isTyping != true, !panel.isPlaying, panel.walk == nil, panel.insightNow == nil, panel.lookingAt == nil,
            let request = track.result?.request,
            position < 300_000
        else { return [] }
        self.panel?.lookingAt = position
        return [.look(LookOrder(run: track.run, request: request, position: position))]
    }

    /// A look has come back; if one has moved on meanwhile, the next one is taken.
    mutating func take(_ insight: Insight?) -> [Effect] {
        guard let at = panel?.lookingAt else { return [] }
        panel?.lookingAt = nil
        if let insight { panel?.insight = insight }
        refreshPages()
        let isStill = panel?.chosen?.view?.moment.position == at
        return isStill ? [] : afterMoving()
    }
}
