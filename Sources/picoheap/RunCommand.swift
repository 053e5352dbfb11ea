// The command `picoheap run`: its options, and what it does with them in order. The run itself is RunJob's.

import ArgumentParser
import Foundation
import BlockHeap
import MicroPython
import Timeline

/// `picoheap run`: a script on a board. Standard output is the board's console; picoheap's own messages go to standard error.
struct RunCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run", abstract: "Run a MicroPython program on a simulated board.",
        discussion: """
            A folder is put onto the board's flash as it is, and run as the board does it: boot.py, then main.py. What lies beside a \
            single script comes along with --files. Names that begin with a dot, and __pycache__, stay where they are.

            What the script prints goes to standard output, as on the board's console; with --tell the run is told there in words instead, \
            a sentence an event. The exit status is 1 when an exception was not caught.
            """)

    @Argument(
        help: "The script, a folder with main.py, or - for a script on standard input.", completion: .file(extensions: ["py"]))
    var file: String

    @OptionGroup(title: "The board") var machine: MachineOptions

    @Option(help: ArgumentHelp("Write the block map at the end, as mem_info(1) prints it.", valueName: "F"), completion: .file())
    var mapFile: String?

    @Option(help: ArgumentHelp("Write every heap operation, one a line.", valueName: "F"), completion: .file())
    var traceFile: String?

    @Flag(help: "Say afterwards what the run did to the heap.")
    var stats = false

    @Option(help: ArgumentHelp("Stop after N steps: jumps, calls, or as much work of built-in code.", valueName: "N"))
    var maxSteps: Int?

    @Flag(help: "Say afterwards what lives on, by line and kind, what grows with each turn of the outermost loop, and who holds it.")
    var survivors = false

    @Flag(help: "On a terminal, let control characters through as the script prints them, instead of showing them.")
    var raw = false

    @OptionGroup(title: "On your own board") var real: RealRunOptions
    @OptionGroup(title: "Is it luck?") var luck: EnsembleOptions
    @OptionGroup(title: "The run in words") var telling: TellOptions
    @OptionGroup(title: "Files of the run") var saving: SaveOptions

    func run() throws {
        let selection = try telling.selection()
        let moment = try saving.moment()
        if let maxSteps, maxSteps < 1 { throw ValidationError("--max-steps must be at least 1.") }
        let board = try machine.chosenBoard()
        if let port = real.port { return try RealRun(port: port, options: real, source: try SourceFile.read(file), raw: raw).run() }
        let program = try Program(file, files: machine.files, board: board)
        if let count = try luck.validated() { return try runMany(count, program, board) }
        let output = StandardOutput(showsControls: isatty(STDOUT_FILENO) == 1 && !raw && selection == nil)
        let outcome: Result<RunOutcome, RunProblem>
        if selection != nil || saving.isAsked || survivors {
            let request = RunRequest(
                board: board, source: program.source, files: program.files, maxSteps: maxSteps ?? .max,
                watchesGarbage: selection?.wants(.garbage) ?? false, notesTurns: selection != nil || survivors)
            outcome = RecordedRunJob(
                request: request, output: output, name: program.name, selection: selection, saving: saving, moment: moment, mapFile: mapFile,
                traceFile: traceFile, stats: stats, tellsSurvivors: survivors
            ).run()
        } else {
            let job = RunJob(
                board: board, program: program, output: output, mapFile: mapFile, traceFile: traceFile, stats: stats, maxSteps: maxSteps)
            outcome = VM.onLargeStack { job.run() }
        }
        try output.finish()
        switch try outcome.reported() {
        case .finished: return
        case .raised: throw ExitCode(1)
        case .exited(let status): throw ExitCode(Int32(truncatingIfNeeded: status & 0xff))
        case .faulted(let fault):
            Console.complain(fault.description)
            throw ExitCode(1)
        case .stopped:
            Console.complain("stopped after \(maxSteps ?? 0) steps")
            throw ExitCode(1)
        }
    }

    private func runMany(_ count: Int, _ program: Program, _ board: Board) throws {
        let request = RunRequest(board: board, source: program.source, files: program.files, maxSteps: maxSteps ?? 50_000_000)
        let output = StandardOutput()
        let job = EnsembleJob(
            request: request, opponent: try luck.opponent(of: request), count: count, options: luck,
            names: (program.name, luck.against.map(SourceFile.name) ?? ""), output: output)
        let isWhole = job.run()
        try output.finish()
        if !isWhole { throw ExitCode(1) }
    }
}
