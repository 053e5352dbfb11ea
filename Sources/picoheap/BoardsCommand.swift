// The command `picoheap boards`.

import ArgumentParser
import BlockHeap
import MicroPython
import Text

/// `picoheap boards`: the boards and their heaps.
struct BoardsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "boards", abstract: "List the boards and their heaps.")

    func run() throws {
        let output = StandardOutput()
        output.line("board    heap starts   given to it   blocks   total bytes  what it is")
        for board in Board.all {
            let end = board.heapStart + UInt32(board.heapBytes)
            guard let layout = Heap.layout(start: board.heapStart, end: end) else { continue }
            let columns = [
                board.name.padded(to: 8), "0x" + String(board.heapStart, radix: 16), String(board.heapBytes).alignedRight(in: 13),
                String(layout.blockCount).alignedRight(in: 8), String(layout.poolByteCount).alignedRight(in: 13), " " + board.summary,
            ]
            output.line(columns.joined(separator: " "))
        }
        output.line()
        output.line("The boot of pico2w is the recorded one. pico2, picow and pico use it too (without the network list where")
        output.line("there is no Wi-Fi): their heaps are read off the firmware, their boots are not recorded.")
        try output.finish()
    }
}
