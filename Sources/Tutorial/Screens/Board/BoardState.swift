// A map that a real board printed, on the screen: looked at as a run's map is, but without time.
import BlockHeap
import Timeline

/// A paste that is being looked at.
public struct BoardState: Sendable {
    /// One area of one map of the paste.
    struct Area: Sendable {
        let map: BlockMap
        /// What the board itself said leads.
        let numbers: MapNumbers
        /// What stands in the log between the map before and this one.
        let log: [LogLine]
        /// The map's number in the paste, from 0.
        let frame: Int
        /// `map 2 of 3, area 1 of 2`; empty where there is only one.
        let name: String

        init(map: BlockMap, numbers: MapNumbers? = nil, log: [LogLine] = [], frame: Int = 0, name: String) {
            self.map = map
            self.numbers = numbers ?? MapNumbers(map)
            (self.log, self.frame, self.name) = (log, frame, name)
        }
    }

    /// The file's name without its folders, or `standard input`.
    let name: String
    var areas: [Area]
    let problems: [PasteProblem]
    /// What is known of the board, a sentence each.
    let notes: [String]
    var selected = 0
    /// The maps of a log follow each other by themselves, as a film; and milliseconds since the last came.
    var isPlaying = false
    private var shownFor = 0
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
        // A board that printed no map has nothing to be looked at; its figures are told as text.
        for (i, map) in paste.maps.enumerated() where map.isDrawn {
            for (j, area) in map.areas.enumerated() {
                let names = [
                    paste.maps.count > 1 ? "map \(i + 1) of \(paste.maps.count)" : "",
                    map.areas.count > 1 ? "area \(j + 1) of \(map.areas.count)" : "",
                ]
                areas.append(
                    Area(
                        map: area, numbers: map.numbers(ofArea: j), log: j == 0 ? map.log : [], frame: i,
                        name: names.filter { !$0.isEmpty }.joined(separator: ", ")))
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

    var reading: NumberReading { NumberReading(map, numbers: area.numbers, request: look.request) }

    /// Whether there are maps of several moments.
    var isFilm: Bool { areas.contains { $0.frame != areas[0].frame } }

    /// To the next map, or the one before; whether there is one.
    @discardableResult mutating func step(forwards: Bool) -> Bool {
        let frames = areas.indices.filter { $0 == 0 || areas[$0].frame != areas[$0 - 1].frame }
        let next = forwards ? frames.first { areas[$0].frame > area.frame } : frames.last { areas[$0].frame < area.frame }
        guard let next else { return false }
        (selected, shownFor) = (next, 0)
        return true
    }

    /// Each map is shown for a second.
    mutating func tick(milliseconds: Int) {
        guard isPlaying else { return }
        shownFor += milliseconds
        if shownFor >= 1000, !step(forwards: true) { isPlaying = false }
    }

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
