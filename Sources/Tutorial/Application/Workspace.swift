// The learner's own copies of exercises. The originals are never edited, so a lesson can be started anew at any time.
import Foundation
import Lessons

/// The folder of the learner's copies.
public struct Workspace: Sendable {
    public let folders: Folders

    public init(_ folders: Folders) { self.folders = folders }

    /// Where the copy of a section's file is, whether or not it exists.
    public func copy(of file: String, section: CourseFolder) -> URL {
        folders.exercises(section: section.name).appendingPathComponent(file)
    }

    /// The copy, made from the original in the section's folder if there is none yet. Throws the system's reason.
    public func makeCopy(of file: String, section: CourseFolder) throws(FileFailure) -> URL {
        let copy = copy(of: file, section: section)
        guard !FileManager.default.fileExists(atPath: copy.path) else { return copy }
        do {
            try FileManager.default.createDirectory(at: copy.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(section.text(file).utf8).write(to: copy, options: .withoutOverwriting)
        } catch {
            throw FileFailure(error)
        }
        return copy
    }

    /// Removes the copy; false if there was none. Throws the system's reason.
    public func removeCopy(of file: String, section: CourseFolder) throws(FileFailure) -> Bool {
        let copy = copy(of: file, section: section)
        guard FileManager.default.fileExists(atPath: copy.path) else { return false }
        do {
            try FileManager.default.removeItem(at: copy)
        } catch {
            throw FileFailure(error)
        }
        return true
    }
}
