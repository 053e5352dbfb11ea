import Grid
import Testing
@testable import Tutorial

/// Every view of a run, of the course's own programs, on a small and a large terminal and before a class; in colour, of which the
/// file keeps each cell's look, and in one.
@Suite struct ViewTests {
    struct Kept: Sendable, CustomTestStringConvertible {
        let name: String
        let section: String
        /// Each character of a text is a key.
        let keys: [Key]

        init(_ name: String, in section: String, _ keys: Any...) {
            self.name = name
            self.section = section
            self.keys = keys.flatMap { ($0 as? Key).map { [$0] } ?? (($0 as? String) ?? "").map { Key.character($0) } }
        }

        var testDescription: String { name }
    }

    static let views = [
        Kept("run", in: "5.2", "r", Key.enter, " "),
        Kept("map-changed", in: "1.2", "r", Key.enter, " .....>"),
        Kept("map-zoomed", in: "5.2", "r", Key.enter, " }}.....zz"),
        Kept("map-whole", in: "5.2", "r", Key.enter, " }}.....zzz"),
        Kept("map-probe", in: "1.2", "r", Key.enter, " ..........]]]"),
        Kept("layer-age", in: "5.2", "r", Key.enter, " }}..........2"),
        Kept("layer-garbage", in: "5.2", "r", Key.enter, " }}..........3"),
        Kept("layer-who", in: "1.2", "r", Key.enter, " ..........4"),
        Kept("layer-difference", in: "5.2", "r", Key.enter, " }}m....."),
        Kept("layer-hole", in: "5.2", "r", Key.enter, " }}..........6"),
        Kept("numbers-second", in: "5.2", "r", Key.enter, " }}..........n"),
        Kept("numbers-expert", in: "1.2", "r", Key.enter, " ..........]]]]]nn"),
        Kept("numbers-list", in: "5.2", "r", Key.enter, " }}..........N", Key.down, Key.down, Key.down),
        Kept("block-page", in: "1.2", "r", Key.enter, " ..........", Key.right, Key.enter),
        Kept("block-link", in: "1.2", "r", Key.enter, " ..........", Key.right, Key.right, Key.enter, Key.down, Key.enter),
        Kept("collection", in: "1.5", "r", Key.enter, " C>>>>>>>>"),
        Kept("sweep", in: "1.5", "r", Key.enter, " C}>"),
        Kept("twins", in: "5.5", "r", Key.enter, " ))))))))))"),
        Kept("policies", in: "8.7", "r", Key.enter, " $"),
        Kept("post-mortem", in: "8.9", "r", Key.enter, " F"),
        Kept("replays", in: "5.2", "r", Key.enter, " p"),
        Kept("saving", in: "5.2", "r", Key.enter, " s"),
        Kept("keys", in: "5.2", "r", Key.enter, " ?"),
        Kept("prompt", in: "2.5", Key.tab, Key.right, Key.right),
        Kept("prompt-looking", in: "2.5", Key.tab, Key.right, Key.right, Key.escape, ",<"),
    ]

    @Test("A view at its sizes, in colour and in one", arguments: views)
    func kept(_ kept: Kept) throws {
        for (size, columns, rows, presenter) in [("80x24", 80, 24, false), ("120x40", 120, 40, false), ("projector", 120, 40, true)] {
            for (colours, depth) in [("colour", ColourDepth.full), ("mono", .mono)] {
                var sitting = try LiveSitting(columns, rows, section: kept.section, depth: depth, presenter: presenter)
                for key in kept.keys { try sitting.press(key) }
                expectScreen(sitting.state, "views/\(kept.name)-\(size)-\(colours)", looks: depth == .full)
            }
        }
    }
}
