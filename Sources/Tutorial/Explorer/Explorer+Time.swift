// Moving through a run. One program moves by itself; several move together, by events or by turns of their outermost loops, counted from
// where each is opened. The chosen one leads.
import Timeline

extension Explorer {
    /// Goes where `target` says from where the chosen program stands; the others keep step.
    mutating func move(_ target: (History, Int) -> Int?) -> Bool {
        guard let history = chosen?.result?.history, let here = chosen?.view?.moment.position,
              let there = target(history, here) else { return false }
        go(to: there)
        return true
    }

    mutating func go(to position: Int) {
        guard tracks.indices.contains(side), let history = tracks[side].result?.history else { return }
        let wasAtEnd = isAtEnd
        defer { isEndingOpen = isAtEnd && (isEndingOpen || !wasAtEnd) }
        tracks[side].go(to: position)
        for i in tracks.indices where i != side { tracks[i].go(to: follower(tracks[i], history, position)) }
    }

    /// Where another program stands when the chosen one is at `position`.
    private func follower(_ track: Track, _ history: History, _ position: Int) -> Int {
        guard let own = track.result?.history else { return 0 }
        if position >= history.count { return own.count }
        switch alignment {
        case .event: return own.opening + position - history.opening
        case .loop: return own.turnStart(history.turns(before: position + 1)) ?? own.count
        }
    }

    /// Goes to a position and stays there.
    mutating func jump(to position: Int) {
        isPlaying = false
        go(to: position)
    }

    /// Time has passed: what changed in the last step is marked for a moment only.
    mutating func fade(milliseconds: Int) {
        for i in tracks.indices { tracks[i].fade(milliseconds: milliseconds) }
    }

    /// Keeps step by the other measure, from where the chosen program stands.
    mutating func changeAlignment() {
        alignment = alignment == .event ? .loop : .event
        if let position = chosen?.view?.moment.position { go(to: position) }
    }

    /// A step of the unit, forwards or back.
    mutating func step(_ unit: TimelineStep, forwards: Bool) {
        isPlaying = false
        _ = move { history, here in forwards ? history.next(unit, after: here) : history.previous(unit, before: here) }
    }

    /// Time has passed while playing. Returns the failed allocation that playing has stopped at, if it has.
    mutating func tick(milliseconds: Int) -> Int? {
        guard isPlaying, let history = chosen?.result?.history, let here = chosen?.view?.moment.position else { return nil }
        let events = length.beats(of: history.count - history.opening, in: milliseconds, &owed)
        guard events > 0 else { return nil }
        let there = min(here + events, history.count)
        // A failure on the way is what one would want to see.
        if let failure = history.failures.first(where: { $0 >= here && $0 < there }) {
            go(to: failure + 1)
            isPlaying = false
            return failure
        }
        go(to: there)
        if there == history.count { isPlaying = false }
        return nil
    }
}
