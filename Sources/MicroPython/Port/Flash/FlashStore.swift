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
        case noEntry = 2, exists = 17, notFolder = 20, isFolder = 21, invalid = 22, noSpace = 28, nameTooLong = 36, notEmpty = 39
    }

    static let blockSize = 4096
    /// The longest name that littlefs takes.
    static let longestName = 255

    /// Blocks that the files and folders share.
    let blockCount: Int
    public private(set) var nodes: [String: Node] = ["/": .folder]
    /// When each file was last written, in seconds since 1970. A file that has not been closed yet has no time.
    private var times: [String: Int] = [:]

    /// Bytes that all files together may have: the blocks less two for the root's metadata.
    var capacity: Int { (blockCount - 2) * Self.blockSize }

    init(blockCount: Int) { self.blockCount = blockCount }

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

    /// The names in a folder, sorted as littlefs sorts them: by their bytes, a name behind those that begin with it.
    func names(in folder: String) -> [String] {
        let prefix = folder == "/" ? "/" : folder + "/"
        return nodes.keys.filter { $0.hasPrefix(prefix) && $0 != "/" && !$0.dropFirst(prefix.count).contains("/") }
            .map { String($0.dropFirst(prefix.count)) }
            .sorted { name, other in
                if name == other { return false }
                if name.utf8.starts(with: other.utf8) { return true }
                return !other.utf8.starts(with: name.utf8) && name.utf8.lexicographicallyPrecedes(other.utf8)
            }
    }

    func folderExists(_ path: String) -> Bool { nodes[path] == .folder }

    func checkFolder(_ path: String) throws(Failure) {
        if nodes[path] == nil { throw whyMissing(path) }
        if nodes[path] != .folder { throw .notFolder }
    }

    func content(_ path: String) throws(Failure) -> [UInt8] {
        switch nodes[path] {
        case .file(let bytes): return bytes
        case .folder: throw .isFolder
        case nil: throw whyMissing(path)
        }
    }

    /// Why nothing is at `path`: a file stands where a folder of it would, or something is not there.
    private func whyMissing(_ path: String) -> Failure {
        var folder = Self.parent(path)
        while nodes[folder] == nil { folder = Self.parent(folder) }
        return nodes[folder] == .folder ? .noEntry : .notFolder
    }

    /// That something new can be made at `path`. A path that `endsInSlash` can only mean a folder that is there.
    private func checkPlace(_ path: String, endsInSlash: Bool = false) throws(Failure) {
        if nodes[Self.parent(path)] != .folder { throw whyMissing(path) }
        if endsInSlash { throw .noEntry }
        if path.utf8.count - Self.parent(path).utf8.count > Self.longestName + (Self.parent(path) == "/" ? 0 : 1) { throw .nameTooLong }
    }

    func time(_ path: String) -> Int { times[path] ?? 0 }

    mutating func setTime(_ path: String, to seconds: Int) { times[path] = seconds }

    /// An empty file.
    mutating func makeFile(_ path: String, endsInSlash: Bool) throws(Failure) {
        try checkPlace(path, endsInSlash: endsInSlash)
        try write(path, [])
    }

    mutating func write(_ path: String, _ bytes: [UInt8]) throws(Failure) {
        if nodes[path] == .folder { throw .isFolder }
        if nodes[path] == nil { try checkPlace(path) }
        if usedBytes - size(path) + Self.rounded(bytes.count) > capacity { throw .noSpace }
        nodes[path] = .file(bytes)
    }

    mutating func makeFolder(_ path: String, endsInSlash: Bool) throws(Failure) {
        if nodes[path] != nil { throw .exists }
        try checkPlace(path, endsInSlash: endsInSlash)
        nodes[path] = .folder
    }

    mutating func remove(_ path: String) throws(Failure) {
        guard let node = nodes[path] else { throw whyMissing(path) }
        if path == "/" { throw .invalid }
        if node == .folder && !names(in: path).isEmpty { throw .notEmpty }
        nodes[path] = nil
        times[path] = nil
    }

    /// A folder that is moved into itself is lost with all that it holds, as it is to littlefs.
    mutating func rename(_ old: String, _ new: String, endsInSlash: Bool) throws(Failure) {
        guard let node = nodes[old] else { throw whyMissing(old) }
        if old == "/" || new == "/" { throw .invalid }
        if old == new { return }
        if let there = nodes[new] {
            if (node == .folder) != (there == .folder) { throw .isFolder }
            if there == .folder, !names(in: new).isEmpty { throw .notEmpty }
        } else {
            try checkPlace(new, endsInSlash: endsInSlash)
        }
        if new.hasPrefix(old + "/") {
            nodes = nodes.filter { $0.key != old && !$0.key.hasPrefix(old + "/") }
            times = times.filter { nodes[$0.key] != nil }
            return
        }
        for (path, node) in nodes where path == old || path.hasPrefix(old + "/") {
            nodes[path] = nil
            nodes[new + path.dropFirst(old.count)] = node
            times[new + path.dropFirst(old.count)] = times.removeValue(forKey: path)
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
