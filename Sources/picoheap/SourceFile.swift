// Reading what the commands are given.

import ArgumentParser
import Files
import Foundation
import Text

/// A script as the commands read it: a file, a device or a pipe of at most 1 MB. A board takes any bytes; so do the commands, but where they
/// show them.
enum SourceFile {
    static let mostBytes = 1 << 20

    /// Exits with status 1 and a message that names the file when it cannot be read.
    static func read(_ path: String) throws -> [UInt8] { try bytes(path, most: mostBytes) }

    /// The same for a file that must be UTF-8.
    static func readText(_ path: String) throws -> String {
        let bytes = try bytes(path, most: mostBytes)
        if let text = String(validating: bytes, as: UTF8.self) { return text }
        throw failure("\(name(path)):\(InputFile.firstLineThatIsNoText(bytes)): is not UTF-8")
    }

    /// At most `most` bytes of a file.
    static func bytes(_ path: String, most: Int) throws -> [UInt8] {
        do throws(FileFailure) {
            return path == "-"
                ? try InputFile.read(Descriptor(STDIN_FILENO), atMost: most) : try InputFile(path, mustBeRegular: false).read(atMost: most)
        } catch {
            throw failure("\(name(path)): \(error)")
        }
    }

    /// What messages call it.
    static func name(_ path: String) -> String { path == "-" ? "standard input" : path.printableLine }

    private static func failure(_ message: String) -> ExitCode {
        Console.complain(message)
        return ExitCode(1)
    }
}
