// The command `picoheap run`: its options, and what it does with them in order. The run itself is RunJob's.

import ArgumentParser
import Foundation
import BlockHeap
import MicroPython
import Timeline

/// `picoheap run`: a script on a board. Standard output is the board's console; picoheap's own messages go to standard error.
struct RunCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run", abstract: "Run a MicroPython script on a simulated board.",
        discussion: """
            What the script prints goes to standard output, as on the board's console; with --tell the run is told there in words instead, \
            a sentence an event. The exit status is 1 when an exception was not caught.
            """)

    @Argument(help: "The script, or - for standard input.", completion: .file(extensions: ["py"]))
    var file: String

    @Option(help: "The board to run it on; see 'picoheap boards'.", completion: .list(Board.all.map(\.name)))
    var board = "pico2w"

    @Option(help: ArgumentHelp("Bytes of heap, instead of the board's.", valueName: "N"))
    var heapBytes: Int?

    @Option(help: ArgumentHelp("Write the block map at the end, as mem_info(1) prints it.", valueName: "F"), completion: .file())
    var mapFile: String?

    @Option(help: ArgumentHelp("Write every heap operation, one a line.", valueName: "F"), completion: .file())
    var traceFile: String?

    @Flag(help: "Say afterwards what the run did to the heap.")
    var stats = false

    @Option(help: ArgumentHelp("Stop after N steps: jumps, calls, or as much work of built-in code.", valueName: "N"))
    var maxSteps: Int?

    @Flag(help: "On a terminal, let control characters through as the script prints them, instead of showing them.")
    var raw = false

    @OptionGroup(title: "On your own board") var real: RealRunOptions
    @OptionGroup(title: "The run in words") var telling: TellOptions
    @OptionGroup(title: "Files of the run") var saving: SaveOptions

    func run() throws {
        let selection = try telling.selection()
        let moment = try saving.moment()
        if let maxSteps, maxSteps < 1 { throw ValidationError("--max-steps must be at least 1.") }
        let board = try chosenBoard()
        let source = try SourceFile.read(file)
        if let port = real.port { return try RealRun(port: port, options: real, source: source, raw: raw).run() }
        let output = StandardOutput(showsControls: isatty(STDOUT_FILENO) == 1 && !raw && selection == nil)
        let outcome: Result<RunOutcome, RunProblem>
        if selection != nil || saving.isAsked {
            let request = RunRequest(
                board: board, source: source, maxSteps: maxSteps ?? .max, watchesGarbage: selection?.wants(.garbage) ?? false)
            outcome = RecordedRunJob(
                request: request, output: output, name: name, selection: selection, saving: saving, moment: moment, mapFile: mapFile,
                traceFile: traceFile, stats: stats
            ).run()
        } else {
            let job = RunJob(
                board: board, source: source, output: output, mapFile: mapFile, traceFile: traceFile, stats: stats, maxSteps: maxSteps)
            outcome = VM.onLargeStack { job.run() }
        }
        try output.finish()
        switch outcome {
        case .failure(let problem):
            Console.complain(problem.message)
            throw ExitCode(1)
        case .success(.finished): return
        case .success(.raised): throw ExitCode(1)
        case .success(.exited(let status)): throw ExitCode(Int32(truncatingIfNeeded: status & 0xff))
        case .success(.faulted(let fault)):
            Console.complain(fault.description)
            throw ExitCode(1)
        case .success(.stopped):
            Console.complain("stopped after \(maxSteps ?? 0) steps")
            throw ExitCode(1)
        }
    }

    /// What a told run calls the script.
    private var name: String {
        file == "-" ? "The script" : URL(fileURLWithPath: file).lastPathComponent
    }

    private func chosenBoard() throws -> Board {
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
