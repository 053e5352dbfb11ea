// The board of `picoheap run` and `picoheap repl`, and what is on its flash.
import ArgumentParser
import BlockHeap
import MicroPython

struct MachineOptions: ParsableArguments {
    @Option(help: "The board; see 'picoheap boards'.", completion: .list(Board.all.map(\.name)))
    var board = "pico2w"

    @Option(help: ArgumentHelp("Bytes of heap, instead of the board's.", valueName: "N"))
    var heapBytes: Int?

    @Option(help: ArgumentHelp("Put what is in this folder onto the board's flash.", valueName: "DIR"), completion: .directory)
    var files: String?

    /// The board, with the heap that is asked for. Throws a usage error.
    func chosenBoard() throws -> Board {
        var board = try Board.chosen(board)
        if let heapBytes {
            let most = Int(board.stackTop) - board.stackBytes - Int(board.heapStart) - 4096
            guard (1024...most).contains(heapBytes) else {
                throw ValidationError("--heap-bytes must be from 1024 to \(most) on \(board.name).")
            }
            board.heapBytes = heapBytes
        }
        return board
    }
}

extension Board {
    /// The board of that name. Throws what to tell who named it.
    static func chosen(_ name: String) throws -> Board {
        guard let board = Board.named(name) else {
            let names = Board.all.map(\.name).joined(separator: ", ")
            throw ValidationError("There is no board '\(name)'; the boards are \(names).")
        }
        return board
    }
}
