// What writing may not do: replace what is no plain file, lose what was there, fail without a word.
import Foundation
import TestSupport
import Testing
@testable import Files

@Suite struct OutputTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func write(_ text: String, to name: String) throws { try AtomicFile(URL(fileURLWithPath: folder.path(name))).write { $0.write(text.utf8) } }
    private func text(_ name: String) throws -> String { try String(contentsOfFile: folder.path(name), encoding: .utf8) }
    private var names: [String] { get throws { try FileManager.default.contentsOfDirectory(atPath: folder.url.path).sorted() } }

    @Test("A link stays a link, and what it leads to is written, whether it was there or not", arguments: [true, false])
    func links(_ isThere: Bool) throws {
        try folder.write("", to: "deep/other")
        if isThere { try folder.write("old", to: "deep/target") }
        symlink("deep/target", folder.path("middle"))
        symlink(folder.path("middle"), folder.path("link"))
        try write("new", to: "link")
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: folder.path("link")) == folder.path("middle"))
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: folder.path("middle")) == "deep/target")
        #expect(try text("deep/target") == "new")
        #expect(try names == ["deep", "link", "middle"])
    }

    @Test("A loop of links, a folder and a place that is none are told, and nothing is left") func failures() throws {
        symlink("b", folder.path("a"))
        symlink("a", folder.path("b"))
        try folder.write("", to: "file")
        for (name, code) in [("a", ELOOP), ("", EISDIR), ("no/where", ENOENT), ("file/x", ENOTDIR)] {
            let failure = #expect(throws: FileFailure.self) { try write("new", to: name) }
            #expect(failure?.code == code, "\(name)")
        }
        #expect(try names == ["a", "b", "file"])
    }

    @Test("Both names of a file with two are written; the mode stays") func hardLinks() throws {
        try folder.write("old", to: "one")
        chmod(folder.path("one"), 0o640)
        try write("new", to: "one")
        #expect(link(folder.path("one"), folder.path("two")) == 0)
        try write("newer", to: "one")
        #expect(try text("two") == "newer")
        var info = stat()
        #expect(stat(folder.path("one"), &info) == 0 && info.st_mode & 0o777 == 0o640)
    }

    @Test("A device stays one, and a full one is told") func devices() throws {
        let full = #expect(throws: FileFailure.self) { try AtomicFile(URL(fileURLWithPath: "/dev/full")).write { $0.write([1]) } }
        #expect(full?.reason == "No space left on device")
        symlink("/dev/null", folder.path("null"))
        try write("gone", to: "null")
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: folder.path("null")) == "/dev/null")
    }

    @Test("What a killed program has left is cleared away, and only that") func remains() throws {
        try folder.write("", to: ".x.json.new-99999")
        try folder.write("", to: ".y.json.new-99999")
        let file = AtomicFile(URL(fileURLWithPath: folder.path("x.json")))
        try file.alone { () throws(FileFailure) in try file.write { $0.write([65]) } }
        #expect(try names == [".y.json.new-99999", "x.json"])
    }
}
