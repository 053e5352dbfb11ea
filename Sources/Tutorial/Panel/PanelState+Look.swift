// How a run is looked at: length, request, layer, mark.
import Lessons
import Timeline

extension PanelState {
    /// The same way of looking at another run.
    mutating func keepLook(of old: PanelState) {
        layer = old.layer
        zoom = old.zoom
        depth = old.depth
        request = old.request
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

    mutating func changeRequest(by step: Int) { request = PanelState.request(request, by: step) }

    /// The size after one that is being tried; below the smallest there is none.
    static func request(_ request: Int?, by step: Int) -> Int? {
        guard let request, let index = requests.firstIndex(of: request) else { return step > 0 ? requests.first : nil }
        let next = index + step
        return next < 0 ? nil : requests[min(next, requests.count - 1)]
    }

    mutating func nextLayer() { layer = layer.next }
    mutating func nextZoom() { zoom = zoom.next }
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
        layer = isMarked ? .type : .difference
    }
}
