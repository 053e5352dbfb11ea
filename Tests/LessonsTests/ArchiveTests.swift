import Files
import Foundation
import Packaged
import TestSupport
import Testing
@testable import Lessons

/// The course as a packaged program carries it: in an archive that tar wrote.
@Suite struct ArchiveTests {
    /// What tar makes of a folder.
    private func archive(of folder: URL) throws -> [UInt8] {
        let made = try TemporaryFolder()
        let tar = Process()
        tar.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        tar.arguments = ["tar", "--format=ustar", "-cf", made.path("a.tar"), "-C", folder.path + "/..", folder.lastPathComponent]
        try tar.run()
        tar.waitUntilExit()
        #expect(tar.terminationStatus == 0)
        return Array(try Data(contentsOf: URL(fileURLWithPath: made.path("a.tar"))))
    }

    @Test("The course in an archive is the course of the folder, and is as sound")
    func course() throws {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../../lessons").standardizedFileURL
        let inside = CourseFolder("lessons", in: Archive(try archive(of: folder)))
        let packed = try Course.load(from: inside)
        let loose = try Course.load(from: CourseFolder(folder))
        #expect(packed.lessons.map(\.title) == loose.lessons.map(\.title))
        for (one, other) in zip(packed.lessons, loose.lessons) {
            #expect(one.steps == other.steps && one.folder.name == other.folder.name && one.folder.names == other.folder.names)
            for name in other.folder.names { #expect(try one.folder.text(name) == other.folder.text(name)) }
        }
        #expect(Lint(folder: inside).report().faults.isEmpty)
        #expect(throws: FileFailure.self) { try packed.lessons[5].source(of: "nothing.py") }
        #expect(throws: FileFailure.self) { try inside.write("", to: "course.yaml") }
    }

    @Test("Names, depths and sizes come out as they went in")
    func files() throws {
        let folder = try TemporaryFolder()
        let deep = String(repeating: "long-folder/", count: 11) + "file"
        try folder.write("", to: "x/empty")
        try folder.write(String(repeating: "b", count: 512), to: "x/block")
        try folder.write("é", to: "x/" + deep)
        try folder.write([0xFF, 0xFE], to: "x/no-text")
        let read = Archive(try archive(of: folder.url.appendingPathComponent("x")))
        #expect(read.names(in: "x") == ["block", "empty", "no-text"])
        #expect(read.text("x/empty") == "" && read.text("x/block")?.count == 512 && read.text("x/" + deep) == "é")
        #expect(read.text("x/no-text") == nil && read.bytes("x/no-text") == [0xFF, 0xFE])
        #expect(read.text("x/none") == nil && read.names(in: "y").isEmpty)
    }

    @Test("An archive that was cut off or damaged has the files before the damage")
    func damage() throws {
        let folder = try TemporaryFolder()
        for name in ["a", "b", "c"] { try folder.write(String(repeating: name, count: 600), to: "x/" + name) }
        let whole = try archive(of: folder.url.appendingPathComponent("x"))
        let count = Archive(whole).names(in: "x").count
        #expect(count == 3)
        for length in 0..<whole.count where length % 97 == 0 {
            #expect(Archive(Array(whole[..<length])).names(in: "x").count <= count)
        }
        // Every byte of the headers, spoilt in turn: anything may be missing, and nothing is read from outside.
        for at in 0..<2048 {
            for byte: UInt8 in [0, 0xFF, UInt8(ascii: "7")] {
                var spoilt = whole
                spoilt[at] = byte
                let read = Archive(spoilt)
                for name in read.names(in: "x") { #expect(read.bytes("x/" + name) != nil) }
            }
        }
    }
}
