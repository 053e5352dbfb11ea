// Moving through a run. One program moves by itself; two move together, by events or by turns of their loops, counted from the
// beginning of each script.
import Lessons
import Timeline

extension PanelState {
    /// Goes where `target` says from where the first program stands; the second keeps step.
    mutating func move(_ target: (History, Int) -> Int?) -> Bool {
        guard let history = tracks.first?.result?.history, let here = tracks.first?.view?.moment.position, let there = target(history, here)
        else { return false }
        go(to: there)
        return true
    }

    mutating func go(to position: Int) {
        guard let leader = tracks.first, let history = leader.result?.history else { return }
        tracks[0].go(to: position)
        for i in tracks.indices.dropFirst() { tracks[i].go(to: follower(tracks[i], leader, history, position)) }
    }

    /// Where a second program stands when the first is at `position`.
    private func follower(_ track: Track, _ leader: Track, _ history: History, _ position: Int) -> Int {
        guard let own = track.result?.history else { return 0 }
        if position >= history.count { return own.count }
        if case .twin(_, _, .loop, _) = panel {
            let beat = leader.beats.count { $0 < position }
            return beat < track.beats.count ? track.beats[beat] : own.count
        }
        return own.scriptStart + position - history.scriptStart
    }

    /// A step of the unit, forwards or back.
    mutating func step(_ unit: TimelineStep, forwards: Bool) {
        isPlaying = false
        _ = move { history, here in forwards ? history.next(unit, after: here) : history.previous(unit, before: here) }
    }

    /// Time has passed while playing.
    mutating func tick(milliseconds: Int) {
        guard isPlaying, let history = tracks.first?.result?.history, let here = tracks.first?.view?.moment.position else { return }
        // Even "all at once" is seen to move: a second for the whole run.
        owed += (PanelState.speeds[speed] ?? history.count) * milliseconds
        let events = owed / 1000
        guard events > 0 else { return }
        owed %= 1000
        let there = min(here + events, history.count)
        // A failure on the way is what one would want to see.
        if let failure = history.failures.first(where: { $0 >= here && $0 < there }) {
            go(to: failure + 1)
            isPlaying = false
        } else {
            go(to: there)
        }
        if there == history.count { isPlaying = false }
    }
}
