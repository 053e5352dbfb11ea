// A file that is there whole or not at all: written under another name in the same folder, synced, renamed, so that a fall in the middle
// leaves what was there before.
import Foundation

/// Why a file could not be written, in the system's words.
public struct FileFailure: Error, CustomStringConvertible {
    public let reason: String
    public var description: String { reason }

    init(reason: String) { self.reason = reason }

    /// What Foundation's functions on files have thrown.
    init(_ error: any Error) {
        let cause = (error as NSError).userInfo[NSUnderlyingErrorKey] as? any Error ?? error
        reason = if let failure = error as? FileFailure {
            failure.reason
        } else if let system = cause as? POSIXError {
            String(cString: strerror(system.code.rawValue))
        } else {
            error.localizedDescription
        }
    }

    /// The reason of the system call that has just failed.
    static var last: FileFailure { FileFailure(reason: String(cString: strerror(errno))) }
}

/// A place for a file.
public struct AtomicFile: Sendable {
    public let url: URL
    /// What a new file may be done with, less the umask; one that is replaced keeps its own.
    private let mode: mode_t

    public init(_ url: URL, mode: mode_t = 0o666) {
        self.url = url
        self.mode = mode
    }

    /// Writes the file anew, piece by piece. A device or a pipe is written to as it is.
    public func write(_ body: (FileWriter) -> Void) throws(FileFailure) {
        var existing = stat()
        let isThere = stat(url.path, &existing) == 0
        let type = existing.st_mode & S_IFMT
        if isThere, type == S_IFDIR { throw FileFailure(reason: "Is a directory") }
        if isThere, type != S_IFREG { return try fill(open(url.path, O_WRONLY), body) }
        let target = isThere ? url.resolvingSymlinksInPath() : url
        if isThere, access(target.path, W_OK) != 0 { throw .last }
        let temporary = target.deletingLastPathComponent().appendingPathComponent(".\(target.lastPathComponent).\(getpid())").path
        do throws(FileFailure) {
            try fill(open(temporary, O_WRONLY | O_CREAT | O_TRUNC, mode), body)
            if isThere { chmod(temporary, existing.st_mode & 0o7777) }
            guard rename(temporary, target.path) == 0 else { throw .last }
        } catch {
            unlink(temporary)
            throw error
        }
    }

    private func fill(_ descriptor: Int32, _ body: (FileWriter) -> Void) throws(FileFailure) {
        guard descriptor >= 0 else { throw .last }
        defer { close(descriptor) }
        let writer = FileWriter(descriptor)
        body(writer)
        try writer.finish()
    }
}

/// An open file that takes text. After a failure it takes no more; the failure is told at the end.
public final class FileWriter {
    private let descriptor: Int32
    private var pending: [UInt8] = []
    private var failure: FileFailure?

    fileprivate init(_ descriptor: Int32) { self.descriptor = descriptor }

    public func write(_ bytes: some Sequence<UInt8>) {
        pending += bytes
        if pending.count >= 1 << 16 { flush() }
    }

    /// A text and a line end, unless it ends in one.
    public func write(line: String) {
        write(line.utf8)
        if line.utf8.last != 10 { write([10]) }
    }

    private func flush() {
        pending.withUnsafeBytes { bytes in
            var done = 0
            while done < bytes.count, failure == nil {
                let count = Foundation.write(descriptor, bytes.baseAddress! + done, bytes.count - done)
                if count < 0, errno != EINTR { failure = .last } else { done += max(0, count) }
            }
        }
        pending.removeAll(keepingCapacity: true)
    }

    fileprivate func finish() throws(FileFailure) {
        flush()
        // Pipes and devices cannot be synced, which is no failure.
        if failure == nil, fsync(descriptor) != 0, errno != EINVAL, errno != EROFS { failure = .last }
        if let failure { throw failure }
    }
}
