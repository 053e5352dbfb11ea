// The learner's own copies of exercises. The originals are never edited, so a lesson can be started anew at any time.
import Foundation

/// The folder of the learner's copies.
public struct Workspace: Sendable {
    public let folders: Folders

    public init(_ folders: Folders) { self.folders = folders }

    /// Where the copy of a section's file is, whether or not it exists.
    public func copy(of original: URL, section: String) -> URL {
        folders.exercises(section: section).appendingPathComponent(original.lastPathComponent)
    }

    /// The copy, made from the original if there is none yet. Throws the system's reason.
    public func makeCopy(of original: URL, section: String) throws(FileFailure) -> URL {
        let copy = copy(of: original, section: section)
        guard !FileManager.default.fileExists(atPath: copy.path) else { return copy }
        do {
            try FileManager.default.createDirectory(at: copy.deletingLastPathComponent(), withIntermediateDirectories: true)
            try FileManager.default.copyItem(at: original, to: copy)
        } catch {
            throw FileFailure(error)
        }
        return copy
    }

    /// Removes the copy; false if there was none. Throws the system's reason.
    public func removeCopy(of original: URL, section: String) throws(FileFailure) -> Bool {
        let copy = copy(of: original, section: section)
        guard FileManager.default.fileExists(atPath: copy.path) else { return false }
        do {
            try FileManager.default.removeItem(at: copy)
        } catch {
            throw FileFailure(error)
        }
        return true
    }
}
