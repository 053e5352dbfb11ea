// The command `picoheap repl`.

import ArgumentParser
import Foundation
import MicroPython
import Terminal
import Text

/// `picoheap repl`: MicroPython's prompt on a simulated board, on this terminal or for lines from a pipe.
struct ReplCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "repl", abstract: "Type at the prompt of a simulated board.",
        discussion: """
            Keys are MicroPython's own: Tab completes, the arrows edit and go back to earlier lines, Ctrl-C stops what runs, Ctrl-E begins \
            to paste, and Ctrl-D resets the board. Ctrl-A opens the raw prompt that tools speak, Ctrl-B closes it. Ctrl-X leaves \
            at the prompt. From a pipe, its end leaves.

            On a terminal, what code prints shows its control characters, but at the raw prompt, whose tools get the board's own bytes.

            What is on the flash runs first, as on a board: boot.py, then main.py. With --tell the sitting is told in words when it is over.
            """)

    @OptionGroup(title: "The board") var machine: MachineOptions

    @Option(help: ArgumentHelp("Write the block map at the end, as mem_info(1) prints it.", valueName: "F"))
    var mapFile: String?

    @OptionGroup(title: "The sitting in words") var telling: TellOptions

    @Flag(help: "On a terminal, let control characters through as code prints them, instead of showing them.")
    var raw = false

    func run() throws {
        let selection = try telling.selection()
        let board = try machine.chosenBoard()
        let files = try machine.files.map { try Program.files($0, for: board) } ?? BoardFiles()
        let isTerminal = isatty(STDIN_FILENO) == 1
        if isTerminal { Console.say("Ctrl-X leaves at the prompt, Ctrl-D resets the board.") }
        let terminal = isTerminal ? RawTerminal(keepsSignals: false) : nil
        let output = StandardOutput()
        let showsControls = !raw && isatty(STDOUT_FILENO) == 1
        let outcome: Result<RunOutcome, RunProblem>
        if let selection {
            let sitting = ToldSitting(board: board, files: files, selection: selection, output: output, mapFile: mapFile)
            outcome = isTerminal ? sitting.serveTerminal { terminal?.restore() } : sitting.servePipe()
        } else {
            outcome = serve(VM(board: board, files: files), isTerminal, output, showsControls: showsControls) { terminal?.restore() }
        }
        try output.finish()
        switch try outcome.reported() {
        case .raised:
            Console.complain("the heap of \(board.name) is too small to boot")
            throw ExitCode(1)
        case .faulted(let fault):
            Console.complain(fault.description)
            throw ExitCode(1)
        case .finished, .exited, .stopped: return
        }
    }

    /// Serves the prompt to its end, and writes what is asked for.
    private func serve(
        _ machine: VM, _ isTerminal: Bool, _ output: StandardOutput, showsControls: Bool, whenOver: () -> Void
    ) -> Result<RunOutcome, RunProblem> {
        machine.complainsOfMissing(end: isTerminal ? "\r\n" : "\n") { output.flush() }
        let outcome = isTerminal ? serveTerminal(machine, output, showsControls: showsControls) : servePipe(machine, output)
        whenOver()
        do throws(RunProblem) {
            if let mapFile { try save(machine.memoryInfo(withMap: true), to: mapFile) }
        } catch {
            return .failure(error)
        }
        return .success(outcome)
    }
}

/// Reads keys on a thread of their own, so that Ctrl-C reaches code that runs.
private func serveTerminal(_ machine: VM, _ console: StandardOutput, showsControls: Bool) -> RunOutcome {
    let keyboard = Keyboard(leaveByte: 24)
    var lines = LineEnds(), controls = VisibleControls()
    machine.console = {
        let bytes = machine.isShowingBytes ? $0 : lines.finished($0)
        console.write(showsControls && !machine.isAtRawPrompt ? controls.shown(bytes) : bytes)
    }
    machine.input = { keyboard.next { console.flush() } }
    machine.phaseObserver = { keyboard.phase($0, isRaw: machine.isAtRawPrompt) }
    machine.isCancelled = {
        console.flush()
        if machine.heedsControlC, keyboard.takeInterrupt() { machine.interrupt() }
        return keyboard.isClosed || !console.isOpen
    }
    Thread.detachNewThread {
        while let byte = Console.readByte() { keyboard.type([byte]) }
        keyboard.close()
    }
    let outcome = machine.runPrompt()
    machine.isCancelled = { false }
    console.write([13, 10])
    console.flush()
    return outcome
}

/// Ends of lines as a board sends them, CR LF: what a program prints has LF alone, what the prompt shows has both.
private struct LineEnds {
    private var last: UInt8 = 0

    mutating func finished(_ bytes: [UInt8]) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count)
        for byte in bytes {
            if byte == 10, last != 13 { out.append(13) }
            out.append(byte)
            last = byte
        }
        return out
    }
}

private func servePipe(_ machine: VM, _ console: StandardOutput) -> RunOutcome {
    var lines = LineEnds()
    machine.console = { console.write(machine.isAtRawPrompt && !machine.isShowingBytes ? lines.finished($0) : $0) }
    let typing = Typing { console.flush() }
    machine.input = { console.isOpen ? typing.next(asIs: machine.isAtRawPrompt) : nil }
    machine.isCancelled = { !console.isOpen }
    let outcome = machine.runPrompt()
    console.write([10])
    console.flush()
    return outcome
}
