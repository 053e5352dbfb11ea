// How near the map is looked at.

/// The ways of laying a heap on the screen, in the order of the key.
enum MapZoom: Sendable, CaseIterable {
    /// What is used at any moment of the run, beside the source; what never is takes a line.
    case fitted
    /// The whole heap, beside the source.
    case heap
    /// Every block, 64 a row, as `mem_info(1)` prints them; rows that are all free are folded.
    case blocks
    /// The whole heap, as fine as the whole screen allows.
    case whole

    var next: MapZoom {
        switch self {
        case .fitted: .heap
        case .heap: .blocks
        case .blocks: .whole
        case .whole: .fitted
        }
    }

    var name: String {
        switch self {
        case .fitted: "what the run uses"
        case .heap: "the whole heap"
        case .blocks: "every block"
        case .whole: "a whole screen of map"
        }
    }
}
