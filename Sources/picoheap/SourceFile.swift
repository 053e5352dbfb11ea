// Reading what the commands are given.

import ArgumentParser
import Foundation

/// A script as the commands read it: a regular file of at most 1 MB. A board takes any bytes; so do the commands, but where they show them.
enum SourceFile {
    static let mostBytes = 1 << 20

    /// Exits with status 1 and a message that names the file when it cannot be read.
    static func read(_ path: String) throws -> [UInt8] {
        [UInt8](try bytes(path, most: mostBytes))
    }

    /// The same for a file that must be UTF-8.
    static func readText(_ path: String) throws -> String {
        let data = try bytes(path, most: mostBytes)
        if let bad = firstInvalidLine(data) { throw failure("\(path == "-" ? "standard input" : path):\(bad): is not UTF-8") }
        return String(decoding: data, as: UTF8.self)
    }

    /// At most `most` bytes of a file (a round number of MB).
    static func bytes(_ path: String, most: Int) throws -> Data {
        let name = path == "-" ? "standard input" : path
        let data: Data
        if path == "-" {
            data = FileHandle.standardInput.readData(ofLength: most + 1)
        } else {
            var isFolder: ObjCBool = false
            guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
                throw failure("\(name): there is no such file")
            }
            if isFolder.boolValue { throw failure("\(name): is a folder") }
            guard let handle = FileHandle(forReadingAtPath: path), let content = try? handle.read(upToCount: most + 1) ?? Data() else {
                throw failure("\(name): cannot be read")
            }
            data = content
        }
        if data.count > most { throw failure("\(name): is larger than \(most >> 20) MB") }
        return data
    }

    private static func failure(_ message: String) -> ExitCode {
        Console.complain(message)
        return ExitCode(1)
    }

    /// The line with the first byte that is not UTF-8.
    private static func firstInvalidLine(_ data: Data) -> Int? {
        if String(validating: data, as: UTF8.self) != nil { return nil }
        for (index, line) in data.split(separator: 10, omittingEmptySubsequences: false).enumerated()
        where String(validating: line, as: UTF8.self) == nil {
            return index + 1
        }
        return 1
    }
}
