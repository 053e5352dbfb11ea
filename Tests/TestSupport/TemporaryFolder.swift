import Foundation

/// A folder that is removed when the test has ended. A test must keep it for as long as it uses the folder.
public final class TemporaryFolder {
    public let url: URL

    public init() throws {
        url = FileManager.default.temporaryDirectory.appendingPathComponent("picoheap-" + UUID().uuidString)
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    /// Where `path` lies in it.
    public func path(_ path: String) -> String { url.appendingPathComponent(path).path }

    /// Writes a file, in folders that are made where they are missing; where it lies.
    @discardableResult
    public func write(_ bytes: some DataProtocol, to path: String) throws -> String {
        let file = url.appendingPathComponent(path)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: file)
        return file.path
    }

    @discardableResult
    public func write(_ text: String, to path: String) throws -> String { try write(Data(text.utf8), to: path) }
}
