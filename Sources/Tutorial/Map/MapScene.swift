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

    /// Any map. A layer that needs a run shows as types.
    /// - Parameter other: what it is held against, in the layer that shows differences.
    init(_ map: BlockMap, numbers: MapNumbers? = nil, _ look: MapLook = MapLook(), against other: BlockMap? = nil, focus: Int = 0) {
        self.map = map
        self.numbers = numbers ?? MapNumbers(map)
        layer = look.layer.needsRun && (look.layer != .difference || other == nil) ? .type : look.layer
        view = layer.classify(LayerSource(map: map, other: other))
        probe = look.request.map { map.probe($0) }
        cursor = look.cursor
        self.focus = look.cursor ?? focus
    }

    /// A moment of a run. What changed is marked for a moment, and without colours until the next step.
    /// - Parameters:
    ///   - insight: the memory at this moment, where it has been looked into.
    ///   - walk: the collection that is being stepped through.
    init(_ track: Track, _ view: TrackView, _ look: MapLook, insight: Insight?, walk: Walk?, isMono: Bool) {
        map = view.moment.map
        numbers = view.numbers
        layer = walk == nil ? look.layer : .marks
        let run = track.result.map { LayerSource.Run(history: $0.history, view: view, mark: track.mark, insight: insight, walk: walk) }
        self.view = layer.classify(LayerSource(map: view.moment.map, run: run))
        touched = view.isFresh || isMono || walk != nil ? view.touched : []
        probe = look.request.map(view.moment.probe)
        cursor = look.cursor
        focus = look.cursor ?? view.touched.last?.lowerBound ?? 0
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
