// Any bytes as a log that a map is looked for in: as text, and on the screen, where keys are pressed.

import Grid
import Lessons
import Timeline
import Tutorial

enum Pastes {
    private static let course: Course = {
        do { return try Course.load(from: try Course.folder()) } catch { fatalError("\(error)") }
    }()

    static func show(_ bytes: [UInt8]) {
        let paste = BoardPaste(String(decoding: bytes, as: UTF8.self))
        _ = paste.problems.map(\.description)
        for map in paste.maps {
            for isASCII in [false, true] { _ = PlainMap(map, isASCII: isASCII).lines }
        }
        guard let board = BoardState(paste, name: "fuzzed") else { return }
        var state = State(course: course, options: .init(theme: Theme(depth: .full)), columns: 80, rows: 24, board: board)
        for (columns, rows) in [(80, 24), (40, 12), (1, 1), (200, 60)] {
            _ = update(&state, .resize(columns: columns, rows: rows))
            for key in "g1z]n.l$3z0j[" {
                _ = update(&state, .key(.character(key)))
                var grid = Grid(columns: columns, rows: rows)
                view(state, into: &grid)
            }
        }
    }
}
