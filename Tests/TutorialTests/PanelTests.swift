import BlockHeap
import Grid
import Timeline
import Testing
@testable import Tutorial

@Suite struct PanelTests {
    /// Section 5 after its program has run; paused at the script's first event.
    private func ran(
        _ columns: Int = 80, _ rows: Int = 24, blocks: Int = 13_228, turns: Int = 200, depth: ColourDepth = .full, ascii: Bool = false
    ) throws -> State {
        var state = try sitting(columns, rows, depth: depth, ascii: ascii)
        state.type("r")
        let effects = state.press(.enter)
        guard case .run(let order) = effects.last else { Issue.record("nothing was run"); return state }
        #expect(order.requests.map(\.fileName) == ["join.py"])
        _ = update(&state, .run(order: order.id, .finished([PlayedRun.result(blocks: blocks, turns: turns)])))
        #expect(state.panel?.explorer.isPlaying == true && state.wantsTick != nil)
        state.type(" ")
        return state
    }

    private func position(_ state: State) -> Int { state.panel?.explorer.tracks[0].view?.moment.position ?? -1 }

    @Test("Events, lines and collections are stepped both ways, and the way back ends where it began")
    func steps() throws {
        var state = try ran()
        let start = position(state)
        for keys in [(">", "<"), (".", ",")] {
            for _ in 0..<10 { state.type(keys.0) }
            #expect(position(state) > start)
            for _ in 0..<10 { state.type(keys.1) }
            #expect(position(state) == start, "\(keys)")
        }
        state.type("}")
        #expect(state.panel?.explorer.tracks[0].view?.moment.totals.collections == 1)
        state.type("$")
        #expect(position(state) == state.panel?.explorer.tracks[0].result?.history.count)
        state.type("0")
        #expect(position(state) == start)
    }

    @Test("Playing goes on with time, pauses, and begins anew at the end")
    func playing() throws {
        var state = try ran()
        let start = position(state)
        state.type(" ")
        _ = update(&state, .tick(milliseconds: 1000))
        let after = position(state)
        #expect(after > start)
        state.type(" ")
        _ = update(&state, .tick(milliseconds: 1000))
        #expect(position(state) == after)
        state.type("$ ")
        #expect(position(state) == start && state.panel?.explorer.isPlaying == true)
        for _ in 0..<100 { _ = update(&state, .tick(milliseconds: 1000)) }
        #expect(state.panel?.explorer.isAtEnd == true && state.panel?.explorer.isPlaying == false && state.wantsTick == nil)
    }

    /// Milliseconds of ticks until playing stops.
    private func played(_ state: inout State) -> Int {
        var milliseconds = 0
        while state.panel?.explorer.isPlaying == true, milliseconds < 100_000 {
            _ = update(&state, .tick(milliseconds: 33))
            milliseconds += 33
        }
        return milliseconds
    }

    @Test("Playing takes as many seconds as it says, whatever the number of events", arguments: [4, 100, 400])
    func lengths(_ turns: Int) throws {
        var state = try ran(turns: turns)
        let own = try #require(state.panel?.explorer.length.own)
        #expect((3...15).contains(own))
        for (keys, seconds) in [("", own), ("---", 60), ("+", 15)] {
            state.type(keys + "$ ")
            #expect(state.panel?.explorer.length.seconds == seconds && screen(state)[0].contains("▶ \(seconds) s"))
            #expect(abs(played(&state) - seconds * 1000) <= 100, "\(turns) turns in \(seconds) s")
        }
    }

    @Test("A short run lasts three seconds, and each of its events is seen")
    func short() throws {
        var state = try ran(turns: 8)
        state.type("$ ")
        let history = try #require(state.panel?.explorer.chosen?.result?.history)
        #expect(state.panel?.explorer.length.seconds == 3 && history.count - history.opening < 25)
        var seen: Set<Int> = [position(state)]
        while state.panel?.explorer.isPlaying == true {
            _ = update(&state, .tick(milliseconds: 33))
            seen.insert(position(state))
        }
        #expect(seen == Set(history.opening...history.count))
    }

    @Test("The probe says where first fit would put a request, and NO where it would not")
    func probe() throws {
        var state = try ran()
        state.type("]]")
        #expect(state.panel?.explorer.map.request == 64)
        for _ in 0..<12 { state.type("]") }
        #expect(screen(state).contains { $0.contains("262,144 B NO") })
        for _ in 0..<12 { state.type("[") }
        #expect(state.panel?.explorer.map.request == nil)
    }

    @Test("The cursor says what stands under it")
    func inspecting() throws {
        var state = try ran()
        state.type(".")
        state.press(.right, .left, .enter)
        #expect(state.place == .block)
        #expect(screen(state).contains { $0.contains("blocks") || $0.contains("block") })
        state.press(.escape, .escape)
        #expect(state.panel?.explorer.map.cursor == nil && state.place == .panel)
        state.press(.escape)
        #expect(state.place == .reading)
    }

