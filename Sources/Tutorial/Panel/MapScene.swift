// What is to be drawn of a heap, wherever it comes from: a moment of a run, or the map that a board printed.
import BlockHeap
import Timeline

/// A heap as the map, the lens and the legend show it.
struct MapScene: Sendable {
    let map: BlockMap
    let numbers: MapNumbers
    let layer: Layer
    let view: LayerView
    /// Blocks that the last step changed, to be marked.
    var touched: [Range<Int>] = []
    /// The request that is being tried, and where it would land.
    var probe: RequestProbe?
    /// The block under the cursor.
    var cursor: Int?
    /// The block that the lens and the map at 1:1 show.
    var focus = 0

    /// Any map. Of the layers, those that need no run (`Layer.ofAnyMap`); others show as types.
    init(_ map: BlockMap, layer: Layer = .type, request: Int? = nil, cursor: Int? = nil, focus: Int = 0) {
        self.map = map
        numbers = MapNumbers(map)
        self.layer = Layer.ofAnyMap.contains(layer) ? layer : .type
        view = LayerView(types: map)
        probe = request.map { map.probe($0) }
        self.cursor = cursor
        self.focus = cursor ?? focus
    }

    /// A moment of a run. What changed is marked for a moment, and without colours until the next step.
    init(_ track: Track, _ view: TrackView, _ panel: PanelState, isMono: Bool) {
        map = view.moment.map
        numbers = view.numbers
        layer = panel.walk == nil ? panel.layer : .marks
        self.view = panel.walk.map { LayerView($0, view) } ?? LayerView(panel.layer, track, view, look: panel.lookNow)
        touched = view.isFresh || isMono || panel.walk != nil ? view.touched : []
        probe = panel.request.map(view.moment.probe)
        cursor = panel.cursor
        focus = panel.cursor ?? view.touched.last?.lowerBound ?? 0
    }

    func isTouched(_ block: Int) -> Bool { touched.contains { $0.contains(block) } }

    /// Whether first fit could use a free block for the request.
    func isUsable(_ block: Int) -> Bool {
        guard let probe, map.isFree(block), let hole = hole(at: block) else { return false }
        return hole.count >= probe.blocks
    }

    /// The hole that a block lies in.
    func hole(at block: Int) -> Hole? {
        let holes = numbers.holes
        let index = holes.partitioningIndex { $0.end > block }
        return index < holes.count && holes[index].start <= block ? holes[index] : nil
    }
}
