// The command `picoheap boards`.

import ArgumentParser
import BlockHeap
import MicroPython
import Text

/// `picoheap boards`: the boards and their heaps.
struct BoardsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "boards", abstract: "List the boards and their heaps.")

    @Flag(help: "List what the boards' firmware has and picoheap lacks instead.")
    var missing = false

    func run() throws {
        let output = StandardOutput()
        if missing {
            for feature in MissingFeature.all { output.line(feature.listed) }
            return try output.finish()
        }
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
        output.line("pico2w, pico2, picow and pico are held against recordings of their firmware; the others are made for lessons and")
        output.line("run the Pico 2 W's.")
        try output.finish()
    }
}

extension MissingFeature {
    /// A line of the list.
    fileprivate var listed: String {
        let what = switch kind {
        case .module: "module, ImportError"
        case .member: "member, AttributeError"
        case .type: "class, its objects cannot be made"
        case .emitter: "decorator, SyntaxError"
        case .machineCode: "decorator, runs as bytecode"
        }
        return name.padded(to: 22) + what + (needsWiFi ? "; on boards with Wi-Fi" : "")
    }
}
