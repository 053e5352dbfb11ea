// progress.json, which is always there whole (see AtomicFile), and which two programs may keep at once: each saves what it has changed since
// it last looked, into what the other has written meanwhile.
import Files
import Foundation

/// The file that keeps a learner's progress.
public final class ProgressFile {
    public let url: URL
    /// What was in the file when this program last looked.
    private var known = Progress()

    /// No progress is larger.
    private static let mostBytes = 16 << 20

    public init(_ url: URL) { self.url = url }

    /// What stands in the file now.
    private enum Content {
        case none
        case progress(Progress)
        case damaged
        /// It must be left as it is.
        case untouchable(String)
    }

    /// Reads the file. A file that is not there is a new learner; a damaged one is set aside under another name and said. One of a later
    /// picoheap, or that cannot be read, is left as it is, and said: `isKept` is false, and nothing may be saved over it.
    public func load() -> (progress: Progress, isKept: Bool, warning: String?) {
        // Another program may be setting the same damaged file aside.
        let loaded = try? AtomicFile(url).alone { () throws(FileFailure) in loadAlone() }
        return loaded ?? (Progress(), true, nil)
    }

    private func loadAlone() -> (progress: Progress, isKept: Bool, warning: String?) {
        switch read() {
        case .none: return (Progress(), true, nil)
        case .progress(let progress):
            known = progress
            return (progress, true, nil)
        case .untouchable(let why):
            return (Progress(), false, "Your progress \(why); it is left as it is, and nothing is kept this time.")
        case .damaged:
            do throws(FileFailure) {
                let name = try setAside()
                return (Progress(), true, "Your progress could not be read; it was set aside as \(name).")
            } catch {
                return (Progress(), false, "Your progress could not be read and could not be set aside; nothing is kept this time.")
            }
        }
    }

    /// Saves what has changed since this program last looked, and keeps what another one has saved meanwhile. Throws why it could not.
    public func save(_ progress: Progress) throws(FileFailure) {
        do {
            try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        } catch {
            throw FileFailure(error)
        }
        try AtomicFile(url).alone { () throws(FileFailure) in
            var merged = progress
            switch read() {
            case .none: break
            case .progress(let theirs): merged = progress.merged(with: theirs, since: known)
            case .damaged: _ = try setAside()
            case .untouchable(let why): throw FileFailure(reason: "what is there \(why)")
            }
            try write(merged)
            // What the other one has changed stays unchanged here, so that the next save keeps it too.
            known = progress
        }
    }

    private func read() -> Content {
        let bytes: [UInt8]
        do throws(FileFailure) {
            bytes = try InputFile(url).read(atMost: ProgressFile.mostBytes)
        } catch {
            return error.code == ENOENT || error.code == ENOTDIR ? .none : .untouchable("cannot be read (\(error.reason))")
        }
        let decoder = JSONDecoder()
        // Of a later format only the version can be understood.
        guard let format = try? decoder.decode(Format.self, from: Data(bytes)), format.version > 0 else { return .damaged }
        guard format.version <= Progress.currentVersion else { return .untouchable("was written by a later picoheap") }
        guard let progress = try? decoder.decode(Progress.self, from: Data(bytes)) else { return .damaged }
        return .progress(progress)
    }

    private struct Format: Decodable {
        var version: Int
    }

    private func write(_ progress: Progress) throws(FileFailure) {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        let data: Data
        do {
            data = try encoder.encode(progress)
        } catch {
            throw FileFailure(error)
        }
        try AtomicFile(url, mode: 0o600).write { $0.write(data) }
    }

    /// Gives the file the first free of the names progress.damaged.json, progress.damaged-2.json, ...; the name.
    private func setAside() throws(FileFailure) -> String {
        let base = url.deletingPathExtension()
        for number in 1...9999 {
            let aside = base.appendingPathExtension(number == 1 ? "damaged.json" : "damaged-\(number).json")
            // A link fails where there is anything of that name; renaming would replace it.
            if link(url.path, aside.path) == 0 {
                guard unlink(url.path) == 0 else { throw FileFailure(code: errno) }
                return aside.lastPathComponent
            }
            guard errno == EEXIST else { throw FileFailure(code: errno) }
        }
        throw FileFailure(reason: "there are too many damaged files")
    }
}
