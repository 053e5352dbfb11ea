import BlockHeap
import Foundation
import Grid
import Lessons
import Testing
import Timeline
@testable import Tutorial

@Suite struct OwnBoardTests {
    private func screen(_ state: State) -> String {
        var grid = Grid(columns: state.columns, rows: state.rows)
        view(state, into: &grid)
        return grid.text.joined(separator: "\n")
    }

    /// Two heaps of 64 blocks; the board has one allocation more, and another in another place.
    private var maps: (board: BlockMap, machine: BlockMap) {
        var (board, machine) = (BlockMap(blockCount: 64), BlockMap(blockCount: 64))
        for head in [0, 3, 8] { board.place(head: head, count: 2) }
        for head in [0, 3] { machine.place(head: head, count: 2) }
        machine.place(head: 20, count: 1)
        return (board, machine)
    }

    /// The section's program has been ordered on the board, its question answered.
    private func ordered() throws -> (State, BoardOrder) {
        var state = try sitting(120, 40)
        for prediction in state.lesson.predictions { state.context.progress.guesses[prediction.id] = "1" }
        let effects = state.type("u")
        guard case .runOnBoard(let order)? = effects.first else {
            Issue.record("\(effects), \(state.message?.text ?? "")")
            throw CancellationError()
        }
        return (state, order)
    }

    @Test("u runs the section's program on the board, once; Esc and Ctrl-C stop it") func order() throws {
        var (state, order) = try ordered()
        #expect(order.file == "join.py" && !order.source.isEmpty && order.port == nil)
        #expect(state.type("u").isEmpty && state.message?.text.contains("busy") == true)
        #expect(state.press(.escape) == [.stopBoard])
        #expect(update(&state, .interrupt) == [.stopBoard])
        _ = update(&state, .boardRun(order: order.id, .printed(lines: 3)))
        #expect(state.message?.text.contains("3 lines printed") == true)
    }

    @Test("No run before its question, on a board neither") func question() throws {
        var state = try sitting()
        #expect(!state.context.openPredictions(before: ["join.py"]).isEmpty)
        #expect(state.type("u").isEmpty && state.message?.text.contains("question") == true)
    }

    @Test("Its output is a column of its own, and its map stands beside the machine's") func result() throws {
        var (state, order) = try ordered()
        let result = BoardResult(board: "MicroPython 1.24.0 on a board", output: "from the board\n", words: ["output: 1 line"], maps: maps)
        _ = update(&state, .boardRun(order: order.id, .finished(result)))
        #expect(screen(state).contains("MicroPython 1.24.0 on a board") && screen(state).contains("output: 1 line"))
        state.press(.escape)
        #expect(state.place == .board && screen(state).contains("(your board)"))
        // Two blocks only here, one only there.
        let scene = MapScene(maps.board, state.board?.look ?? .init(), against: state.board?.other)
        #expect(scene.view.classes.filter { $0 == 2 }.count == 2 && scene.view.classes.filter { $0 == 3 }.count == 1)
        state.press(.down)
        let cursor = state.board?.look.cursor
        state.type(".")
        #expect(screen(state).contains("(the machine)") && state.board?.look.cursor == cursor)
        #expect(state.board?.other == maps.board)
        state.type("1")
        #expect(state.board?.look.layer == .type)
        state.type("5")
        #expect(state.board?.look.layer == .difference)
        state.press(.escape)
        #expect(state.place == .board)
        state.press(.escape)
        #expect(state.place == .reading && screen(state).contains("from the board"))
    }

    @Test("q leads from the board's map back to the course") func back() throws {
        var (state, order) = try ordered()
        let result = BoardResult(board: "a board", output: "", words: [], maps: maps)
        _ = update(&state, .boardRun(order: order.id, .finished(result)))
        state.press(.escape)
        #expect(state.place == .board)
        #expect(state.type("q").isEmpty && state.place == .reading)
    }

    @Test("Without a board it is said what to do") func refused() throws {
        var (state, order) = try ordered()
        _ = update(&state, .boardRun(order: order.id, .refused(["No port of a board is in /dev."])))
        #expect(screen(state).contains("No port of a board is in /dev.") && screen(state).contains("picoheap map FILE"))
        state.press(.escape)
        #expect(state.place == .reading && state.context.boardRun == nil)
        // What comes late of an order that is over changes nothing.
        _ = update(&state, .boardRun(order: order.id, .printed(lines: 3)))
        #expect(state.message?.text.contains("printed") != true)
    }

    @Test("A film follows its board until somebody goes back") func film() throws {
        let course = try smallCourse()
        let board = BoardState(film: maps.board, ownBlocks: 9, seconds: 0, name: "/dev/ttyACM0", notes: [])
        var state = State(course: course, options: .init(theme: Theme(depth: .full)), columns: 120, rows: 40, board: board)
        _ = update(&state, .board(.printed(Array("a line\n\u{1b}[31mred\n".utf8))))
        _ = update(&state, .board(.look(maps.machine, ownBlocks: 9, seconds: 1.25)))
        #expect(screen(state).contains("ttyACM0 after 1.3 s, 2/2, less 9 blocks of looking "))
        #expect(screen(state).contains("a line") && screen(state).contains("^[[31mred"))
        state.type(",")
        _ = update(&state, .board(.look(maps.machine, ownBlocks: 9, seconds: 2)))
        #expect(screen(state).contains("after 0.0 s, 1/3"))
        state.type("$")
        _ = update(&state, .board(.look(maps.machine, ownBlocks: 9, seconds: 3)))
        #expect(screen(state).contains("after 3.0 s, 4/4"))
        for count in 0..<1100 { _ = update(&state, .board(.look(maps.machine, ownBlocks: 9, seconds: Double(count)))) }
        #expect(screen(state).contains("1000/1000"))
        _ = update(&state, .resize(columns: 80, rows: 24))
        #expect(screen(state).contains("^[[31mred"))
    }
}
