// What is on a board's flash when it is switched on.

/// Files and folders for a board's flash, by absolute paths: `/main.py`, `/lib/x.py`.
public struct BoardFiles: Equatable, Hashable, Sendable {
    public private(set) var files: [String: [UInt8]] = [:]
    private var folders: Set<String> = []

    public init() {}

    /// The files of a folder, by their paths in it.
    public init(_ files: [String: [UInt8]], folders: [String] = []) {
        for (path, bytes) in files { self.files["/" + path] = bytes }
        self.folders = Set(folders.map { "/" + $0 })
    }

    public var isEmpty: Bool { files.isEmpty && folders.isEmpty }

    /// The file that is run after the boot.
    public var mainFile: [UInt8]? {
        get { files["/main.py"] }
        set { files["/main.py"] = newValue }
    }

    /// A file by the name that a program has for it, from the root folder where it is relative.
    public subscript(name: String) -> [UInt8]? {
        get { files[FlashStore.normal(name)] }
        set { files[FlashStore.normal(name)] = newValue }
    }

    /// Why they cannot be on this board's flash; `nil` if they can.
    public func problem(on board: Board) -> String? {
        // A script without anything beside it needs no flash.
        if board.boot != .flash { return isEmpty || files.keys.allSatisfy { $0 == "/main.py" } && folders.isEmpty ? nil :
            "\(board.name) has no flash for files; the boards that you can hold have" }
        var store = FlashStore(blockCount: board.firmware.fileBlocks)
        do {
            try store.put(self)
        } catch {
            let room = store.capacity >> 10
            return switch error.failure {
            case .noSpace: "the files do not fit: \(board.name) has \(room) KB for files, in blocks of 4 KB"
            case .nameTooLong: "\(error.path): the name is too long: a board takes \(FlashStore.longestName) bytes"
            default: "\(error.path): cannot be a file of a board"
            }
        }
        return nil
    }
}

extension Board {
    /// Bytes of flash that are for files.
    public var flashFileBytes: Int { firmware.fileBytes }
}

extension FlashStore {
    /// A file or folder that cannot be put where it is to be.
    struct PutFailure: Error {
        let path: String
        let failure: Failure
    }

    /// Makes the folders and writes the files, in the order of their paths.
    mutating func put(_ content: BoardFiles) throws(PutFailure) {
        for folder in content.everyFolder {
            do { try makeFolder(folder, endsInSlash: false) } catch { throw PutFailure(path: folder, failure: error) }
        }
        for (path, bytes) in content.files.sorted(by: { $0.key < $1.key }) {
            do { try write(path, bytes) } catch { throw PutFailure(path: path, failure: error) }
        }
    }
}

extension BoardFiles {
    /// The folders, those that files lie in too, outer ones first.
    fileprivate var everyFolder: [String] {
        var found = folders
        for path in Array(files.keys) + Array(folders) {
            var parts = path.split(separator: "/").dropLast()
            while !parts.isEmpty {
                found.insert("/" + parts.joined(separator: "/"))
                parts = parts.dropLast()
            }
        }
        return found.sorted()
    }
}
