import Foundation

/// picoheap as it was built beside the tests.
public enum BuiltProgram {
    public static var url: URL {
        get throws {
            var folder = Bundle.main.bundleURL
            for _ in 0..<4 {
                let program = folder.appendingPathComponent("picoheap")
                let isFolder = (try? program.resourceValues(forKeys: [.isDirectoryKey]).isDirectory) ?? false
                if FileManager.default.isExecutableFile(atPath: program.path), !isFolder { return program }
                folder = folder.deletingLastPathComponent()
            }
            throw CocoaError(.fileNoSuchFile)
        }
    }
}
