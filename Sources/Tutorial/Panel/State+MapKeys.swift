// The panel's keys for the map: request, zoom, layers, mark, cursor, numbers.
import Timeline

extension State {
    static let mapActions: Set<Action> = Set([
        .smaller, .larger, .zoom, .layer, .mark, .cursorUp, .cursorDown, .cursorLeft, .cursorRight, .inspect, .depth, .numbers,
    ] + Layer.all.map(Action.colour))

    mutating func actOnMap(_ action: Action) {
        switch action {
        case .mark: panel?.toggleMark()
        case .inspect: inspect()
        case .depth: panel?.nextDepth()
        case .numbers: overlays.append(.numbers(NumberListState()))
        case .cursorUp, .cursorDown, .cursorLeft, .cursorRight:
            if let surface { panel?.map.moveCursor(action, on: surface) }
        default:
            panel?.map.act(action, withRun: true)
            if action == .zoom, let zoom = panel?.map.zoom {
                // The strip may become another width.
                layOutStrip()
                say("Map: \(zoom.name).")
            }
        }
    }

    /// What the cursor moves on.
    private var surface: MapSurface? {
        guard let panel, let view = panel.chosen?.view else { return nil }
        return MapSurface(
            geometry: geometry(panel), blockCount: view.moment.map.blockCount, start: view.touched.last?.lowerBound ?? 0)
    }

    /// The map on the screen.
    func geometry(_ panel: PanelState) -> MapGeometry {
        if panel.map.zoom == .blocks { return MapGeometry(everyBlockOf: panel.use.blockCount) }
        return panel.isTwin ? TwinLayout(self, panel).geometry : PanelLayout(self, panel).geometry
    }
}
