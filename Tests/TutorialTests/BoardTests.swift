import Foundation
import Grid
import Testing
import Text
import Timeline
@testable import Tutorial

@Suite struct BoardTests {
    @Test("A log with several maps is a film, with the log's own lines beside it") func film() throws {
        let rows = "GC: total: 2048, used: USED, free: 0\nGC memory layout; from 1000:\n00000000: "
        let first = "h" + String(repeating: ".", count: 63), second = "h=" + String(repeating: ".", count: 62)
        func map(_ row: String, _ used: Int) -> String { rows.replacing("USED", with: "\(used)") + row + "\n       (1 lines all free)\n" }
        var board = try #require(BoardState(BoardPaste(map(first, 16) + "12:01 reading\n" + map(second, 32)), name: "log.txt"))
        #expect(board.isFilm && board.areas.map(\.frame) == [0, 1] && board.areas[1].log.map(\.text) == ["12:01 reading"])
        #expect(!board.step(forwards: false) && board.step(forwards: true) && board.selected == 1)
        board.select(0)
        board.isPlaying = true
        for _ in 0..<4 { board.tick(milliseconds: 300) }
        #expect(board.selected == 1 && board.isPlaying)
        board.tick(milliseconds: 1200)
        #expect(!board.isPlaying)
    }

    /// A sitting with a paste of the timeline's tests.
    private func board(
        _ name: String, _ columns: Int = 80, _ rows: Int = 24, depth: ColourDepth = .full, ascii: Bool = false
    ) throws -> State {
        try board(text: paste(name), name, columns, rows, depth: depth, ascii: ascii)
    }

    private func paste(_ name: String) throws -> String {
        let tests = testFolder.deletingLastPathComponent()
        return try String(contentsOf: tests.appendingPathComponent("TimelineTests/Pastes/\(name)"), encoding: .utf8)
    }

