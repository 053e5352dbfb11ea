// The list of numbers: one is chosen, and its two sentences stand beside it.
import Timeline

/// The open list of numbers.
struct NumberListState: Sendable {
    var selected = 0
}

extension State {
    /// The numbers of the moment on the screen.
    var numberReading: NumberReading? {
        if let board { return board.reading }
        guard let panel, let track = panel.chosen, let view = track.view else { return nil }
        return NumberReading(track, view, request: panel.map.request)
    }

    mutating func act(_ action: Action, on list: NumberListState) -> [Effect] {
        var list = list
        let last = (numberReading?.known.count ?? 1) - 1
        switch action {
        case .selectNext: list.selected += 1
        case .selectPrevious: list.selected -= 1
        case .top: list.selected = 0
        case .bottom: list.selected = last
        case .close:
            overlays.removeLast()
            return []
        default: return []
        }
        list.selected = list.selected.clamped(to: 0...max(0, last))
        overlays[overlays.count - 1] = .numbers(list)
        return []
    }
}
