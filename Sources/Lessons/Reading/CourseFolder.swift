// Where a course's files are read: a folder of the disk, or one that the program carries inside.

import Files
import Foundation
import LessonFiles
import Packaged

/// A folder of a course: the course's own, or one section's in it.
public struct CourseFolder: Sendable, Equatable {
    private enum Place: Sendable, Equatable {
        case disk(URL)
        case inside(Archive, path: String)
    }

    private let place: Place

    /// A folder on the disk.
    public init(_ url: URL) { place = .disk(url) }

    /// A folder of an archive.
    public init(_ path: String, in archive: Archive) { place = .inside(archive, path: path) }

    /// The folder's own name.
    public var name: String {
        switch place {
        case .disk(let url): url.lastPathComponent
        case .inside(_, let path): path.split(separator: "/").last.map(String.init) ?? path
        }
    }

    /// The folder as it is told to people.
    public var description: String {
        switch place {
        case .disk(let url): url.path
        case .inside: "inside of picoheap"
        }
    }

    /// A folder in this one.
    public func folder(_ name: String) -> CourseFolder {
        switch place {
        case .disk(let url): CourseFolder(url.appendingPathComponent(name))
        case .inside(let archive, let path): CourseFolder(path + "/" + name, in: archive)
        }
    }

    /// The names of what lies in it, sorted; none if it cannot be read.
    public var names: [String] {
        switch place {
        case .disk(let url): ((try? FileManager.default.contentsOfDirectory(atPath: url.path)) ?? []).sorted()
        case .inside(let archive, let path): archive.names(in: path)
        }
    }

    /// The largest file that a course may have.
    private static let mostBytes = 1 << 18

    /// As much as the files of the largest board's flash.
    private static let mostTreeBytes = 3 << 20

    /// Whether a folder of that name would lie in this one, and not where `..` or a link leads.
    func hasFolder(_ name: String) -> Bool {
        guard !name.contains("/"), BoundedFolder.isInner(name) else { return false }
        guard case .disk(let url) = place else { return true }
        do throws(FileFailure) { _ = try BoundedFolder(url).place(of: name) } catch { return false }
        return true
    }

    /// A file's text. Throws if there is none in this folder, or it is not UTF-8.
    public func text(_ name: String) throws(FileFailure) -> String {
        switch place {
        case .disk(let url): return try InputFile(BoundedFolder(url).place(of: name)).text(atMost: CourseFolder.mostBytes)
        case .inside(let archive, let path):
            guard BoundedFolder.isInner(name), let text = archive.text(path + "/" + name) else { throw FileFailure(code: ENOENT) }
            return text
        }
    }

    /// All files of the folder `name` and of those in it, by their paths there; none where there is no such folder.
    func tree(_ name: String) throws(FileTreeFailure) -> [String: [UInt8]] {
        switch place {
        case .disk(let url):
            guard names.contains(name) else { return [:] }
            return try FileTree(url.appendingPathComponent(name).path, atMost: CourseFolder.mostTreeBytes).files
        case .inside(let archive, let path): return archive.tree(path + "/" + name)
        }
    }

    /// What is wrong with a file that could not be read; where it is no text, with the place of the first byte that is none.
    func fault(_ failure: FileFailure, reading name: String, as shown: String) -> LessonError {
        guard failure.code == EILSEQ, case .disk(let url) = place, let path = try? BoundedFolder(url).place(of: name),
            let bytes = try? InputFile(path).read(atMost: CourseFolder.mostBytes), let found = InputFile.firstByteThatIsNoText(bytes)
        else { return LessonError(file: shown, message: "the file cannot be used: \(failure)") }
        let byte = String(bytes[found.offset], radix: 16)
        return LessonError(file: shown, line: found.line, column: found.column, message: "the byte 0x\(byte) is not UTF-8")
    }

    /// Makes a folder in this one, which must not be there yet; this one is made too where there is none.
    func makeFolder(_ name: String) throws(FileFailure) -> CourseFolder {
        guard case .disk(let url) = place else { throw FileFailure(code: EROFS) }
        let new = url.appendingPathComponent(name)
        do {
            try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
            try FileManager.default.createDirectory(at: new, withIntermediateDirectories: false)
        } catch {
            throw FileFailure(error)
        }
        return CourseFolder(new)
    }

    /// Writes a file, or removes it where `text` is `nil`. What is inside of the program stays as it is.
    func write(_ text: String?, to name: String) throws(FileFailure) {
        guard case .disk(let url) = place else { throw FileFailure(code: EROFS) }
        let path = try BoundedFolder(url).place(of: name)
        if let text {
            try AtomicFile(path).write { $0.write(text.utf8) }
        } else if unlink(path.path) != 0 {
            throw FileFailure(code: errno)
        }
    }
}

extension Course {
    /// The folder to load from: the one named on the command line, `$PICOHEAP_LESSONS`, or picoheap's own.
    public static func folder(
        explicit: String? = nil, environment: [String: String] = ProcessInfo.processInfo.environment
    ) throws(LessonError) -> CourseFolder {
        for named in [explicit, environment["PICOHEAP_LESSONS"]] {
            guard let named, !named.isEmpty else { continue }
            return CourseFolder(URL(fileURLWithPath: named, isDirectory: true))
        }
        if Packaged.archive.text("lessons/course.yaml") != nil { return CourseFolder("lessons", in: Packaged.archive) }
        guard let own = LessonFiles.folder else {
            throw LessonError(
                file: "lessons", message: "the course that belongs to picoheap was not found; name its folder with --lessons")
        }
        return CourseFolder(own)
    }
}
