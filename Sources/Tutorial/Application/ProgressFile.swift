// progress.json: written whole to a temporary file, synced, renamed, so that a fall in the middle leaves the old one.
import Foundation

/// The file that keeps a learner's progress.
public struct ProgressFile: Sendable {
    public let url: URL

    public init(_ url: URL) { self.url = url }

    /// Reads the file. A file that is not there is a new learner; a damaged one is set aside under another name and said; one
    /// of a later picoheap is not read, and said (it is not overwritten: `isKept` is false).
    public func load() -> (progress: Progress, isKept: Bool, warning: String?) {
        guard let data = try? Data(contentsOf: url) else { return (Progress(), true, nil) }
        if let progress = try? JSONDecoder().decode(Progress.self, from: data) {
            guard progress.version <= Progress.currentVersion else {
                return (Progress(), false, "Your progress was written by a later picoheap; it is left as it is and not used.")
            }
            return (progress, true, nil)
        }
        let aside = url.deletingPathExtension().appendingPathExtension("damaged.json")
        try? FileManager.default.removeItem(at: aside)
        do {
            try FileManager.default.moveItem(at: url, to: aside)
            return (Progress(), true, "Your progress could not be read; it was set aside as \(aside.lastPathComponent).")
        } catch {
            return (Progress(), false, "Your progress could not be read and could not be set aside; nothing is kept this time.")
        }
    }

    /// Writes the file. Throws with the system's reason.
    public func save(_ progress: Progress) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        let data = try encoder.encode(progress)
        let folder = url.deletingLastPathComponent()
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let temporary = folder.appendingPathComponent(".\(url.lastPathComponent).\(getpid())")
        try writeSynced(data, to: temporary)
        guard rename(temporary.path, url.path) == 0 else {
            let reason = String(cString: strerror(errno))
            unlink(temporary.path)
            throw FileFailure(reason: reason)
        }
    }

    private func writeSynced(_ data: Data, to file: URL) throws {
        let descriptor = open(file.path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        guard descriptor >= 0 else { throw FileFailure(reason: String(cString: strerror(errno))) }
        defer { close(descriptor) }
        let isWritten = data.withUnsafeBytes { bytes in
            var done = 0
            while done < bytes.count {
                let count = write(descriptor, bytes.baseAddress! + done, bytes.count - done)
                if count <= 0 { return false }
                done += count
            }
            return true
        }
        guard isWritten, fsync(descriptor) == 0 else {
            let reason = String(cString: strerror(errno))
            unlink(file.path)
            throw FileFailure(reason: reason)
        }
    }
}

/// Why a file could not be written, in the system's words.
public struct FileFailure: Error, CustomStringConvertible {
    public let reason: String
    public var description: String { reason }
}
