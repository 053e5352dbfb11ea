import Files
import Foundation
import Lessons
import TestSupport
import Testing
@testable import Tutorial

@Suite struct ProgressTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    @Test("What is saved is read again, and no temporary file is left")
    func roundTrip() throws {
        let place = folder.url.appendingPathComponent("deeper")
        let file = ProgressFile(place.appendingPathComponent("progress.json"))
        var progress = Progress()
        progress.lesson = "strings"
        progress.answers["immutable"] = .init(text: "b", right: true, tries: 2)
        try file.save(progress)
        try file.save(progress)
        #expect(file.load().progress == progress)
        #expect(try FileManager.default.contentsOfDirectory(atPath: place.path) == ["progress.json"])
    }

    @Test("No file is a new learner, without a warning")
    func missing() throws {
        let loaded = ProgressFile(folder.url.appendingPathComponent("progress.json")).load()
        #expect(loaded.progress == Progress() && loaded.isKept && loaded.warning == nil)
    }

    @Test("A damaged file is set aside and said", arguments: ["{", "", "[1]", #"{"version":"x"}"#])
    func damaged(_ text: String) throws {
        let file = ProgressFile(folder.url.appendingPathComponent("progress.json"))
        try Data(text.utf8).write(to: file.url)
        let loaded = file.load()
        #expect(loaded.isKept && loaded.warning?.contains("progress.damaged.json") == true)
        let aside = file.url.deletingLastPathComponent().appendingPathComponent("progress.damaged.json")
        #expect(try String(contentsOf: aside, encoding: .utf8) == text)
    }

    @Test("The file of a later picoheap is left alone")
    func later() throws {
        let file = ProgressFile(folder.url.appendingPathComponent("progress.json"))
        var progress = Progress()
        progress.version = 99
        try file.save(progress)
        let loaded = file.load()
        #expect(!loaded.isKept && loaded.warning != nil)
        #expect(FileManager.default.fileExists(atPath: file.url.path))
    }

    @Test("A place that cannot be written says why")
    func readOnly() throws {
        let file = ProgressFile(URL(fileURLWithPath: "/proc/picoheap/progress.json"))
        let failure = #expect(throws: FileFailure.self) { try file.save(Progress()) }
        #expect(failure?.reason == "No such file or directory")
        let workspace = Workspace(Folders(environment: ["XDG_DATA_HOME": "/proc"]))
        let copying = #expect(throws: FileFailure.self) { try workspace.makeCopy(of: "a.py", section: CourseFolder(folder.url)) }
        #expect(copying?.reason == "No such file or directory")
    }

    @Test("Folders follow the XDG variables; a relative one counts as none")
    func folders() {
        let set = Folders(environment: ["HOME": "/h", "XDG_STATE_HOME": "/s", "XDG_DATA_HOME": "relative"])
        #expect(set.progressFile.path == "/s/picoheap/progress.json")
        #expect(set.configurationFile.path == "/h/.config/picoheap/config.yaml")
        #expect(set.exercises(section: "05-x").path == "/h/.local/share/picoheap/exercises/05-x")
        // Nothing is ever put into the folder that picoheap was started in.
        #expect(!Folders(environment: ["HOME": "some/where"]).progressFile.path.contains("some/where"))
    }

    @Test("A copy is made once, kept, and thrown away on request")
    func copies() throws {
        let home = folder.url
        let section = CourseFolder(home.appendingPathComponent("05-x"))
        let original = home.appendingPathComponent("05-x/a.py")
        try folder.write("", to: "05-x/a.py")
        try Data("print(1)\n".utf8).write(to: original)
        let workspace = Workspace(Folders(environment: ["HOME": home.path]))
        let copy = try workspace.makeCopy(of: "a.py", section: section)
        try Data("print(2)\n".utf8).write(to: copy)
        #expect(try workspace.makeCopy(of: "a.py", section: section) == copy)
        #expect(try String(contentsOf: copy, encoding: .utf8) == "print(2)\n")
        #expect(try workspace.removeCopy(of: "a.py", section: section))
        #expect(try !workspace.removeCopy(of: "a.py", section: section))
        #expect(try String(contentsOf: original, encoding: .utf8) == "print(1)\n")
    }
}
