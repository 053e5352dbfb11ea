import BlockHeap
import Grid
import Timeline
import Testing
@testable import Tutorial

@Suite struct NumberTests {
    /// A run near its end, and one of its failures.
    private func reading(blocks: Int = 1024, turns: Int = 200, request: Int? = nil) throws -> NumberReading {
        var track = Track(
            request: .init(source: "", fileName: "main.py", board: "pico2w", maxSteps: 1000),
            isCopy: false, theme: Theme(depth: .mono))
        track.take(PlayedRun.result(blocks: blocks, turns: turns), run: 1)
        track.go(to: (track.result?.history.count ?? 0) - 3)
        return NumberReading(track, try #require(track.view), request: request)
    }

    @Test("Every number answers in two sentences, with figures of the moment in them", arguments: [nil, 64, 1 << 20])
    func sentences(_ request: Int?) throws {
        let reading = try reading(request: request)
        for number in HeapNumber.allCases {
            let text = reading.meaning(number)
            // A full stop that a capital or the end follows; a decimal point is none.
            let ends = text.matches(of: /[.](?= [A-Z]|$)/).count
            #expect(ends == 2, "\(number): \(text)")
            #expect(text.contains { $0.isNumber }, "\(number): \(text)")
            #expect(!reading.label(number).isEmpty && !reading.value(number).isEmpty)
        }
    }

    @Test("A map alone answers what needs no run")
    func plain() {
        var map = BlockMap(blockCount: 1024)
        map.place(head: 3, count: 10)
        let reading = NumberReading(map)
        #expect(reading.known.allSatisfy { !$0.needsRun })
        for number in reading.known { #expect(!reading.meaning(number).isEmpty) }
    }

    @Test("Almost all and almost none never round to all and none")
    func percent() {
        #expect(NumberReading.percent(0) == 0 && NumberReading.percent(0.0001) == 1)
        #expect(NumberReading.percent(0.9999) == 99 && NumberReading.percent(1) == 100)
    }

    @Test("The depths come in turn, and each adds its numbers to the screen")
    func depths() throws {
        var state = try sitting(80, 24)
        state.type("r")
        guard case .run(let order) = state.press(.enter).last else { Issue.record("nothing was run"); return }
        _ = update(&state, .run(order: order.id, .finished([PlayedRun.result(blocks: 13_228, turns: 100)])))
        state.type(" ")
        for depth in [NumberDepth.second, .expert, .beginner] {
            state.type("n")
            #expect(state.panel?.explorer.depth == depth)
            var grid = Grid(columns: 80, rows: 24)
            view(state, into: &grid)
            for label in ["FREE", "BIGGEST HOLE", "fits", "scattered"] {
                #expect(grid.text.contains { $0.contains(label) }, "\(depth) \(label)")
            }
            #expect(grid.text.contains { $0.contains("died young") } == (depth == .second))
            #expect(grid.text.contains { $0.contains("internal waste") } == (depth == .expert))
        }
        state.type("N")
        #expect(state.place == .numbers)
        state.press(.down, .down, .up)
        var grid = Grid(columns: 80, rows: 24)
        view(state, into: &grid)
        #expect(grid.text.contains { $0.contains("lie in a row") })
        state.press(.escape)
        #expect(state.place == .panel)
    }
}
