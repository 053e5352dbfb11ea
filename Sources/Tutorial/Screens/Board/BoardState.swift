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
    let areas: [Area]
    let problems: [PasteProblem]
    var selected = 0
    var look = MapLook()

    /// `nil` where the paste holds no map.
    public init?(_ paste: BoardPaste, name: String) {
        self.name = name.split(separator: "/").last.map(String.init) ?? name
        problems = paste.problems
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
        self.areas = areas
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

    mutating func select(_ index: Int) {
        selected = (index + areas.count) % areas.count
        look.cursor = nil
    }
}
