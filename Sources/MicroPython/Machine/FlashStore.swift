// The board's flash as a tree of files in the host's memory. In place of lib/littlefs. Nothing in it is Python's: littlefs keeps files
// on the flash chip.

/// The files of a board. Paths are absolute and normal: `/`, `/main.py`, `/lib/x.py`.
public struct FlashStore {
    public enum Node: Equatable {
        case file([UInt8])
        case folder
    }

    /// Why an operation failed: littlefs's error numbers.
    enum Failure: Int, Error {
        case noEntry = 2, exists = 17, notFolder = 20, isFolder = 21, invalid = 22, noSpace = 28, notEmpty = 39
    }

    static let blockSize = 4096
    static let blockCount = 640
    /// The longest name that littlefs takes.
    static let longestName = 255

    public private(set) var nodes: [String: Node] = ["/": .folder]

    /// Bytes that all files together may have: the blocks less two for the root's metadata.
    private static let capacity = (blockCount - 2) * blockSize

    /// Makes `path` absolute and normal, from `folder` where it is relative.
    static func normal(_ path: String, from folder: String = "/") -> String {
        var parts: [Substring] = []
        for part in (path.hasPrefix("/") ? path : folder + "/" + path).split(separator: "/") {
            if part == ".." { _ = parts.popLast() } else if part != "." { parts.append(part) }
        }
        return "/" + parts.joined(separator: "/")
    }

    private static func parent(_ path: String) -> String {
        let end = path.lastIndex(of: "/")!
        return end == path.startIndex ? "/" : String(path[..<end])
    }

    /// The names in a folder, sorted as littlefs sorts them: by their bytes.
    func names(in folder: String) -> [String] {
        let prefix = folder == "/" ? "/" : folder + "/"
        return nodes.keys.filter { $0.hasPrefix(prefix) && $0 != "/" && !$0.dropFirst(prefix.count).contains("/") }
            .map { String($0.dropFirst(prefix.count)) }
            .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    func folderExists(_ path: String) -> Bool { nodes[path] == .folder }

    func content(_ path: String) throws(Failure) -> [UInt8] {
        switch nodes[path] {
        case .file(let bytes): return bytes
        case .folder: throw .isFolder
        case nil: throw .noEntry
        }
    }

    mutating func write(_ path: String, _ bytes: [UInt8]) throws(Failure) {
        if nodes[path] == .folder { throw .isFolder }
        guard nodes[Self.parent(path)] == .folder else { throw .noEntry }
        if usedBytes - size(path) + Self.rounded(bytes.count) > Self.capacity { throw .noSpace }
        nodes[path] = .file(bytes)
    }

    mutating func makeFolder(_ path: String) throws(Failure) {
        if nodes[path] != nil { throw .exists }
        guard nodes[Self.parent(path)] == .folder else { throw .noEntry }
        nodes[path] = .folder
    }

    mutating func remove(_ path: String) throws(Failure) {
        guard let node = nodes[path] else { throw .noEntry }
        if path == "/" { throw .invalid }
        if node == .folder && !names(in: path).isEmpty { throw .notEmpty }
        nodes[path] = nil
    }

    mutating func rename(_ old: String, _ new: String) throws(Failure) {
        guard let node = nodes[old] else { throw .noEntry }
        guard nodes[Self.parent(new)] == .folder else { throw .noEntry }
        if old == new { return }
        if new.hasPrefix(old + "/") { throw .invalid }
        if let there = nodes[new] {
            if node == .folder, there != .folder { throw .notFolder }
            if node != .folder, there == .folder { throw .isFolder }
            if there == .folder, !names(in: new).isEmpty { throw .notEmpty }
        }
        for (path, node) in nodes where path == old || path.hasPrefix(old + "/") {
            nodes[path] = nil
            nodes[new + path.dropFirst(old.count)] = node
        }
    }

    /// Blocks in use, as statvfs counts them.
    var usedBlocks: Int { 2 + usedBytes / Self.blockSize }

    private var usedBytes: Int { nodes.keys.reduce(0) { $0 + size($1) } }

    /// Bytes that a node takes: whole blocks, two for a folder's metadata, none for what is inlined in its folder.
    private func size(_ path: String) -> Int {
        switch nodes[path] {
        case .file(let bytes): Self.rounded(bytes.count)
        case .folder: path == "/" ? 0 : 2 * Self.blockSize
        case nil: 0
        }
    }

    private static func rounded(_ count: Int) -> Int { count <= 512 ? 0 : (count + blockSize - 1) / blockSize * blockSize }
}
