// The section's program on the learner's own board, and its map beside the machine's.
import Files
import Grid
import Lessons
import RealBoard
import Text
import Timeline

extension State {
    /// Runs the program of this place on the board that is connected.
    mutating func runOnBoard() -> [Effect] {
        if let busy = context.boardRun {
            context.say("Your board is busy with \(busy.file). Esc stops it.")
            return []
        }
        guard let file = (front == .panel ? panel?.file : nil) ?? reading.file(context) else {
            context.say("This section has no program to run.")
            return []
        }
        guard context.openPredictions(before: [file]).isEmpty else {
            context.say("There is a question before this run: r asks it.")
            return []
        }
        return context.read([file], for: .onBoard)
    }

    /// A program has been read for the board.
    mutating func startOnBoard(_ program: ProgramText) -> [Effect] {
        if let fault = RawPromptClient.fault(of: program.source) {
            context.say("\(program.file): \(fault).", warning: true)
            return []
        }
        let order = BoardOrder(
            id: context.newOrder(), file: program.file, runID: context.lesson.run(file: program.file)?.id ?? program.file,
            source: program.source, port: context.options.port)
        context.boardRun = order
        context.say("\(program.file) runs on your board. Esc stops it.")
        return [.runOnBoard(order)]
    }

    mutating func take(_ report: BoardReport, ofBoardOrder id: Int) {
        guard let order = context.boardRun, order.id == id else { return }
        switch report {
        case .printed(let lines):
            context.say("\(order.file) runs on your board: \(lines.counted("line")) printed. Esc stops it.")
        case .refused(let lines):
            context.boardRun = nil
            let last = [
                "", "Without a port: run the program on your board in any other way, then", "import micropython; micropython.mem_info(1)",
                "and copy what that prints into a file: picoheap map FILE shows it.",
            ]
            openBoardText("Your board does not run \(order.file)", lines + last)
        case .finished(let result):
            context.boardRun = nil
            context.boardResults[order.runID] = result
            reading.layOutAgain(context)
            if let maps = result.maps, overlays.isEmpty {
                board = BoardState(maps, name: order.file)
                front = .board
            }
            openBoardText("\(order.file) on your board" + (front == .board ? "; Esc shows the maps" : ""), [result.board, ""] + result.words)
        }
    }

    private mutating func openBoardText(_ title: String, _ lines: [String]) {
        let width = context.overlayWidth
        let wrapped = lines.flatMap { $0.isEmpty ? [""] : Wrapping.lines($0.printableLine, width: width) }
        overlays.append(TextOverlay(title, wrapped.map { StyledLine($0) }))
    }
}

extension BoardState {
    /// A board's map, with the machine's to hold it against.
    init(_ maps: (board: BlockMap, machine: BlockMap), name: String) {
        self.init(areas: [Area(map: maps.board, name: "your board"), Area(map: maps.machine, name: "the machine")], name: name)
        machine = maps.machine
        look.layer = .difference
    }

    /// What the map on the screen is held against.
    var other: BlockMap? { machine == nil ? nil : areas[1 - selected].map }
}
