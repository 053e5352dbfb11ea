// A board that is watched: a map after the other, with what it prints beside them. The newest is shown until somebody goes back.
import Grid
import Text
import Timeline

/// What comes from a watched board.
public enum BoardNews: Sendable {
    /// A map, without the blocks that looking took; when it was taken, in seconds.
    case look(BlockMap, ownBlocks: Int, seconds: Double)
    case printed([UInt8])
    /// Nothing more comes, and why.
    case over(String)
}

/// A film that is still being made.
struct BoardFilm: Sendable {
    /// What the board has printed, control characters made visible; the last lines of it.
    private(set) var log = ""
    /// Blocks that looking takes.
    var ownBlocks = 0
    private var controls = VisibleControls()

    /// Maps that are kept, and characters of the log.
    static let mostLooks = 1000, mostCharacters = 1 << 16

    mutating func print(_ bytes: [UInt8]) {
        log += String(decoding: controls.shown(bytes), as: UTF8.self)
        if log.count > BoardFilm.mostCharacters { log.removeFirst(log.count - BoardFilm.mostCharacters / 2) }
    }

    /// The end of the log in rows of a width.
    func rows(_ count: Int, width: Int) -> [String] {
        // The last characters are more than enough for so many rows.
        let end = log.suffix(count * max(1, width) + width)
        let lines = end.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        let rows = lines.flatMap { $0.isEmpty ? [""] : Wrapping.lines(String($0), width: width) }
        return Array((rows.last == "" ? rows.dropLast() : rows).suffix(count))
    }
}

extension BoardState {
    /// A film that begins with this map.
    public init(film map: BlockMap, ownBlocks: Int, seconds: Double, name: String, notes: [String]) {
        self.init(areas: [], name: name, notes: notes)
        film = BoardFilm()
        add(map, ownBlocks: ownBlocks, seconds: seconds)
    }

    mutating func add(_ map: BlockMap, ownBlocks: Int, seconds: Double) {
        let isAtEnd = selected >= areas.count - 1
        let tenths = Int((seconds * 10).rounded())
        areas.append(Area(map: map, frame: areas.count, name: "after \(tenths / 10).\(tenths % 10) s"))
        film?.ownBlocks = ownBlocks
        if areas.count > BoardFilm.mostLooks {
            areas.removeFirst()
            selected = max(0, selected - 1)
        }
        if isAtEnd { selected = areas.count - 1 }
        // Another heap has other blocks.
        if let cursor = look.cursor, cursor >= self.map.blockCount { look.cursor = nil }
    }
}

extension BoardState {
    mutating func take(_ news: BoardNews) {
        switch news {
        case .look(let map, let ownBlocks, let seconds): add(map, ownBlocks: ownBlocks, seconds: seconds)
        case .printed(let bytes): film?.print(bytes)
        case .over: break
        }
    }
}
