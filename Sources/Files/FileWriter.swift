// A file that is being written, in pieces of some size.
import Foundation

/// An open file that takes text. After a failure it takes no more; the failure is told at the end.
public final class FileWriter {
    private let file: Descriptor
    private var pending: [UInt8] = []
    private var failure: FileFailure?

    init(_ file: Descriptor) { self.file = file }

    /// Opens a file, a device or a pipe as it is, or makes a new file. What was in a file is gone.
    public convenience init(_ path: String) throws(FileFailure) {
        var existing = stat()
        if stat(path, &existing) == 0, let ours = FileWriter.ourOutput(existing) {
            // Opened anew it would be written from its beginning, over what is in it.
            let copy = fcntl(ours, F_DUPFD_CLOEXEC, 3)
            guard copy >= 0 else { throw .last }
            self.init(Descriptor(copy))
            return
        }
        // A pipe that nobody reads would be waited for without end.
        var number: Int32 = -1
        for attempt in 0..<300 {
            number = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_NONBLOCK | O_NOCTTY | O_CLOEXEC, 0o666)
            guard number < 0, errno == ENXIO, existing.st_mode & S_IFMT == S_IFIFO else { break }
            if attempt == 299 { throw FileFailure(reason: "is a pipe that nobody reads") }
            usleep(10_000)
        }
        guard number >= 0 else { throw .last }
        _ = fcntl(number, F_SETFL, fcntl(number, F_GETFL) & ~O_NONBLOCK)
        signal(SIGPIPE, SIG_IGN)
        self.init(Descriptor(number))
    }

    deinit { close(file.number) }

    public var hasFailed: Bool { failure != nil }

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
        if failure == nil {
            do throws(FileFailure) { try file.write(pending) } catch { failure = error }
        }
        pending.removeAll(keepingCapacity: true)
    }

    /// Writes what is left, and throws what has failed.
    public func finish() throws(FileFailure) {
        flush()
        // Pipes and devices cannot be synced, which is no failure.
        if failure == nil, fsync(file.number) != 0, errno != EINVAL, errno != EROFS, errno != ENOTSUP { failure = .last }
        if let failure { throw failure }
    }

    /// Whether this is what our standard output or standard error goes to.
    static func isOurOutput(_ file: stat) -> Bool { ourOutput(file) != nil }

    private static func ourOutput(_ file: stat) -> Int32? {
        [STDOUT_FILENO, STDERR_FILENO].first { number in
            var own = stat()
            return fstat(number, &own) == 0 && own.st_dev == file.st_dev && own.st_ino == file.st_ino
        }
    }
}
