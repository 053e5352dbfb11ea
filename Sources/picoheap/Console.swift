// Where the commands write: standard output and standard error.

import Foundation

/// Standard output as a board's console, in pieces of some size; and standard error for picoheap's own words.
final class Console {
    private var pending: [UInt8] = []

    func write(_ bytes: [UInt8]) {
        pending += bytes
        if pending.count >= 1 << 14 { flush() }
    }

    /// Writes what is left. A reader that has gone away is no reason to complain.
    func flush() {
        try? FileHandle.standardOutput.write(contentsOf: Data(pending))
        pending.removeAll(keepingCapacity: true)
    }

    /// The next byte of standard input; `nil` at its end.
    static func readByte() -> UInt8? {
        (try? FileHandle.standardInput.read(upToCount: 1))??.first
    }

    static func complain(_ message: String) { say("picoheap: \(message)") }

    /// A line on standard error as it is, for messages that begin with a place in a file.
    static func say(_ line: String) {
        try? FileHandle.standardError.write(contentsOf: Data("\(line)\n".utf8))
    }
}
