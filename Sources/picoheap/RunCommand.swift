import ArgumentParser
import Foundation
import Heap
import MicroPython

/// `picoheap run`: a script on a board. Standard output is the board's console; picoheap's own messages go to standard error.
struct RunCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run", abstract: "Run a MicroPython script on a simulated board.",
        discussion: "What the script prints goes to standard output, as on the board's console. The exit status is 1 when an exception was not caught.")

    @Argument(help: "The script, or - for standard input.")
    var file: String

    @Option(help: "The board to run it on; see 'picoheap boards'.")
    var board = "pico2w"

    @Option(help: ArgumentHelp("Bytes of heap, instead of the board's.", valueName: "N"))
    var heapBytes: Int?

    @Option(help: ArgumentHelp("Write the block map at the end, as mem_info(1) prints it.", valueName: "F"))
    var mapFile: String?

    @Option(help: ArgumentHelp("Write every heap operation, one a line.", valueName: "F"))
    var traceFile: String?

    @Flag(help: "Say afterwards what the run did to the heap.")
    var stats = false

    @Option(help: ArgumentHelp("Stop after N backward jumps and calls.", valueName: "N"))
    var maxSteps: Int?

    func run() throws {
        let source = try SourceFile.read(file)
        let board = try chosenBoard()
        if let maxSteps, maxSteps < 1 { throw ValidationError("--max-steps must be at least 1") }
        let job = RunJob(board: board, source: source, mapFile: mapFile, traceFile: traceFile, stats: stats, maxSteps: maxSteps)
        switch Machine.onLargeStack({ job.run() }) {
        case .failure(let problem):
            Console.complain(problem.message)
            throw ExitCode(1)
        case .success(.finished): return
        case .success(.raised): throw ExitCode(1)
        case .success(.exited(let status)): throw ExitCode(Int32(truncatingIfNeeded: status & 0xff))
        case .success(.stopped):
            Console.complain("stopped after \(maxSteps ?? 0) steps")
            throw ExitCode(1)
        }
    }

    private func chosenBoard() throws -> Board {
        guard var board = Board.named(board) else {
            let names = Board.all.map(\.name).joined(separator: ", ")
            throw ValidationError("there is no board '\(self.board)'; the boards are \(names)")
        }
        if let heapBytes {
            let most = Int(board.stackTop) - board.stackBytes - Int(board.heapStart) - 4096
            guard (1024...most).contains(heapBytes) else {
                throw ValidationError("--heap-bytes must be from 1024 to \(most) on \(board.name)")
            }
            board.heapBytes = heapBytes
        }
        return board
    }
}

/// A run with its files; it is handed to the thread that the machine needs.
struct RunJob: Sendable {
    let board: Board
    let source: [UInt8]
    let mapFile: String?
    let traceFile: String?
    let stats: Bool
    let maxSteps: Int?

    struct Problem: Error { let message: String }

    func run() -> Result<RunOutcome, Problem> {
        let machine = Machine(board: board)
        let console = Console()
        machine.console = { console.write($0) }
        machine.input = { Console.readByte() }
        if let maxSteps { machine.stepsLeft = maxSteps }
        var trace: TraceWriter?
        if let traceFile {
            guard let writer = TraceWriter(path: traceFile, machine: machine) else {
                return .failure(Problem(message: "\(traceFile): cannot be written"))
            }
            machine.heap.observer = writer
            machine.phaseObserver = { writer.phase($0) }
            trace = writer
        }
        let tally = stats && trace == nil ? HeapTally() : nil
        if let tally { machine.heap.observer = tally }
        let outcome = machine.run(source)
        machine.heap.observer = nil
        machine.phaseObserver = nil
        console.flush()
        trace?.close()
        if let mapFile {
            let text = machine.memoryInfo(withMap: true)
            guard (try? Data(text.utf8).write(to: URL(fileURLWithPath: mapFile))) != nil else {
                return .failure(Problem(message: "\(mapFile): cannot be written"))
            }
        }
        if outcome == .raised && !machine.hasBooted {
            return .failure(Problem(message: "a heap of \(board.heapBytes) bytes is too small for \(board.name) to boot"))
        }
        if let tally { Console.complain(tally.summary(of: machine.heap)) }
        return .success(outcome)
    }
}
