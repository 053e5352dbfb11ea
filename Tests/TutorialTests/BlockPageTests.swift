import BlockHeap
import Grid
import MicroPython
import Text
import Timeline
import Testing
@testable import Tutorial

@Suite struct BlockPageTests {
    /// A real run, with the memory looked into where it stands.
    private func sitting(_ section: String, keys: String, columns: Int = 120, rows: Int = 40) throws -> LiveSitting {
        var sitting = try LiveSitting(columns, rows, section: section)
        try sitting.type("r")
        while sitting.state.place != .panel { try sitting.press(.enter) }
        try sitting.type(" 0" + keys)
        return sitting
    }

    private func page(_ state: State, _ subject: BlockPage.Subject) throws -> [String] {
        let track = try #require(state.panel?.explorer.tracks[0])
        let builder = BlockPageBuilder(
            track: track, view: try #require(track.view), insight: state.panel?.explorer.insightNow,
            isLooking: false, theme: Theme(depth: .mono), width: 88)
        return builder.page(subject).lines.map(\.content.text)
    }

    @Test("A list's page says what it is, who made it, why it is alive, and leads to its items and back")
    func list() throws {
        var sitting = try sitting("4", keys: "}}")
        let look = try #require(sitting.state.panel?.explorer.insightNow)
        let numbers = try #require(look.image.globals.first { $0.name == "numbers" }?.head)
        let page = try page(sitting.state, .allocation(numbers))
        #expect(page[0].contains("a list"))
        #expect(page.contains { $0.contains("16 bytes asked for, 16 given: 1 block") })
        #expect(page.contains { $0.contains("line 16") })
        #expect(page.contains { $0.contains("global variable 'numbers'") })
        #expect(page.contains { $0.contains("length") && $0.contains("1000") })
        let items = try #require(look.reach.anatomy.owners.firstIndex(of: numbers))
        #expect(try self.page(sitting.state, .allocation(items)).contains { $0.contains("It belongs to") && $0.contains("a list") })
        // With the keys: from the list to its items, and back.
        while sitting.state.panel?.explorer.map.cursor == nil { try sitting.press(.right) }
        try sitting.press(.enter)
        #expect(sitting.state.place == .block)
        for _ in 0..<3 { try sitting.press(.down) }
        try sitting.press(.enter, .left)
        #expect(sitting.state.place == .block)
        try sitting.press(.escape)
        #expect(sitting.state.place == .panel)
    }

    @Test("What only an old stack slot keeps alive is said to hang on a false root")
    func falseRoot() throws {
        // After the bytearray is deleted and collected, what the print line made is still there.
        var sitting = try sitting("6", keys: "$")
        for _ in 0..<40 where sitting.state.panel?.explorer.insightNow?.image.frames.isEmpty != false { try sitting.type("<") }
        let look = try #require(sitting.state.panel?.explorer.insightNow)
        let kept = look.image.heads.filter { head in look.image.path(to: head, in: look.reach).contains { $0.isFalse } }
        // The slice (1 block), the bytearray that it cut out (1 + 1) and the list of its ten items (1 + 4).
        #expect(kept.reduce(0) { $0 + look.image.count(ofHead: $1) } == 8,
            "\(kept.map { look.image.name(ofHead: $0, in: look.reach.anatomy) })")
        let page = try page(sitting.state, .allocation(try #require(kept.first)))
        #expect(page.contains { $0.contains("A false root") })
        #expect(page.contains { $0.contains("an old stack slot of the script") })
    }

    @Test("Nothing that is alive in a run remains a piece of memory", arguments: ["4", "5", "6"])
    func named(_ section: String) throws {
        let sitting = try sitting(section, keys: "}")
        let look = try #require(sitting.state.panel?.explorer.insightNow)
        let unknown = look.image.heads.filter { look.reach.isReachable[$0] && look.reach.anatomy.parts[$0] == .unknown }
        #expect(unknown.isEmpty, "\(unknown.map { "\($0.blockOffset) \(look.image.path(to: $0, in: look.reach).map(\.by))" })")
        for head in look.image.heads.prefix(40) { _ = try page(sitting.state, .allocation(head)) }
    }

    @Test("A hole says how large it is, and what stands beside it")
    func hole() throws {
        let sitting = try sitting("4", keys: ".")
        let view = try #require(sitting.state.panel?.explorer.tracks[0].view)
        let hole = try #require(view.numbers.biggestHole)
        let page = try page(sitting.state, .allocation(hole.start))
        #expect(page[0].contains("\(hole.count.grouped) blocks"))
        #expect(page.joined().contains("No hole is bigger"))
    }

    @Test("Opening is offered where there is something to open")
    func offers() throws {
        var sitting = try LiveSitting(80, 24, section: "1")
        try sitting.type("r")
        try sitting.press(.enter)
        try sitting.type(" ..........")
        var seen: Set<Bool> = []
        for _ in 0..<4 {
            try sitting.press(.right, .enter)
            guard let pages = sitting.state.overlays.last as? BlockOverlay else { Issue.record("no page"); return }
            var grid = Grid(columns: 80, rows: 24)
            view(sitting.state, into: &grid)
            #expect(grid.text[23].contains("Enter open") == pages.page.lines.contains { $0.link != nil }, "\(grid.text[23])")
            seen.insert(pages.page.hasLinks)
            try sitting.press(.escape)
        }
        #expect(seen == [true, false])
    }
}