    @Test("A failed allocation is found, explained, and can be gone back from")
    func failure() throws {
        var state = try ran(blocks: 256, turns: 200)
        state.type("F")
        #expect(state.place == .replay && screen(state).contains { $0.contains("Why did it fail?") })
        state.press(.escape)
        let failed = position(state)
        state.type("L")
        #expect(position(state) < failed)
        // Playing stops where it failed, and says why.
        state.type("0 ")
        for _ in 0..<200 { _ = update(&state, .tick(milliseconds: 1000)) }
        #expect(position(state) == failed && state.place == .replay)
    }

    @Test("Leaving and coming back keeps the moment")
    func resuming() throws {
        var state = try ran()
        for _ in 0..<10 { state.type(".") }
        let here = position(state)
        guard case .saveProgress(let progress) = state.type("q").first else { Issue.record("nothing saved"); return }
        var again = try sitting(at: nil, progress: progress)
        let resumed = again.begin()
        guard case .run(let order) = again.read(resumed).last else { Issue.record("nothing was run"); return }
        _ = update(&again, .run(order: order.id, .finished([PlayedRun.result(blocks: 13_228, turns: 200)])))
        #expect(position(again) == here && again.panel?.explorer.isPlaying == false && again.place == .panel)
    }

    @Test("Another size while playing keeps the moment")
    func resizing() throws {
        var state = try ran()
        state.type(".....")
        let here = position(state)
        _ = update(&state, .resize(columns: 120, rows: 40))
        #expect(position(state) == here)
        _ = screen(state)
    }

    @Test("A report of a run that was given up is not listened to")
    func stale() throws {
        var state = try ran()
        let before = position(state)
        _ = update(&state, .run(order: 0, .refused("too late")))
        #expect(state.message == nil && position(state) == before)
    }

    @Test("The map is as fine as fits, in powers of two", arguments: [
        (13_228, 80, 13, 16, 13), (27_684, 80, 13, 64, 7), (13_228, 120, 28, 8, 26), (27_684, 120, 28, 16, 28), (256, 80, 13, 1, 4),
    ])
    func geometry(_ blocks: Int, _ columns: Int, _ available: Int, _ perCell: Int, _ rows: Int) {
        let geometry = MapGeometry(blocks: blocks, columns: columns, rows: available)
        #expect(geometry.blocksPerCell == perCell && geometry.rows == rows && geometry.cellsPerRow == 64)
    }

    @Test("A cell never rounds to all free or all full")
    func ladder() {
        let steps = (0...64).map { Fullness(used: $0, of: 64) }
        #expect(steps[0] == .empty && steps[1] == .underQuarter && steps[63] == .underFull && steps[64] == .full)
        let glyphs = [Fullness.empty, .underQuarter, .underHalf, .underThreeQuarters, .underFull, .full]
        #expect(Set(glyphs.map { mapGlyph($0, isASCII: false) }).count == 6 && Set(glyphs.map { mapGlyph($0, isASCII: true) }).count == 6)
    }

    @Test("The panel at every size", arguments: ScreenTests.sizes)
    func screens(_ size: (Int, Int)) throws {
        for (name, blocks) in [("small", 256), ("handout", 13_228), ("pico2w", 27_684)] {
            var state = try ran(size.0, size.1, blocks: blocks, turns: 120)
            for _ in 0..<60 { state.type(".") }
            expectSound(state)
            if size.0 <= 80, size.0 != 60 { expectScreen(state, "panel/\(name)-\(size.0)x\(size.1)", looks: size.0 == 80) }
        }
    }

    @Test("Layers, zoom, probe and the post-mortem")
    func layers() throws {
        var state = try ran(blocks: 1024, turns: 70)
        for _ in 0..<70 { state.type(".") }
        for layer in Layer.all {
            expectScreen(state, "panel/layer-\(layer.name.split(separator: " ")[0])", looks: true)
            state.type("g")
        }
        state.type("]]]]")
        expectScreen(state, "panel/probe", looks: true)
        state.type("zz")
        expectScreen(state, "panel/zoomed", looks: true)
        var mono = try ran(blocks: 13_228, depth: .mono)
        for _ in 0..<70 { mono.type(".") }
        expectScreen(mono, "panel/mono", looks: true)
        var ascii = try ran(blocks: 13_228, depth: .mono, ascii: true)
        for _ in 0..<70 { ascii.type(".") }
        expectScreen(ascii, "panel/ascii")
        var failed = try ran(blocks: 256)
        failed.type("F")
        expectScreen(failed, "panel/post-mortem")
    }

    private func screen(_ state: State) -> [String] {
        var grid = Grid(columns: state.columns, rows: state.rows)
        view(state, into: &grid)
        return grid.text
    }
}
