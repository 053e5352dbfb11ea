import BlockHeap
import Grid
import Timeline
import Testing
@testable import Tutorial

@Suite struct MapTests {
    /// A panel on a heap of `blocks`, a played run on it.
    private func panel(
        _ columns: Int, _ rows: Int, blocks: Int, turns: Int = 120, depth: ColourDepth = .full, ascii: Bool = false, presenter: Bool = false
    ) throws -> State {
        var state = try sitting(columns, rows, depth: depth, ascii: ascii, presenter: presenter)
        state.type("r")
        guard case .run(let order) = state.press(.enter).last else { throw Missing() }
        _ = update(&state, .run(order: order.id, .finished([PlayedRun.result(blocks: blocks, turns: turns)])))
        state.type(" ")
        for _ in 0..<60 { state.type(".") }
        return state
    }

    private struct Missing: Error {}

    private func layout(_ state: State) throws -> PanelLayout { PanelLayout(state, try #require(state.panel)) }

    private func grid(_ state: State) -> Grid {
        var grid = Grid(columns: state.columns, rows: state.rows)
        view(state, into: &grid)
        return grid
    }

    @Test("Every heap on every screen has the cells that it should have", arguments: [
        (80, 24, 13_228, false, 16, 13), (80, 24, 27_684, false, 64, 7), (80, 24, 30_432, false, 64, 8),
        (120, 40, 13_228, false, 8, 26), (120, 40, 27_684, false, 16, 28), (120, 40, 30_432, false, 16, 30),
        (80, 24, 13_228, true, 32, 13), (80, 24, 27_684, true, 64, 14), (120, 40, 13_228, true, 32, 13), (120, 40, 27_684, true, 64, 14),
        (80, 24, 241, false, 1, 4), (120, 40, 241, false, 1, 4), (240, 67, 241, false, 1, 4),
        (240, 67, 13_228, false, 1, 60), (240, 67, 27_684, false, 1, 124),
    ])
    func table(_ columns: Int, _ rows: Int, _ blocks: Int, _ presenter: Bool, _ perCell: Int, _ cellRows: Int) throws {
        var state = try panel(columns, rows, blocks: blocks, presenter: presenter)
        state.type("z")
        let layout = try layout(state)
        #expect(layout.geometry.blocksPerCell == perCell && layout.geometry.rows == cellRows)
        #expect(layout.geometry.cellWidth == (presenter ? 2 : 1))
        #expect(layout.map.rows >= layout.geometry.terminalRows)
        #expect(layout.geometry.cellsPerRow * layout.geometry.blocksPerCell * 16 % 512 == 0)
    }

    @Test("No part of the panel stands on another", arguments: [(40, 12), (60, 15), (79, 24), (80, 24), (120, 40), (240, 67)])
    func apart(_ columns: Int, _ rows: Int) throws {
        for blocks in [241, 13_228, 27_684] {
            for presenter in [false, true] {
                var state = try panel(columns, rows, blocks: blocks, turns: 20, presenter: presenter)
                for keys in ["", "n", "n", "z", "z", "z", "]"] {
                    state.type(keys)
                    let layout = try layout(state)
                    var taken = Array(repeating: false, count: columns * rows)
                    for rect in [
                        layout.source, layout.numbers, layout.details, layout.words, layout.output,
                        layout.map, layout.lens, layout.legend, layout.strip,
                    ] {
                        guard !rect.isEmpty else { continue }
                        #expect(rect.row >= 1 && rect.endRow < rows && rect.endColumn <= columns)
                        var isFree = true
                        for row in rect.row..<rect.endRow {
                            for at in row * columns + rect.column..<row * columns + rect.endColumn {
                                isFree = isFree && !taken[at]
                                taken[at] = true
                            }
                        }
                        #expect(isFree, "\(columns)x\(rows) \(blocks) blocks \(keys): \(rect)")
                    }
                    _ = grid(state)
                }
            }
        }
    }

    @Test("What changed is marked for a moment, and without colours until the next step")
    func moment() throws {
        var state = try panel(80, 24, blocks: 1024)
        state.type(">")
        let marked = grid(state)
        #expect(state.wantsTick != nil)
        for _ in 0..<20 { _ = update(&state, .tick(milliseconds: 100)) }
        #expect(state.wantsTick == nil && grid(state) != marked)
        var mono = try panel(80, 24, blocks: 1024, depth: .mono)
        mono.type(">")
        let still = grid(mono)
        #expect(mono.wantsTick == nil)
        _ = update(&mono, .tick(milliseconds: 5000))
        #expect(grid(mono) == still)
    }

    @Test("A cell that is not quite free or full never looks so, in no ladder", arguments: [ColourDepth.full, .mono])
    func never(_ depth: ColourDepth) throws {
        var map = BlockMap(blockCount: 64 * 4)
        map.place(head: 64, count: 1)
        map.place(head: 128, count: 63)
        map.place(head: 192, count: 64)
        for isASCII in [false, true] {
            let geometry = MapGeometry(blocks: 256, columns: 10, rows: 1)
            var wide = geometry
            (wide.blocksPerCell, wide.cellsPerRow) = (64, 4)
            let looks = CoarseMap(MapScene(map), wide, Look(Theme(depth: depth), isASCII: isASCII)).looks
            #expect(Set(looks.map { "\($0.glyph)\($0.style.attributes.rawValue)" }).count == 4, "\(looks.map(\.glyph))")
        }
    }

    @Test("Half a cell is the darker the emptier, and nothing where it is free")
    func halves() {
        let steps = [Fullness.underQuarter, .underThreeQuarters, .full].map { step -> Colour in
            switch step {
            case .full: .index(178)
            case .underThreeQuarters: Colour.index(178).darker(by: 1)
            default: Colour.index(178).darker(by: 2)
            }
        }
        #expect(steps == [.index(94), .index(136), .index(178)])
    }

    @Test("The biggest hole is outlined, however small it is")
    func outline() {
        var map = BlockMap(blockCount: 64 * 64)
        for block in stride(from: 0, to: 4096, by: 4) { map.place(head: block, count: 3) }
        map.clear(from: 1000, count: 20)
        let scene = MapScene(map)
        for perCell in [64, 16] {
            var geometry = MapGeometry(blocks: 4096, columns: 80, rows: 64)
            geometry.blocksPerCell = perCell
            let looks = CoarseMap(scene, geometry, Look(Theme(depth: .mono), isASCII: true)).looks
            let marked = looks.indices.filter { looks[$0].mark == .holeSpot }
            // Blocks 999 to 1019.
            #expect(marked == [perCell == 64 ? 15 : 63], "\(perCell)")
        }
    }

    @Test("A request lights up where it fits and says where it lands; else NO")
    func request() {
        var map = BlockMap(blockCount: 256)
        map.place(head: 0, count: 10)
        map.place(head: 16, count: 100)
        map.place(head: 200, count: 56)
        var geometry = MapGeometry(blocks: 256, columns: 80, rows: 4)
        geometry.blocksPerCell = 8
        let fits = CoarseMap(MapScene(map, MapLook(request: 100)), geometry, Look(Theme(depth: .mono), isASCII: false)).looks
        #expect(fits.contains { $0.mark == .landing } && fits.contains { $0.mark == .usable } && fits.contains { $0.mark == .crumb })
        let fails = CoarseMap(MapScene(map, MapLook(request: 4096)), geometry, Look(Theme(depth: .mono), isASCII: false)).looks
        #expect(!fails.contains { $0.mark == .landing || $0.mark == .usable })
    }

    @Test("Each layer has a key of its own, and mono shows what each says")
    func layers() throws {
        var state = try panel(80, 24, blocks: 1024, depth: .mono)
        var screens: Set<[String]> = []
        for (key, layer) in zip("123456", Layer.all) {
            state.type(String(key))
            #expect(state.panel?.explorer.map.layer == layer)
            screens.insert(grid(state).text)
        }
        #expect(screens.count == Layer.all.count)
    }

    @Test("The legend names what is on the map and nothing else")
    func legend() {
        var map = BlockMap(blockCount: 512)
        map.place(head: 0, count: 8, content: .string)
        var geometry = MapGeometry(blocks: 512, columns: 80, rows: 8)
        geometry.blocksPerCell = 8
        var grid = Grid(columns: 120, rows: 2)
        let look = Look(Theme(depth: .full))
        drawLegend([MapPicture(MapScene(map), geometry, .fitted, look)], mapRows: 8, grid.bounds, look, into: &grid)
        let text = grid.text.joined(separator: " ")
        #expect(text.contains("text") && text.contains("biggest hole") && text.contains("all of 8 blocks"))
        #expect(!text.contains("lists") && !text.contains("<1/2") && !text.contains("changed"))
    }

    @Test("Zooming goes to every block, to a whole screen, and back; the cursor stays on its block")
    func zoom() throws {
        var state = try panel(120, 40, blocks: 27_684)
        state.press(.right, .down)
        let cursor = try #require(state.panel?.explorer.map.cursor)
        var finest: [Int] = []
        for _ in 0..<4 {
            finest.append(try layout(state).geometry.blocksPerCell)
            state.type("z")
            #expect(state.panel?.explorer.map.cursor == cursor)
        }
        #expect(state.panel?.explorer.map.zoom == .fitted && finest[3] < finest[1])
    }

    @Test("Maps for every screen, in colour, mono and ASCII", arguments: [(80, 24), (120, 40), (240, 67)])
    func screens(_ columns: Int, _ rows: Int) throws {
        for blocks in [13_228, 27_684] {
            var state = try panel(columns, rows, blocks: blocks)
            let isKept = (columns == 80) == (blocks == 27_684) && columns != 120
            expectSound(state)
            if isKept { expectScreen(state, "map/\(blocks)-\(columns)x\(rows)", looks: columns == 240) }
            state.type("zzz")
            expectSound(state)
            if isKept { expectScreen(state, "map/\(blocks)-\(columns)x\(rows)-whole", looks: columns == 80) }
            let mono = try panel(columns, rows, blocks: blocks, depth: .mono)
            let ascii = try panel(columns, rows, blocks: blocks, depth: .full, ascii: true)
            expectSound(mono)
            expectSound(ascii)
            guard columns == 80, isKept else { continue }
            expectScreen(mono, "map/\(blocks)-\(columns)x\(rows)-mono")
            expectScreen(ascii, "map/\(blocks)-\(columns)x\(rows)-ascii")
        }
    }
}
