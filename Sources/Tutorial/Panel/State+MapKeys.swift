// The panel's keys for the map: request, zoom, layers, mark, cursor, numbers.
import Timeline

extension State {
    static let mapActions: Set<Action> = [
        .smaller, .larger, .zoom, .layer, .layerType, .layerAge, .layerGarbage, .layerWho, .layerDifference, .layerHole, .mark,
        .cursorUp, .cursorDown, .cursorLeft, .cursorRight, .inspect, .depth, .numbers,
    ]

    mutating func actOnMap(_ action: Action) {
        switch action {
        case .larger: panel?.changeRequest(by: 1)
        case .smaller: panel?.changeRequest(by: -1)
        case .zoom: zoom()
        case .layer: panel?.nextLayer()
        case .layerType: panel?.layer = .type
        case .layerAge: panel?.layer = .age
        case .layerGarbage: panel?.layer = .garbage
        case .layerWho: panel?.layer = .who
        case .layerDifference: panel?.layer = .difference
        case .layerHole: panel?.layer = .hole
        case .mark: panel?.toggleMark()
        case .cursorUp: moveCursor(lines: -1)
        case .cursorDown: moveCursor(lines: 1)
        case .cursorLeft: moveCursor(cells: -1)
        case .cursorRight: moveCursor(cells: 1)
        case .inspect: inspect()
        case .depth: panel?.nextDepth()
        case .numbers: overlays.append(.numbers(NumberListState()))
        default: break
        }
    }

    /// The next way of looking; the strip may become another width.
    private mutating func zoom() {
        panel?.nextZoom()
        layOutStrip()
        if let zoom = panel?.zoom { say("Map: \(zoom.name).") }
    }

    private mutating func moveCursor(cells: Int = 0, lines: Int = 0) {
        guard let panel, let view = panel.chosen?.view else { return }
        let geometry = geometry(panel)
        guard let cursor = panel.cursor else {
            self.panel?.cursor = geometry.blocks(atCursor: view.touched.last?.lowerBound ?? 0).lowerBound
            return
        }
        let there = geometry.block(from: cursor, cells: cells, lines: lines)
        guard (0..<view.moment.map.blockCount).contains(there) else { return }
        self.panel?.cursor = there
    }

    /// The map on the screen.
    func geometry(_ panel: PanelState) -> MapGeometry {
        if panel.zoom == .blocks { return MapGeometry(everyBlockOf: panel.use.blockCount) }
        return panel.isTwin ? TwinLayout(self, panel).geometry : PanelLayout(self, panel).geometry
    }
}
