import Foundation
import TestSupport
import Testing

@testable import Files

@Suite struct FileTreeTests {
    @Test("All files of a folder are read by their paths, but for those of the computer's own tools") func whole() throws {
        let folder = try TemporaryFolder()
        try folder.write("a", to: "main.py")
        try folder.write([0xff, 0], to: "lib/deep/x.mpy")
        for left in [".git/HEAD", ".hidden", "__pycache__/main.pyc", "lib/.DS_Store"] { try folder.write("x", to: left) }
        try FileManager.default.createDirectory(atPath: folder.path("empty"), withIntermediateDirectories: true)
        let tree = try FileTree(folder.url.path, atMost: 100)
        #expect(tree.files == ["main.py": [97], "lib/deep/x.mpy": [0xff, 0]])
        #expect(tree.folders == ["empty", "lib", "lib/deep"])
    }

    @Test("What no board has is refused by its path") func refused() throws {
        func failure(_ prepare: (TemporaryFolder) throws -> Void) throws -> String {
            let folder = try TemporaryFolder()
            try folder.write("x", to: "main.py")
            try prepare(folder)
            do throws(FileTreeFailure) {
                _ = try FileTree(folder.url.path, atMost: 4096)
                return ""
            } catch {
                return error.description
            }
        }
        #expect(try failure { try FileManager.default.createSymbolicLink(atPath: $0.path("l.py"), withDestinationPath: "main.py") }
            == "l.py: is a symbolic link, and a board has none")
        #expect(try failure { _ = mkfifo($0.path("pipe"), 0o600) } == "pipe: is not a regular file")
        #expect(try failure { try $0.write(Data(count: 5000), to: "lib/big.bin") } == "lib/big.bin: is larger than 4 KB")
        #expect(try failure { folder in for n in 0..<5 { try folder.write(Data(count: 1000), to: "\(n).bin") } }
            == "has more than 4 KB of files")
        #expect(try failure { try $0.write("x", to: String(repeating: "d/", count: 40) + "x.py") }.hasSuffix("d: lies too deep"))
    }
}
