// How a map is looked at, whatever it is the map of: a moment of a run, what was typed at the prompt, or what a board printed.
import Timeline

/// A way of looking at a map: what the colours say, how near, where the cursor stands, which request is tried.
struct MapLook: Sendable {
    var layer = Layer.type
    var zoom = MapZoom.fitted
    /// The block under the cursor, or nil while there is none.
    var cursor: Int?
    /// The request that is being tried, in bytes, or nil.
    var request: Int?

    /// Sizes that can be tried, in bytes.
    static let requests = [16, 64, 256, 1024, 4096, 16384, 65536, 131_072, 262_144]

    /// Cursor and request are put away; false if there was neither.
    mutating func putAway() -> Bool {
        let was = cursor != nil || request != nil
        (cursor, request) = (nil, nil)
        return was
    }
}

/// What the keys for the map move on.
struct MapSurface {
    let geometry: MapGeometry
    let blockCount: Int
    /// Where a cursor appears first.
    var start = 0

    /// The blocks under a cursor.
    func blocks(at cursor: Int) -> Range<Int> { geometry.blocks(atCursor: cursor).clamped(to: 0..<blockCount) }
}

extension MapLook {
    /// The keys of every map but those that move the cursor. Other actions change nothing.
    /// - Parameter withRun: a run led to the map, so there are all layers.
    mutating func act(_ action: Action, withRun: Bool) {
        switch action {
        case .larger: changeRequest(by: 1)
        case .smaller: changeRequest(by: -1)
        case .zoom: zoom = zoom.next
        case .layer: layer = layer.next(withRun: withRun)
        case .colour(let chosen): layer = chosen
        default: break
        }
    }

    /// The keys that move the cursor: at first it only appears.
    mutating func moveCursor(_ action: Action, on surface: MapSurface) {
        guard let cursor else {
            self.cursor = surface.geometry.blocks(atCursor: surface.start).lowerBound
            return
        }
        let (cells, lines) = switch action {
        case .cursorUp: (0, -1)
        case .cursorDown: (0, 1)
        case .cursorLeft: (-1, 0)
        default: (1, 0)
        }
        let there = surface.geometry.block(from: cursor, cells: cells, lines: lines)
        if (0..<surface.blockCount).contains(there) { self.cursor = there }
    }

    /// The next size; below the smallest there is none.
    private mutating func changeRequest(by step: Int) {
        guard let request, let index = MapLook.requests.firstIndex(of: request) else {
            self.request = step > 0 ? MapLook.requests.first : nil
            return
        }
        let next = index + step
        self.request = next < 0 ? nil : MapLook.requests[min(next, MapLook.requests.count - 1)]
    }
}
