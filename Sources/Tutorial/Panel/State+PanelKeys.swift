// The panel's keys: time, then the map, then what stands still is looked into.
import Lessons
import Timeline

extension State {
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
        guard State.timeActions.contains(action) || State.mapActions.contains(action) else { return nil }
        guard panel?.isReady == true, let history = panel?.tracks.first?.result?.history else {
            say(pending == nil ? "r runs the program first." : "It is still running; Ctrl-C stops it.")
            return []
        }
        if action == .policy { return nextPolicy() }
        if action == .save {
            panel?.isPlaying = false
            openSaving()
            return afterMoving()
        }
        actOnTime(action, history)
        actOnMap(action)
        return afterMoving()
    }

    private static let timeActions: Set<Action> = [
        .lineBack, .lineOn, .eventBack, .eventOn, .collectionBack, .collectionOn, .first, .last, .peak, .failure, .lastFit, .holeFall, .play,
        .faster, .slower, .policy, .save,
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
        if panel.prompt == nil { progress.moments[track.request.fileName] = position }
        guard panel.prompt?.isTyping != true, !panel.isPlaying, !panel.isTwin, panel.lookNow == nil, panel.lookingAt == nil, let request = track.result?.request,
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
        refreshPages()
        let isStill = panel?.tracks.first?.view?.moment.position == at
        return isStill ? [] : afterMoving()
    }
}
