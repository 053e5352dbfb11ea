@testable import Lessons
import Testing
@testable import Tutorial

@Suite struct PointingTests {
    @Test("A place is pointed at on the map before the run is played")
    func pointing() throws {
        var state = try sitting()
        state.type("r")
        guard case .run(let order) = state.press(.enter).last else { Issue.record("nothing was run"); return }
        let place = Prediction(
            id: "where", ask: "Where will it land?", kind: .place(answer: try Formula(parsing: "64"), tolerance: 64), run: nil, reactions: [])
        state.panel?.toPointAt = [place]
        _ = update(&state, .run(order: order.id, .finished([PlayedRun.result(blocks: 1024, turns: 50)])))
        #expect(state.place == .pointing && state.panel?.isPlaying == false)
        var grid = Grid(columns: 80, rows: 24)
        view(state, into: &grid)
        #expect(grid.text.contains { $0.contains("Where will it land?") })
        let cell = state.cellShape(try #require(state.panel)).perCell
        state.press(.right, .right, .enter)
        #expect(state.progress.guesses["where"] == "0x" + String(2 * cell * 16, radix: 16))
        #expect(state.place == .panel && state.panel?.isPlaying == true && state.panel?.cursor == nil)
    }
}
