// A map that a real board printed, on the screen: looked at as a run's map is, but without time.
import BlockHeap
import Timeline

/// A paste that is being looked at.
public struct BoardState: Sendable {
    /// One area of one map of the paste.
    struct Area: Sendable {
        let map: BlockMap
        /// `map 2 of 3, area 1 of 2`; empty where there is only one.
        let name: String
    }

    /// The file's name without its folders, or `standard input`.
    let name: String
    var areas: [Area]
    let problems: [PasteProblem]
    /// What is known of the board, a sentence each.
    let notes: [String]
    var selected = 0
    var look = MapLook()
    /// The machine's map, where the board's is held against it.
    var machine: BlockMap?
    /// Where the maps come from a board that is being watched.
    var film: BoardFilm?

    /// Invariant: it is shown only while it has areas.
    init(areas: [Area], name: String, problems: [PasteProblem] = [], notes: [String] = []) {
        self.name = name.split(separator: "/").last.map(String.init) ?? name
        (self.areas, self.problems, self.notes) = (areas, problems, notes)
    }

    /// `nil` where the paste holds no map.
    public init?(_ paste: BoardPaste, name: String, notes: [String] = []) {
        var areas: [Area] = []
        for (i, map) in paste.maps.enumerated() {
            for (j, area) in map.areas.enumerated() {
                let names = [
                    paste.maps.count > 1 ? "map \(i + 1) of \(paste.maps.count)" : "",
                    map.areas.count > 1 ? "area \(j + 1) of \(map.areas.count)" : "",
                ]
                areas.append(Area(map: area, name: names.filter { !$0.isEmpty }.joined(separator: ", ")))
            }
        }
        guard !areas.isEmpty else { return nil }
        self.init(areas: areas, name: name, problems: paste.problems, notes: notes)
    }

    var area: Area { areas[selected] }
    var map: BlockMap { area.map }

    /// What a file about it is called at first.
    var fileStem: String {
        let stem = name.split(separator: ".").first.map(String.init) ?? "board"
        let words = (stem == "standard input" ? "board" : stem)
        return areas.count > 1 ? "\(words)-\(selected + 1)" : words
    }

    var reading: NumberReading { NumberReading(map, request: look.request) }

    /// Of a paste all maps go round; a film ends.
    mutating func select(_ index: Int) {
        if film != nil {
            selected = min(max(0, index), areas.count - 1)
        } else {
            selected = (index + areas.count) % areas.count
            // Board and machine are looked at in the same place.
            if machine == nil { look.cursor = nil }
        }
    }
}
