// How a run is looked at: length, request, layer, mark.
import Lessons
import Timeline

extension PanelState {
    /// The same way of looking at another run.
    mutating func keepLook(of old: PanelState) {
        map = old.map
        map.cursor = nil
        depth = old.depth
    }

    /// The length that suits the run of the chosen program.
    mutating func suitLength() {
        guard let history = chosen?.result?.history else { return }
        length = PlayLength(events: history.count - history.opening)
    }

    mutating func changeLength(toLonger isLonger: Bool) {
        length.change(toLonger: isLonger)
        owed = 0
        walk?.owed = 0
    }

    mutating func nextDepth() { depth = depth.next }

    /// Time has passed: what changed in the last step is marked for a moment only.
    mutating func fade(milliseconds: Int) {
        for i in tracks.indices { tracks[i].fade(milliseconds: milliseconds) }
    }

    /// Something that changed is still marked.
    var isMarking: Bool { tracks.contains { $0.view?.isFresh == true } }

    mutating func toggleMark() {
        let isMarked = chosen?.mark != nil
        for i in tracks.indices { tracks[i].mark = isMarked ? nil : tracks[i].view?.moment }
        map.layer = isMarked ? .type : .difference
    }
}
