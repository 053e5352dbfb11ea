// Files in one run of bytes, as tar writes them (POSIX ustar): for each file a header of 512 bytes, then its bytes, filled up to the next
// 512. In a header stand, as text that a zero ends:
//
//     +0 name, 100   +124 size in octal digits, 12   +156 kind: '0' a file, '5' a folder   +345 what stands before the name, 155
//
// A header of zeros ends the archive.

/// The files of a tar archive, by their paths.
public struct Archive: Sendable, Equatable {
    private let bytes: [UInt8]
    private let places: [String: Range<Int>]

    private static let blockSize = 512

    /// Reads the headers; what is no whole archive has the files before the damage.
    public init(_ bytes: [UInt8]) {
        var places: [String: Range<Int>] = [:]
        var at = 0
        while at + Self.blockSize <= bytes.count, bytes[at] != 0 {
            func field(_ offset: Int, _ count: Int) -> String {
                String(decoding: bytes[at + offset..<at + offset + count].prefix { $0 != 0 }, as: UTF8.self)
            }
            let start = at + Self.blockSize
            guard let size = Int(field(124, 12).filter(\.isNumber), radix: 8), size <= bytes.count - start else { break }
            let kind = bytes[at + 156]
            let prefix = field(345, 155)
            if kind == UInt8(ascii: "0") || kind == 0 {
                places[prefix.isEmpty ? field(0, 100) : prefix + "/" + field(0, 100)] = start..<start + size
            }
            at = start + (size + Self.blockSize - 1) / Self.blockSize * Self.blockSize
        }
        self.bytes = bytes
        self.places = places
    }

    /// The bytes of a file; `nil` if there is none.
    public func bytes(_ path: String) -> [UInt8]? { places[path].map { Array(bytes[$0]) } }

    /// A file's text; `nil` if there is none, or it is not UTF-8.
    public func text(_ path: String) -> String? {
        places[path].flatMap { String(validating: bytes[$0], as: UTF8.self) }
    }

    /// The files below a folder, by their paths in it.
    public func tree(_ folder: String) -> [String: [UInt8]] {
        let prefix = folder + "/"
        return Dictionary(uniqueKeysWithValues: places.filter { $0.key.hasPrefix(prefix) }.map {
            (String($0.key.dropFirst(prefix.count)), Array(bytes[$0.value]))
        })
    }

    /// The names of the files that lie in a folder itself, sorted.
    public func names(in folder: String) -> [String] {
        places.keys.compactMap { path in
            guard path.hasPrefix(folder + "/") else { return nil }
            let name = path.dropFirst(folder.count + 1)
            return name.contains("/") ? nil : String(name)
        }.sorted()
    }
}
