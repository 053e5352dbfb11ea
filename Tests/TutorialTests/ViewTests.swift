import Grid
import Testing
@testable import Tutorial

/// Every view of a run, of the course's own programs: kept once, with each cell's look; at other sizes, without colours and before a class
/// it holds to what every screen holds to.
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
        Kept("collection", in: "1.5", "r", Key.enter, " C>>>>>>>>"),
        Kept("sweep", in: "1.5", "r", Key.enter, " C}>"),
        Kept("twins", in: "5.5", "r", Key.enter, " ))))))))))"),
        Kept("policies", in: "8.7", "r", Key.enter, " $"),
        Kept("post-mortem", in: "8.11", "r", Key.enter, " F"),
        Kept("replays", in: "5.2", "r", Key.enter, " p"),
        Kept("saving", in: "5.2", "r", Key.enter, " s"),
        Kept("keys", in: "5.2", "r", Key.enter, " ?"),
        Kept("prompt", in: "2.5", Key.tab, Key.right, Key.right),
        Kept("prompt-looking", in: "2.5", Key.tab, Key.right, Key.right, Key.escape, ",<"),
    ]

    @Test("Each view is kept at one size with its looks", arguments: views)
    func kept(_ kept: Kept) throws {
        expectScreen(try screen(kept, 80, 24), "views/\(kept.name)", looks: true)
    }

    @Test("It holds to what every screen holds to at other sizes, without colours, and before a class", arguments: views)
    func elsewhere(_ kept: Kept) throws {
        for (columns, rows, presenter) in [(60, 15, false), (80, 24, false), (120, 40, false), (120, 40, true)] {
            for depth in [ColourDepth.full, .mono] {
                expectSound(try screen(kept, columns, rows, depth: depth, presenter: presenter), "\(columns)x\(rows) \(depth)")
            }
        }
    }

    private func screen(
        _ kept: Kept, _ columns: Int, _ rows: Int, depth: ColourDepth = .full, presenter: Bool = false
    ) throws -> State {
        var sitting = try LiveSitting(columns, rows, section: kept.section, depth: depth, presenter: presenter)
        for key in kept.keys {
            // A class goes by line with j, where . blanks.
            try sitting.press(presenter && key == .character(".") ? .character("j") : key)
        }
        return sitting.state
    }
}
