// Several programs side by side: which one the keys are about, what keeping step means, and replays of one program under other policies.
import Lessons
import Timeline

extension State {
    mutating func nextSide() {
        guard var panel, panel.isTwin else { return say("There is one program here; p replays it beside itself.") }
        panel.leaveWalk()
        panel.side = (panel.side + 1) % panel.tracks.count
        panel.map.cursor = nil
        self.panel = panel
    }

    mutating func changeAlignment() {
        guard panel?.isTwin == true else { return say("There is one program here; p replays it beside itself.") }
        if panel?.alignment == .event, panel?.tracks.contains(where: { $0.result?.history.recording.turns.isEmpty ?? true }) == true {
            return say("Not in all of these runs a loop comes round: they keep step by events.")
        }
        panel?.changeAlignment()
        say(panel?.alignment == .loop ? "In step by turns of the outermost loop." : "In step by heap events.")
    }

    // MARK: Replays

    /// Offers the program of the chosen side under other policies.
    mutating func openReplays() {
        guard let blocks = panel?.chosen?.view?.moment.map.blockCount else { return }
        overlays.append(.replay(ReplayState(blocks: blocks)))
    }

    /// Opens the analysis of a failed allocation, and what can be tried against it.
    /// It says what a guess was worth, too, if it is the last thing that can be said to it.
    mutating func openPostMortem(_ event: Int, interrupting: Bool = false) {
        guard let track = panel?.chosen, let report = track.result?.history.postMortem(ofEvent: event),
            let blocks = track.view?.moment.map.blockCount
        else { return }
        var replay = ReplayState(blocks: blocks, report: report)
        if track.result?.history.failures.last == event { replay.verdicts = panel?.verdicts ?? [] }
        replay.interrupts = interrupting
        overlays.append(.replay(replay))
    }

    mutating func act(_ action: Action, on replay: ReplayState) -> [Effect] {
        var replay = replay
        let last = max(0, replayLines(replay).count - overlayRows)
        switch action {
        case .scrollDown: replay.top += 1
        case .scrollUp: replay.top -= 1
        case .pageDown: replay.top += overlayRows - 1
        case .pageUp: replay.top -= overlayRows - 1
        case .faster: replay.choose(by: 1)
        case .slower: replay.choose(by: -1)
        case .close:
            overlays.removeLast()
            // A place is still to be asked for, at the end.
            if replay.interrupts, panel?.toPointAt.isEmpty == false { panel?.isPlaying = true }
            return []
        case .lastFit where replay.report != nil:
            overlays.removeLast()
            return actOnPanel(.lastFit) ?? []
        case .replayThreshold: return self.replay(.threshold(replay.threshold))
        case .replayTurns: return self.replay(.everyTurn)
        case .replayAllocations: return self.replay(.threshold(0))
        default: return []
        }
        replay.top = replay.top.clamped(to: 0...last)
        overlays[overlays.count - 1] = .replay(replay)
        return []
    }

    /// Orders the chosen program once more, to stand beside it.
    private mutating func replay(_ policy: CollectionPolicy) -> [Effect] {
        overlays.removeLast()
        guard let track = panel?.chosen else { return [] }
        panel?.isPlaying = false
        panel?.leaveWalk()
        say("Replaying \(track.request.fileName): \(policy.name) …")
        return order([ProgramOrder(track.request, policy: policy)], for: .replay)
    }

    /// The replay has come back: it opens beside what it is a replay of, in step with it.
    mutating func showReplay(_ results: [RunResult], _ order: RunOrder) -> [Effect] {
        guard var panel, let result = results.first, let program = order.programs.first,
            let original = panel.tracks.first(where: { $0.request == program.request })
        else { return [] }
        var track = original.under(program.policy)
        track.take(result, run: newRun())
        // A replay under the same policy is the same; one more than there is room for takes the last one's place.
        panel.tracks.removeAll { $0.policy == program.policy && $0.request == program.request && $0.run != original.run }
        if panel.tracks.count == PanelState.mostTracks { panel.tracks.removeLast() }
        panel.tracks.append(track)
        panel.side = 0
        let hasLoops = panel.tracks.allSatisfy { !($0.result?.history.recording.turns.isEmpty ?? true) }
        panel.alignment = hasLoops ? .loop : .event
        if let position = panel.chosen?.view?.moment.position { panel.go(to: position) }
        self.panel = panel
        layOutStrip()
        say(result.figures.outcome == .cancelled
            ? "Stopped. What the replay has recorded until then is here."
            : "The same program: \(program.policy.name). a, o and Esc: in step by, other side, back.")
        return afterMoving()
    }
}

extension PanelState {
    /// Takes the replays away; false if there are none.
    mutating func dropReplays() -> Bool {
        guard tracks.count > ownTracks else { return false }
        tracks.removeLast(tracks.count - ownTracks)
        side = min(side, tracks.count - 1)
        return true
    }
}
