// Reading a file as a whole, whatever it turns out to be: too large, a folder, a pipe that nobody writes to.
import Foundation

/// A file to be read.
public struct InputFile: Sendable {
    public let path: String
    /// Only a regular file is read: what a program finds in its own folders. Else pipes and devices serve too.
    private let mustBeRegular: Bool
    /// How long a named pipe may wait for its writer.
    private let patience: Duration

    public init(_ path: String, mustBeRegular: Bool = true, patience: Duration = .seconds(3)) {
        self.path = path
        self.mustBeRegular = mustBeRegular
        self.patience = patience
    }

    public init(_ url: URL) { self.init(url.path) }

    /// The whole content. A file of more than `most` bytes is an error.
    public func read(atMost most: Int) throws(FileFailure) -> [UInt8] {
        // Opening a pipe must not wait for a writer, and a terminal must not become the program's own.
        let number = open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
        guard number >= 0 else { throw errno == ENOENT ? FileFailure(reason: "there is no such file", code: ENOENT) : .last }
        defer { close(number) }
        var info = stat()
        guard fstat(number, &info) == 0 else { throw .last }
        let type = info.st_mode & S_IFMT
        if type == S_IFDIR { throw FileFailure(reason: "is a folder", code: EISDIR) }
        if type != S_IFREG, mustBeRegular { throw FileFailure(reason: "is not a regular file") }
        return try InputFile.content(Descriptor(number), most, patience: type == S_IFIFO ? patience : nil)
    }

    /// All that is left in an open stream.
    public static func read(_ stream: Descriptor, atMost most: Int) throws(FileFailure) -> [UInt8] {
        try content(stream, most, patience: nil)
    }

    private static func content(_ file: Descriptor, _ most: Int, patience: Duration?) throws(FileFailure) -> [UInt8] {
        var content: [UInt8] = []
        // An end before anything has come may mean that no writer is there yet; one that has nothing to say yet looks different.
        var waits = patience != nil
        let start = ContinuousClock.now
        while content.count <= most {
            let piece: [UInt8]
            if waits {
                guard let ready = try file.readIfReady(atMost: 1 << 16) else {
                    waits = false
                    continue
                }
                piece = ready
            } else {
                piece = try file.read(atMost: 1 << 16)
            }
            if !piece.isEmpty {
                content += piece
                waits = false
            } else if waits, let patience {
                guard ContinuousClock.now - start < patience else { throw FileFailure(reason: "is a pipe that nobody writes to") }
                usleep(10_000)
            } else {
                return content
            }
        }
        throw tooLarge(most)
    }

    private static func tooLarge(_ most: Int) -> FileFailure {
        FileFailure(reason: "is larger than " + (most >= 1 << 20 ? "\(most >> 20) MB" : "\(most >> 10) KB"), code: EFBIG)
    }
}

extension InputFile {
    /// The content as text. Bytes that are no text are an error that names the first line of them.
    public func text(atMost most: Int) throws(FileFailure) -> String {
        let bytes = try read(atMost: most)
        if let text = String(validating: bytes, as: UTF8.self) { return text }
        throw FileFailure(reason: "line \(InputFile.firstLineThatIsNoText(bytes)) is not UTF-8", code: EILSEQ)
    }

    /// The line with the first byte that is not UTF-8.
    public static func firstLineThatIsNoText(_ bytes: [UInt8]) -> Int { firstByteThatIsNoText(bytes)?.line ?? 1 }

    /// Where the first byte is that is not UTF-8: in the file, and as line and column, in characters, from 1.
    public static func firstByteThatIsNoText(_ bytes: [UInt8]) -> (offset: Int, line: Int, column: Int)? {
        var start = 0
        for (index, line) in bytes.split(separator: 10, omittingEmptySubsequences: false).enumerated() {
            defer { start += line.count + 1 }
            guard String(validating: line, as: UTF8.self) == nil else { continue }
            // A faulty sequence is replaced; what stands before it is as it was.
            let decoded = String(decoding: line, as: UTF8.self).utf8
            let offset = zip(line, decoded).enumerated().first { $1.0 != $1.1 }?.offset ?? min(line.count, decoded.count)
            let column = String(decoding: line.prefix(offset), as: UTF8.self).count + 1
            return (start + offset, index + 1, column)
        }
        return nil
    }
}
