// The command `picoheap compile`. mpy-cross/main.c.

import ArgumentParser
import Files
import Foundation
import MicroPython
import Text

/// `picoheap compile`: a script as bytecode, in a file that a board loads or as a listing.
struct CompileCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compile", abstract: "Compile a MicroPython script to bytecode.",
        discussion: "The .mpy file equals, byte for byte, what mpy-cross 1.24.0 writes. Without -o it stands beside the script.")

    @Argument(help: "The script.", completion: .file(extensions: ["py"]))
    var file: String

    @Option(name: .shortAndLong, help: ArgumentHelp("Where the .mpy file goes.", valueName: "FILE"), completion: .file())
    var output: String?

    @Option(name: .shortAndLong, help: ArgumentHelp("The file name that tracebacks show, instead of the script's.", valueName: "NAME"))
    var sourceName: String?

    @Flag(help: "Print the instructions under their source lines, and write no file.")
    var list = false

    func run() throws {
        let source = try SourceFile.read(file)
        let name = sourceName ?? (file == "-" ? "<stdin>" : file)
        let job = CompileJob(source: source, name: name, wantsListing: list)
        switch VM.onLargeStack({ job.run() }) {
        case .failure(let failure):
            Console.say(failure.text.hasSuffix("\n") ? String(failure.text.dropLast()) : failure.text)
            throw ExitCode(1)
        case .success(.listing(let text)):
            let output = StandardOutput()
            output.write(Array(text.printable.utf8))
            try output.finish()
        case .success(.mpy(let bytes)):
            guard let path = output ?? defaultOutput else { throw ValidationError("Say with -o where the .mpy file goes.") }
            do throws(FileFailure) {
                try AtomicFile(URL(fileURLWithPath: path)).write { $0.write(bytes) }
            } catch {
                Console.complain("\(path.printableLine): \(error)")
                throw ExitCode(1)
            }
        }
    }

    private var defaultOutput: String? {
        if file == "-" { return nil }
        return (file.hasSuffix(".py") ? String(file.dropLast(3)) : file) + ".mpy"
    }
}

/// A compilation; it is handed to the thread that the compiler needs.
private struct CompileJob: Sendable {
    enum Result: Sendable {
        case listing(String)
        case mpy([UInt8])
    }

    let source: [UInt8]
    let name: String
    let wantsListing: Bool

    func run() -> Swift.Result<Result, CompileFailure> {
        do throws(CompileFailure) {
            let script = try CompiledScript(source, name: name)
            return .success(wantsListing ? .listing(script.listing()) : .mpy(try script.mpy()))
        } catch {
            return .failure(error)
        }
    }
}