    private func board(
        text: String, _ name: String = "paste.txt", _ columns: Int = 80, _ rows: Int = 24, depth: ColourDepth = .full, ascii: Bool = false
    ) throws -> State {
        State(
            course: try smallCourse(), options: .init(theme: Theme(depth: depth), isASCII: ascii), columns: columns, rows: rows,
            board: try #require(BoardState(BoardPaste(text), name: name)))
    }

    private func screen(_ state: State) -> [String] {
        var grid = Grid(columns: state.columns, rows: state.rows)
        view(state, into: &grid)
        return grid.text
    }

    @Test("A board's map at every size", arguments: ScreenTests.sizes)
    func sizes(_ size: (Int, Int)) throws {
        for depth in [ColourDepth.full, .mono] { expectSound(try board("policy_full.pico2w.map", size.0, size.1, depth: depth)) }
        let state = try board("policy_full.pico2w.map", size.0, size.1)
        if [80, 120].contains(size.0) { expectScreen(state, "board/full-\(size.0)x\(size.1)", looks: size.0 == 80) }
    }

    @Test("Without colours, and with ASCII only, it says the same")
    func poor() throws {
        expectScreen(try board("policy_threshold.plain.map", depth: .mono), "board/mono", looks: true)
        expectScreen(try board("policy_threshold.plain.map", depth: .mono, ascii: true), "board/ascii")
    }

    @Test("Cursor, zoom, request and hole sizes work as on the panel") func keys() throws {
        var state = try board("policy_full.pico2w.map")
        #expect(state.place == .board)
        state.press(.down)
        #expect(state.board?.look.cursor == 0 && screen(state).contains { $0.contains("0x0000: ") })
        state.press(.right)
        #expect((state.board?.look.cursor ?? 0) > 0)
        state.press(.enter)
        #expect(state.place == .text && screen(state).contains { $0.contains("printed as ") })
        state.press(.escape)
        state.type("zz")
        expectScreen(state, "board/blocks")
        state.type("zz]]]]]")
        #expect(screen(state).contains { $0.contains("4,096 B NO") })
        state.press(.escape)
        #expect(state.board?.look.cursor == nil && state.board?.look.request == nil && state.place == .board)
        state.type("g")
        expectScreen(state, "board/holes", looks: true)
        state.type("N")
        #expect(state.place == .numbers && screen(state).contains { $0.contains("360,192 B") })
        #expect(!screen(state).contains { $0.contains("never asked for") })
        state.press(.escape)
        #expect(state.type("q").contains(.quit(status: 0)))
        state.press(.control("c"))
        #expect(screen(state).last == " To leave, press q, or Ctrl-C once more.")
    }

    @Test("At 1:1 no row of the map stands there twice, with a cursor and without")
    func rowsOnce() throws {
        var state = try board("policy_full.pico2w.map")
        state.type("zz")
        for _ in 0..<2 {
            let rows = screen(state).filter { $0.hasPrefix("    0 ") }
            #expect(rows.count == 1)
            state.press(.down)
        }
        let small = try board(text: "GC memory layout; from 1000:\n00000000: h=.L==........S=\n")
        #expect(screen(small).filter { $0.contains("h=.L==") }.count == 1)
    }

    @Test("A cell's sentences begin with the allocation or hole that reaches into it, and are at most eight and a count")
    func sentences() throws {
        let map = try #require(BoardState(BoardPaste(try paste("policy_full.pico2w.map")), name: "x")).map
        let hole = try #require(map.holes.first { $0.count > 4 })
        #expect(map.sentences(hole.start + 2..<hole.start + 3).count == 1)
        #expect(map.sentences(hole.start + 2..<hole.start + 3)[0].hasPrefix("\(hole.start.blockOffset): a hole of \(hole.count) blocks"))
        #expect(map.sentences(hole.start - 1..<hole.start + 1).count == 2)
        let all = map.sentences(0..<map.blockCount)
        #expect(all.count == 9 && all[8] == "And \((map.heads.count + map.holes.count - 8).grouped) more: z looks closer.")
    }

    @Test("The areas of several maps are gone through one after the other") func areas() throws {
        let log = try paste("log-with-two-areas.txt")
        var state = try board(text: log + "\n" + log, "log.txt", 100, 30)
        var titles: [String] = []
        for _ in 0..<5 {
            titles.append(screen(state)[0])
            state.press(.tab)
        }
        #expect(titles[0].contains("map 1 of 2, area 1 of 2") && titles[1].contains("map 1 of 2, area 2 of 2"))
        #expect(titles[3].contains("map 2 of 2, area 2 of 2") && titles[4] == titles[0])
        state.press(.backTab)
        #expect(screen(state)[0] == titles[0])
    }

    @Test("The faults of a paste are said first, each with its place; the rest is shown") func faults() throws {
        var state = try board(text: "GC memory layout; from 1000:\n00000000: h=?.\n")
        #expect(state.place == .text && screen(state).contains { $0.contains("Line 2, column 13: `?` is no block.") })
        state.press(.escape)
        #expect(state.place == .board && screen(state).contains { $0.contains("BIGGEST HOLE") })
        #expect(BoardState(BoardPaste("hello"), name: "x") == nil)
    }

    @Test("The map is saved as the board would print it, and the screen as a picture") func saving() throws {
        var state = try board("policy_threshold.plain.map")
        state.type("s")
        #expect(!screen(state).contains { $0.contains("JSON") })
        state.type("1")
        #expect(screen(state).contains { $0.contains("policy_threshold.mem_info.txt") })
        guard case .save(let order) = state.press(.enter).first, case .text(let text) = order.content else {
            Issue.record("nothing is saved")
            return
        }
        #expect(text.hasPrefix("GC: total: 211648, used: 78928, free: 132720\n"))
        state.type("s2")
        #expect(screen(state).contains { $0.contains("policy_threshold.screen.svg") })
    }

    @Test("No size falls") func tiny() throws {
        for columns in [1, 40, 63, 70, 117, 118, 240] {
            for rows in [1, 12, 17, 32, 67] {
                for keys in ["", "z", "zz", "zzz", "g", "]", "N", "s", "s1", "?"] {
                    var state = try board("policy_threshold.plain.map", columns, rows)
                    state.press(.right, .right, .down)
                    state.type(keys)
                    #expect(screen(state).count == rows)
                }
            }
        }
    }
}
