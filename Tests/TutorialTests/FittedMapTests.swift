import BlockHeap
import Grid
import Testing
import Timeline
@testable import Tutorial

/// The map that one sees first: what is used at any moment of the run, block by block where that fits; it never jumps.
@Suite struct FittedMapTests {
    private func panel(_ place: String, _ columns: Int, _ rows: Int, presenter: Bool = false) throws -> LiveSitting {
        var sitting = try LiveSitting(columns, rows, section: place, presenter: presenter)
        try sitting.type("r")
        while sitting.state.place != .panel { try sitting.press(.enter) }
        return sitting
    }

    private func screen(_ state: State) -> [String] {
        var grid = Grid(columns: state.columns, rows: state.rows)
        view(state, into: &grid)
        return grid.text
    }

    private func geometry(_ state: State) throws -> MapGeometry {
        let panel = try #require(state.panel)
        return panel.explorer.isTwin ? TwinLayout(state, panel).geometry : PanelLayout(state, panel).geometry
    }

    @Test("Exercise 1 is seen block by block at 80x24, as mem_info prints it, at each moment")
    func exercise() throws {
        var sitting = try panel("4", 80, 24)
        try sitting.type(" ")
        let history = try #require(sitting.state.panel?.explorer.chosen?.result?.history)
        #expect(history.blockCount == 27_684)
        for position in stride(from: history.opening, through: history.count, by: 61) {
            try sitting.type(position == history.opening ? "" : String(repeating: ">", count: 61))
            let state = sitting.state
            let geometry = try geometry(state), map = try #require(state.panel?.explorer.chosen?.view?.moment.map)
            #expect(geometry.blocksPerCell == 1 && geometry.cellsPerRow == 64)
            let rows = screen(state)
            for row in 0..<geometry.rows {
                let blocks = geometry.blocks(ofRow: row).clamped(to: 0..<map.blockCount)
                guard blocks.contains(where: { !map.isFree($0) }) else { continue }
                let offset = String(blocks.lowerBound * Heap.blockSize, radix: 16)
                let shown = rows.first { $0.hasPrefix(String(repeating: " ", count: 5 - offset.count) + offset + " ") }
                let letters = String(blocks.map(map.letter(of:)))
                // Where the biggest hole begins and ends, a bracket stands for a point.
                let plain = shown.map { String($0.dropFirst(6).prefix(64)).replacing("[", with: ".").replacing("]", with: ".") }
                #expect(plain == letters, "event \(position), \(offset)")
            }
            #expect(rows.contains { $0.contains("lines all free)") && $0.contains("in the biggest hole: ") })
        }
    }

    @Test("Nothing jumps while a run plays", arguments: ["4", "5", "3", "5.3"], [(80, 24), (120, 40)])
    func still(_ place: String, _ size: (Int, Int)) throws {
        var sitting = try panel(place, size.0, size.1)
        func labels(_ state: State) throws -> [String] {
            let panel = try #require(state.panel)
            let maps = panel.explorer.isTwin ? TwinLayout(state, panel).maps : [PanelLayout(state, panel).map]
            let rows = screen(state)
            return maps.flatMap { map in
                (map.row..<map.endRow).map { row in
                    rows[row].dropFirst(map.column).prefix(MapGeometry.labelWidth).split(separator: " ").joined()
                }
            }
        }
        let first = try labels(sitting.state), shape = try geometry(sitting.state)
        for _ in 0..<40 {
            try sitting.wait(milliseconds: 400)
            #expect(try labels(sitting.state) == first)
            #expect(try geometry(sitting.state) == shape)
        }
        #expect(sitting.state.panel?.explorer.isAtEnd == true)
    }

