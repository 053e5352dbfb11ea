// progress.json, which is always there whole: see AtomicFile.
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
    public func save(_ progress: Progress) throws(FileFailure) {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        let data: Data
        do {
            data = try encoder.encode(progress)
            try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        } catch {
            throw FileFailure(error)
        }
        try AtomicFile(url, mode: 0o600).write { $0.write(data) }
    }
}
