// Two programs that keep things in one folder take turns. The lock is on the folder itself, so that no file for it is left lying about.
import Foundation

/// The right to change what is in a folder.
struct FolderLock {
    private let number: Int32

    /// Waits for the other program a second; then goes on without it, since one that has been stopped must not stop this one too. There are
    /// file systems that lock nothing.
    init(_ folder: URL) {
        number = open(folder.path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        for _ in 0..<100 where number >= 0 {
            if flock(number, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK { return }
            usleep(10_000)
        }
    }

    func release() {
        if number >= 0 { close(number) }
    }
}

extension AtomicFile {
    /// Calls `body` while no other program that does the same is at this folder. A temporary file that a killed one has left is removed.
    public func alone<R>(_ body: () throws(FileFailure) -> R) throws(FileFailure) -> R {
        let folder = url.deletingLastPathComponent()
        let lock = FolderLock(folder)
        defer { lock.release() }
        let prefix = AtomicFile.temporaryPrefix(url.lastPathComponent)
        for name in (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [] where name.hasPrefix(prefix) {
            unlink(folder.appendingPathComponent(name).path)
        }
        return try body()
    }
}
