// A folder that is somebody else's: what is named in it must lie in it.
import Foundation

/// A folder that no name in it may lead out of.
public struct BoundedFolder: Sendable {
    public let url: URL

    public init(_ url: URL) { self.url = url }

    /// Where the file or folder of that name is, whether or not it exists. Throws if the name leads elsewhere, by itself or through a
    /// symbolic link.
    public func place(of name: String) throws(FileFailure) -> URL {
        guard BoundedFolder.isInner(name) else { throw FileFailure(reason: "is not a name within the folder") }
        let place = url.appendingPathComponent(name)
        guard let own = BoundedFolder.resolved(url.path) else { return place }
        // Of what is not there yet, the folder in which it would be.
        var nearest = place
        while BoundedFolder.resolved(nearest.path) == nil {
            if BoundedFolder.isLink(nearest.path) { throw FileFailure(reason: "is a link to nothing", code: ENOENT) }
            nearest.deleteLastPathComponent()
        }
        let real = BoundedFolder.resolved(nearest.path) ?? ""
        guard real == own || real.hasPrefix(own == "/" ? own : own + "/") else {
            throw FileFailure(reason: "lies outside of the folder")
        }
        return place
    }

    private static func isLink(_ path: String) -> Bool {
        var info = stat()
        return lstat(path, &info) == 0 && info.st_mode & S_IFMT == S_IFLNK
    }

    /// Whether a path goes down only.
    public static func isInner(_ path: String) -> Bool {
        !path.contains("\0") && path.split(separator: "/", omittingEmptySubsequences: false).allSatisfy { !["", ".", ".."].contains($0) }
    }

    /// The path without links; `nil` where nothing is.
    private static func resolved(_ path: String) -> String? {
        guard let real = realpath(path, nil) else { return nil }
        defer { free(real) }
        return String(cString: real)
    }
}
