// Stepping through a collection: marks, the mark stack, and what is swept, forwards and backwards. The map and the words go with it.
import Text
import Timeline

extension State {
    /// Takes the collection apart in which one stands, else the next one, else the last.
    mutating func startWalk(_ history: History) -> [Effect] {
        guard let track = panel?.chosen, let position = track.view?.moment.position else { return [] }
        guard let span = history.collections.first(where: { $0.end + 1 >= position }) ?? history.collections.last else {
            say("There was no collection in this run.")
            return []
        }
        guard let request = track.result?.request else {
            say("This run cannot be repeated, so its marks are not known.")
            return []
        }
        panel?.isPlaying = false
        say("Going to the collection of event \((span.start + 1).grouped) …")
        return [.walk(WalkOrder(run: track.run, request: request, start: span.start))]
    }

    /// A collection has come back, taken apart.
    mutating func take(_ walk: CollectionWalk?, ofRun run: Int) -> [Effect] {
        guard isPanelInFront, panel?.chosen?.run == run else { return [] }
        guard let walk, !walk.steps.isEmpty else {
            say("This collection was not reached.", warning: true)
            return []
        }
        message = nil
        panel?.walk = Walk(walk)
        panel?.isPlaying = false
        panel?.walk(to: 0)
        return []
    }

    /// False where the action means in a collection what it always means.
    mutating func actOnWalk(_ action: Action) -> Bool {
        guard let walk = panel?.walk else { return false }
        let target: Int
        switch action {
        case .eventOn: target = walk.step + 1
        case .eventBack: target = walk.step - 1
        case .lineOn: target = walk.walk.nextRoot(after: walk.step)
        case .lineBack: target = walk.walk.previousRoot(before: walk.step)
        case .collectionOn: target = walk.walk.nextPart(after: walk.step)
        case .collectionBack: target = walk.walk.previousPart(before: walk.step)
        case .first: target = 0
        case .last: target = walk.last
        case .walk:
            panel?.leaveWalk()
            return true
        case .play:
            if walk.isAtEnd { panel?.walk(to: 0) }
            panel?.isPlaying.toggle()
            return true
        default: return false
        }
        panel?.isPlaying = false
        panel?.walk(to: target)
        return true
    }
}

extension PanelState {
    /// Shows a step of the collection; the run stands where the step belongs.
    mutating func walk(to step: Int) {
        guard walk != nil else { return }
        walk?.go(to: step)
        guard let walk else { return }
        go(to: walk.position)
        if tracks.indices.contains(side), let map = tracks[side].view?.moment.map { tracks[side].touch(walk.touched(map)) }
    }

    /// Back to the run, at the event where the collection was left.
    mutating func leaveWalk() {
        guard walk != nil else { return }
        walk = nil
        isPlaying = false
    }

    /// Time has passed while a collection plays.
    mutating func tickWalk(milliseconds: Int) {
        guard isPlaying, var walk else { return }
        let steps = length.beats(of: walk.last, in: milliseconds, &walk.owed)
        guard steps > 0 else {
            self.walk = walk
            return
        }
        self.walk = walk
        self.walk(to: min(walk.step + steps, walk.last))
        if self.walk?.isAtEnd == true { isPlaying = false }
    }
}
