import Grid
@testable import Lessons
import Testing
@testable import Tutorial

@Suite struct PointingTests {
    @Test("A place is pointed at on the map when the run has been played to its end, and the answer is shown there")
    func pointing() throws {
        var state = try sitting()
        state.type("r")
        guard case .run(let order) = state.press(.enter).last else { Issue.record("nothing was run"); return }
        let place = Prediction(
            id: "where", ask: "Where will it land?", kind: .place(answer: try Formula(parsing: "64"), tolerance: 64),
            run: nil, reactions: [])
        state.panel?.toPointAt = [place]
        _ = update(&state, .run(order: order.id, .finished([PlayedRun.result(blocks: 1024, turns: 50)])))
        #expect(state.place == .panel && state.panel?.explorer.isPlaying == true)
        state.type("$")
        #expect(state.place == .pointing && state.panel?.explorer.isPlaying == false)
        var grid = Grid(columns: 80, rows: 24)
        view(state, into: &grid)
        #expect(grid.text.contains { $0.contains("Where will it land?") })
        let cell = try #require(state.panel).layMap(state.context).geometry.blocksPerCell
        state.press(.right, .right, .enter)
        #expect(state.progress.guesses["where"] == "0x" + String(2 * cell * 16, radix: 16))
        #expect(state.place == .panel && state.panel?.explorer.map.cursor == 4)
        // It is asked once.
        state.type("0$")
        #expect(state.place == .panel)
    }

    @Test("The course asks where first fit would place the next object")
    func course() throws {
        var sitting = try LiveSitting(80, 24, section: "theory")
        try sitting.open(file: "first_fit.py")
        try sitting.type("r")
        try sitting.type("$")
        #expect(sitting.state.place == .pointing)
        expectScreen(sitting.state, "questions/place")
        try sitting.press(.enter)
        #expect(sitting.state.panel?.verdicts.last?.isRight == false)
        expectScreen(sitting.state, "questions/place-answered")
    }
}
