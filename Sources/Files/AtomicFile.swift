// A file that is there whole or not at all: written under another name in the same folder, synced, renamed, so that a fall in the middle
// leaves what was there before.
//
// Renaming puts a new file in the place of an old name. So a symbolic link is followed first, also to what is not there yet; and what is
// more than one name of one file, or no file at all, is written to as it is: hard links, devices, pipes, our own standard output.
import Foundation

/// A place for a file.
public struct AtomicFile: Sendable {
    public let url: URL
    /// What a new file may be done with, less the umask; one that is replaced keeps its own.
    private let mode: mode_t

    public init(_ url: URL, mode: mode_t = 0o666) {
        self.url = url
        self.mode = mode
    }

    /// Writes the file anew, piece by piece.
    public func write(_ body: (FileWriter) -> Void) throws(FileFailure) {
        var existing = stat()
        let isThere = stat(url.path, &existing) == 0
        guard isThere || errno == ENOENT else { throw .last }
        if isThere, existing.st_mode & S_IFMT != S_IFREG || existing.st_nlink != 1 || FileWriter.isOurOutput(existing) {
            return try fill(try FileWriter(url.path), body)
        }
        let target = try AtomicFile.end(ofLinks: url.path)
        if isThere, access(target, W_OK) != 0 { throw .last }
        let temporary = AtomicFile.temporary(beside: target)
        unlink(temporary)
        let number = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode)
        // A file that may be written to, in a folder that takes no new one.
        if number < 0, isThere, [EACCES, EPERM, EROFS].contains(errno) { return try fill(try FileWriter(url.path), body) }
        guard number >= 0 else { throw .last }
        do throws(FileFailure) {
            if isThere {
                // Only the owner and root may; for others the file becomes theirs, as with any editor.
                _ = fchown(number, existing.st_uid, existing.st_gid)
                fchmod(number, existing.st_mode & 0o7777)
            }
            try fill(FileWriter(Descriptor(number)), body)
            guard rename(temporary, target) == 0 else { throw .last }
        } catch {
            unlink(temporary)
            throw error
        }
    }

    private func fill(_ writer: FileWriter, _ body: (FileWriter) -> Void) throws(FileFailure) {
        body(writer)
        try writer.finish()
    }

    /// What begins the name of a file on its way to become `name`.
    static func temporaryPrefix(_ name: String) -> String { ".\(name.prefix(60)).new-" }

    private static func temporary(beside path: String) -> String {
        let url = URL(fileURLWithPath: path)
        return url.deletingLastPathComponent().appendingPathComponent(temporaryPrefix(url.lastPathComponent) + "\(getpid())").path
    }

    /// Where writing to `path` ends up.
    private static func end(ofLinks path: String) throws(FileFailure) -> String {
        var path = path
        for _ in 0..<40 {
            var info = stat()
            guard lstat(path, &info) == 0, info.st_mode & S_IFMT == S_IFLNK else { return path }
            var name = [CChar](repeating: 0, count: Int(PATH_MAX))
            let count = readlink(path, &name, Int(PATH_MAX))
            guard count > 0 else { throw .last }
            let target = String(decoding: name.prefix(count).map { UInt8(bitPattern: $0) }, as: UTF8.self)
            path = target.hasPrefix("/") ? target : (path as NSString).deletingLastPathComponent + "/" + target
        }
        throw FileFailure(code: ELOOP)
    }
}
