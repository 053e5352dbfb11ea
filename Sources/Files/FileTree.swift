// A folder with all that lies below it, read as a whole: what goes onto a board's flash.
import Foundation

/// What keeps a tree of files from being read, and where in it.
public struct FileTreeFailure: Error, Equatable, CustomStringConvertible, Sendable {
    /// The path in the tree; empty for the tree as a whole.
    public let path: String
    public let failure: FileFailure

    public var description: String { path.isEmpty ? failure.description : "\(path): \(failure)" }
}

/// The files of a folder and of the folders in it, by their paths from there: `main.py`, `lib/x.py`.
///
/// Names that begin with a dot, and `__pycache__`, are left out: they are of the computer's own tools. Links, pipes and devices are
/// errors, as no board has them.
public struct FileTree: Sendable {
    public private(set) var files: [String: [UInt8]] = [:]
    /// The folders in it; those without files count too.
    public private(set) var folders: [String] = []
    private var bytesLeft: Int
    private let mostBytes: Int

    /// How many files and folders a tree may have, and how deep they may lie.
    private static let mostEntries = 4096, mostDepth = 32

    /// Reads the tree at `folder`. Files of more than `most` bytes in all are an error.
    public init(_ folder: String, atMost most: Int) throws(FileTreeFailure) {
        (bytesLeft, mostBytes) = (most, most)
        try read(folder, "", depth: 0)
    }

    private mutating func read(_ folder: String, _ prefix: String, depth: Int) throws(FileTreeFailure) {
        let inTree = String(prefix.dropLast())
        guard depth <= Self.mostDepth else { throw FileTreeFailure(path: inTree, failure: FileFailure(reason: "lies too deep")) }
        let names: [String]
        do { names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted() } catch {
            throw FileTreeFailure(path: inTree, failure: FileFailure(error))
        }
        for name in names where !name.hasPrefix(".") && name != "__pycache__" {
            guard files.count + folders.count < Self.mostEntries else {
                throw FileTreeFailure(path: "", failure: FileFailure(reason: "has more than \(Self.mostEntries) files and folders"))
            }
            try readEntry(folder + "/" + name, prefix + name, depth: depth)
        }
    }

    private mutating func readEntry(_ place: String, _ path: String, depth: Int) throws(FileTreeFailure) {
        var info = stat()
        guard lstat(place, &info) == 0 else { throw FileTreeFailure(path: path, failure: .last) }
        switch info.st_mode & S_IFMT {
        case S_IFDIR:
            folders.append(path)
            try read(place, path + "/", depth: depth + 1)
        case S_IFREG:
            do throws(FileFailure) {
                let bytes = try InputFile(place).read(atMost: mostBytes)
                bytesLeft -= bytes.count
                files[path] = bytes
            } catch {
                throw FileTreeFailure(path: path, failure: error)
            }
            guard bytesLeft >= 0 else {
                throw FileTreeFailure(path: "", failure: FileFailure(reason: "has more than \(mostBytes >> 10) KB of files", code: EFBIG))
            }
        case S_IFLNK:
            throw FileTreeFailure(path: path, failure: FileFailure(reason: "is a symbolic link, and a board has none"))
        default:
            throw FileTreeFailure(path: path, failure: FileFailure(reason: "is not a regular file"))
        }
    }
}
