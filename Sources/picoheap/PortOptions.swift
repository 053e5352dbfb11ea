// A real board's port: options of the commands that speak to one, and what is said where that fails.

import ArgumentParser
import Foundation
import RealBoard
import Text

struct PortOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Bits per second, for a board on a serial adapter; on USB they mean nothing.", valueName: "n"))
    var baud = SerialPort.usualPace

    func validate() throws {
        guard SerialPort.paces.contains(baud) else {
            throw ValidationError("--baud is one of \(SerialPort.paces.map(String.init).joined(separator: ", ")).")
        }
    }

    /// Opens a port, speaks to the board at its raw prompt, and gives it its prompt back.
    /// - Parameter isUseless: asked now and then; true ends it as Ctrl-C does, because nobody reads on.
    func converse<R>(
        at path: String, unless isUseless: @escaping () -> Bool = { false }, _ body: (RawPromptClient) throws(PortFailure) -> R
    ) throws(PortFailure) -> R {
        let port = try SerialPort(path, baud: baud)
        port.isInterrupted = { Interruption.isAsked || isUseless() }
        let client = try RawPromptClient(port)
        do throws(PortFailure) {
            let result = try body(client)
            giveBack(client, path)
            return result
        } catch {
            if error != .gone { giveBack(client, path) }
            throw error
        }
    }

    /// The same for a command that does nothing else: where it fails, that is said with what to do about it, and the command ends.
    func speak<R>(
        at path: String, unless isUseless: @escaping () -> Bool = { false }, _ body: (RawPromptClient) throws(PortFailure) -> R
    ) throws -> R {
        Interruption.watch()
        defer { Interruption.ignoreNoMore() }
        do throws(PortFailure) { return try converse(at: path, unless: isUseless, body) } catch { throw PortOptions.end(error, path) }
    }

    /// Says what has failed; the exit status of the command.
    static func end(_ failure: PortFailure, _ path: String) -> ExitCode {
        if failure == .interrupted { return Interruption.isAsked ? Interruption.exitCode : ExitCode(128 + SIGPIPE) }
        Console.complain("\(path.printableLine): \(failure)")
        for line in failure.advice(port: path) { Console.say("  " + line) }
        return ExitCode(1)
    }

    private func giveBack(_ client: RawPromptClient, _ path: String) {
        guard !client.close() else { return }
        Console.complain("\(path.printableLine): the board's prompt has not come back; pull the cable and plug it in again")
    }
}
