// The learner's own copies of exercises. The originals are never edited, so a lesson can be started anew at any time.
import Files
import Foundation
import Lessons

/// The folder of the learner's copies.
public struct Workspace: Sendable {
    public let folders: Folders

    /// No program of the course, and no copy, is larger; a board would not take it.
    public static let mostBytes = 1 << 20

    public init(_ folders: Folders) { self.folders = folders }

    /// Where the copy of a section's file is, whether or not it exists.
    public func copy(of file: String, section: CourseFolder) -> URL {
        folders.exercises(section: section.name).appendingPathComponent(file)
    }

    /// What is in the copy; `nil` if there is none. Throws why it cannot be read.
    public func text(ofCopy file: String, section: CourseFolder) throws(FileFailure) -> [UInt8]? {
        do throws(FileFailure) {
            return try InputFile(copy(of: file, section: section)).read(atMost: Workspace.mostBytes)
        } catch {
            if error.code == ENOENT || error.code == ENOTDIR { return nil }
            throw error
        }
    }

    /// The copy, made from the original if there is none yet. Throws the reason.
    public func makeCopy(of file: String, section: CourseFolder) throws(FileFailure) -> URL {
        let copy = copy(of: file, section: section)
        guard !FileManager.default.fileExists(atPath: copy.path) else { return copy }
        do {
            try FileManager.default.createDirectory(at: copy.deletingLastPathComponent(), withIntermediateDirectories: true)
        } catch {
            throw FileFailure(error)
        }
        let program = try section.text(file)
        try AtomicFile(copy).write { $0.write(program.utf8) }
        return copy
    }

    /// Removes the copy; false if there was none. Throws the system's reason.
    public func removeCopy(of file: String, section: CourseFolder) throws(FileFailure) -> Bool {
        let copy = copy(of: file, section: section)
        if unlink(copy.path) == 0 { return true }
        if errno == ENOENT || errno == ENOTDIR { return false }
        throw FileFailure(code: errno)
    }
}