    @Test("The three policies, 273,302 events, take fifteen seconds; their maps have one legend, and the fragmented one is full to the eye")
    func policies() throws {
        var sitting = try panel("8.7", 80, 24)
        #expect(sitting.state.panel?.explorer.chosen?.result?.history.count == 273_302)
        var milliseconds = 0
        while sitting.state.panel?.explorer.isPlaying == true, milliseconds < 100_000 {
            try sitting.wait(milliseconds: 33)
            milliseconds += 33
        }
        #expect((14_500...15_500).contains(milliseconds) && sitting.state.panel?.explorer.isAtEnd == true)
        var grid = Grid(columns: 80, rows: 24)
        view(sitting.state, into: &grid)
        #expect(grid.text.contains { $0.contains("biggest") && $0.contains(sitting.state.panel?.explorer.map.layer.name ?? "?") })
        let layout = TwinLayout(sitting.state, try #require(sitting.state.panel))
        let loud = layout.maps.map { map in
            (map.row..<map.endRow).reduce(0) { sum, row in
                sum + (map.column + MapGeometry.labelWidth..<map.column + 70).count { column in
                    grid[column, row].style.background != .terminal || grid[column, row].character == "█"
                }
            }
        }
        #expect(loud[0] > 3 * loud[1] && loud[0] > 3 * loud[2], "\(loud)")
        #expect(grid.text.count { $0.contains("the biggest hole: ") } == 2)
    }

    @Test("A stretch that the run never uses is one line, and says what is used there at a moment before the run")
    func folds() throws {
        var later = BlockMap(blockCount: 64 * 40)
        later.place(head: 0, count: 70)
        var before = later
        before.place(head: 64 * 20, count: 5)
        let geometry = MapGeometry(fitted: BlockUse(later), columns: 80, rows: 8)
        #expect(geometry.lines == [.row(0), .row(1), .folded(2..<40)] && geometry.blocksPerCell == 1)
        func text(_ map: BlockMap) -> [String] {
            var grid = Grid(columns: 80, rows: 8)
            MapPicture(MapScene(map), geometry, .fitted, Look(Theme(depth: .full))).draw(in: grid.bounds, into: &grid)
            return grid.text
        }
        #expect(text(later)[2] == "      (38 lines all free) 38,912 B, in the biggest hole: 39,840 B")
        #expect(text(before)[2] == "      (38 lines: 5 of 2,432 blocks used)")
    }

    @Test("What does not fit block by block is as fine as it can be; what is used everywhere is the whole heap")
    func coarse() {
        var part = BlockMap(blockCount: 27_684)
        part.place(head: 0, count: 64 * 40)
        let fitted = MapGeometry(fitted: BlockUse(part), columns: 80, rows: 13)
        #expect(fitted.blocksPerCell == 4 && fitted.lines.last == .folded(10..<109))
        var all = BlockMap(blockCount: 27_684)
        for block in stride(from: 0, to: 27_684, by: 32) { all.place(head: block, count: 1) }
        #expect(MapGeometry(fitted: BlockUse(all), columns: 80, rows: 13) == MapGeometry(blocks: 27_684, columns: 80, rows: 13))
    }

    @Test("The cursor goes through every cell and over each fold, both ways")
    func cursor() {
        var map = BlockMap(blockCount: 64 * 40)
        map.place(head: 0, count: 70)
        map.place(head: 64 * 30, count: 1)
        let geometry = MapGeometry(fitted: BlockUse(map), columns: 80, rows: 8)
        #expect(geometry.lines == [.row(0), .row(1), .folded(2..<30), .row(30), .folded(31..<40)])
        var block = 0, seen = [0]
        while true {
            let next = geometry.block(from: block, cells: 1, lines: 0)
            guard next < map.blockCount else { break }
            #expect(geometry.block(from: next, cells: -1, lines: 0) == block)
            seen.append(next)
            block = next
        }
        #expect(seen.count == 3 * 64 + 2)
        #expect(geometry.block(from: 64 + 5, cells: 0, lines: 1) == 128 && geometry.block(from: 128, cells: 0, lines: 1) == 64 * 30)
        #expect(geometry.block(from: 64 * 30, cells: 0, lines: -1) == 128 && geometry.block(from: 5, cells: 0, lines: -1) < 0)
        #expect(geometry.blocks(atCursor: 500) == 128..<64 * 30)
    }

    @Test("Used is loud and free is calm: a cell with one block is filled, the biggest hole is blank")
    func loud() {
        var map = BlockMap(blockCount: 64 * 16)
        for block in stride(from: 0, to: 512, by: 64) { map.place(head: block, count: 1) }
        var geometry = MapGeometry(blocks: 1024, columns: 80, rows: 16)
        geometry.blocksPerCell = 16
        let looks = CoarseMap(MapScene(map), geometry, Look(Theme(depth: .full), isASCII: false)).looks
        #expect(looks[0].style.background != .terminal && looks[1].style.background == .terminal)
        let inside = looks.filter { $0.mark == .holeInside }
        #expect(!inside.isEmpty && inside.allSatisfy { $0.glyph == " " })
    }

    @Test("Maps of several programs, their legend and all else stand apart", arguments: [(40, 12), (60, 15), (80, 24), (120, 40), (200, 60)])
    func twinsApart(_ size: (Int, Int)) throws {
        for place in ["3", "8.7"] {
            var sitting = try panel(place, size.0, size.1)
            for keys in ["", "z", "z", "z"] {
                try sitting.type(keys)
                let layout = TwinLayout(sitting.state, try #require(sitting.state.panel))
                var taken: Set<Int> = []
                for rect in layout.heads + layout.maps + [layout.legend, layout.lens, layout.words, layout.strip] where !rect.isEmpty {
                    #expect(rect.row >= 1 && rect.endRow < size.1)
                    #expect(taken.isDisjoint(with: rect.row..<rect.endRow), "\(place) \(size) \(keys)")
                    taken.formUnion(rect.row..<rect.endRow)
                }
                _ = screen(sitting.state)
            }
        }
    }

    @Test("While a run plays, only lines of the script are spoken of")
    func sentences() throws {
        var sitting = try panel("3", 80, 24)
        for _ in 0..<40 {
            let panel = try #require(sitting.state.panel), track = try #require(panel.explorer.chosen)
            let words = panel.explorer.words(of: track).joined(separator: " ")
            #expect(words.hasPrefix("line ") || words.hasPrefix("The script"), "\(words)")
            #expect(!words.contains("rp2.py") && !words.contains("swept, as"), "\(words)")
            guard panel.explorer.isPlaying else { break }
            try sitting.wait(milliseconds: 200)
        }
    }
}
