// picoheap run --port: a script on the learner's own board, then on the machine, and how the two compare.

import ArgumentParser
import Foundation
import MicroPython
import RealBoard
import Text
import Timeline

struct RealRunOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Run it on the board at this port, then here, and compare: line by line, and block by block at the end.", valueName: "port"))
    var port: String?

    @Flag(help: "Without a soft reset first: with all that the board keeps at its prompt.")
    var resume = false

    @OptionGroup var line: PortOptions
}

/// One script on a board.
struct RealRun {
    let port: String
    let options: RealRunOptions
    let source: [UInt8]
    /// Control characters go to a terminal as they come.
    let raw: Bool

    func run() throws {
        if let fault = RawPromptClient.fault(of: source) {
            Console.complain(fault)
            throw ExitCode(1)
        }
        let output = StandardOutput(showsControls: isatty(STDOUT_FILENO) == 1 && !raw)
        let beginning: BoardRun.Beginning = options.resume ? .resume : .reset
        let (identity, run) = try options.line.speak(at: port, unless: { !output.isOpen }) { (client) throws(PortFailure) in
            let identity = try BoardIdentity(client)
            let run = try BoardRun(source, on: client, beginning: beginning) { bytes in
                output.write(bytes)
                output.flush()
            }
            return (identity, run)
        }
        output.write(run.answer.error)
        try output.finish()
        tell(identity, run, beginning)
        if !run.answer.error.isEmpty { throw ExitCode(1) }
    }

    private func tell(_ identity: BoardIdentity, _ run: BoardRun, _ beginning: BoardRun.Beginning) {
        let compared = Comparison.compare(run, of: identity, beginning: beginning, source: source)
        for line in compared?.comparison.words ?? [Comparison.impossible] { Console.say(line) }
    }
}
