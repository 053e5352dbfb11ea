// A learner's progress is never lost: by another program, by a damaged file, by a later picoheap, by what else may stand there.
import Files
import Foundation
import Lessons
import TestSupport
import Testing
@testable import Tutorial

@Suite struct ProgressFileTests {
    private let folder: TemporaryFolder
    private let place: URL

    init() throws {
        folder = try TemporaryFolder()
        place = folder.url.appendingPathComponent("progress.json")
    }

    private var names: [String] { get throws { try FileManager.default.contentsOfDirectory(atPath: folder.url.path).sorted() } }

    private func answered(_ id: String, _ text: String = "a", tries: Int = 1, in progress: Tutorial.Progress = .init()) -> Tutorial.Progress {
        var progress = progress
        progress.answers[id] = .init(text: text, right: true, tries: tries)
        return progress
    }

    @Test("Two programs at once keep what both have learnt") func two() throws {
        let first = ProgressFile(place), second = ProgressFile(place)
        try first.save(answered("old"))
        var mine = first.load().progress, theirs = second.load().progress
        mine = answered("mine", in: mine)
        mine.finished.insert("one")
        mine.lesson = "here"
        try first.save(mine)
        theirs.lineRead["x"] = 7
        theirs.solved.insert("task")
        try second.save(theirs)
        theirs = answered("theirs", in: theirs)
        theirs.hints["task"] = 2
        try second.save(theirs)
        mine.hints["task"] = 1
        try first.save(mine)
        try second.save(theirs)
        let kept = ProgressFile(place).load().progress
        #expect(Set(kept.answers.keys) == ["old", "mine", "theirs"])
        #expect(kept.finished == ["one"] && kept.solved == ["task"] && kept.lineRead == ["x": 7])
        #expect(kept.hints == ["task": 2] && kept.lesson == "here")
    }

    @Test("Of two answers to one question the later holds, with the greater number of tries") func same() throws {
        let first = ProgressFile(place), second = ProgressFile(place)
        try first.save(answered("q", "a", tries: 3))
        try second.save(answered("q", "b", tries: 1))
        #expect(ProgressFile(place).load().progress.answers["q"] == .init(text: "b", right: true, tries: 3))
    }

    @Test("What this program has taken back stays taken back") func removed() throws {
        let file = ProgressFile(place)
        var progress = Tutorial.Progress()
        progress.lineRead = ["a": 1, "b": 2]
        try file.save(progress)
        progress.lineRead["a"] = nil
        try file.save(progress)
        #expect(ProgressFile(place).load().progress.lineRead == ["b": 2])
    }

    @Test("Each damaged file is kept under a name of its own, and nothing of such a name is touched") func damaged() throws {
        try folder.write("precious", to: "progress.damaged.json/inside")
        for text in ["{", "[", "x"] {
            try folder.write(text, to: "progress.json")
            #expect(ProgressFile(place).load().isKept)
        }
        #expect(try names == ["progress.damaged-2.json", "progress.damaged-3.json", "progress.damaged-4.json", "progress.damaged.json"])
        #expect(try String(contentsOfFile: folder.path("progress.damaged-4.json"), encoding: .utf8) == "x")
        #expect(FileManager.default.fileExists(atPath: folder.path("progress.damaged.json/inside")))
    }

    @Test("A file that is damaged while the program runs is set aside too") func damagedLater() throws {
        let file = ProgressFile(place)
        try file.save(answered("q"))
        try folder.write("{", to: "progress.json")
        try file.save(answered("q"))
        #expect(ProgressFile(place).load().progress == answered("q"))
        #expect(try names == ["progress.damaged.json", "progress.json"])
    }

    @Test("The file of a later picoheap is left as it is, whatever is in it", arguments: [
        #"{"version":2}"#, #"{"version":9,"answers":[1,2],"lesson":{"id":3}}"#,
    ])
    func later(_ text: String) throws {
        try folder.write(text, to: "progress.json")
        let loaded = ProgressFile(place).load()
        #expect(!loaded.isKept && loaded.warning?.contains("later picoheap") == true)
        #expect(throws: FileFailure.self) { try ProgressFile(place).save(.init()) }
        #expect(try String(contentsOf: place, encoding: .utf8) == text)
        #expect(try names == ["progress.json"])
    }

    @Test("What is no file is left as it is, and said", arguments: ["fifo", "folder", "loop"]) func none(_ kind: String) throws {
        switch kind {
        case "fifo": #expect(mkfifo(place.path, 0o600) == 0)
        case "folder": try folder.write("", to: "progress.json/x")
        default: symlink("progress.json", place.path)
        }
        let loaded = ProgressFile(place).load()
        #expect(!loaded.isKept && loaded.warning?.contains("cannot be read") == true)
        #expect(throws: FileFailure.self) { try ProgressFile(place).save(.init()) }
        #expect(try names == ["progress.json"])
    }

    @Test("No number in the file is one that cannot be counted on from; what is left out is as at the beginning") func numbers() throws {
        let most = Int.max
        try folder.write(
            #"{"version":1,"answers":{"q":{"text":"a","right":true,"tries":\#(most)}},"hints":{"h":\#(most)},"moments":{"m":-5}}"#,
            to: "progress.json")
        let progress = ProgressFile(place).load().progress
        #expect(progress.answers["q"]?.tries == 1_000_000_000 && progress.hints["h"] == 1_000_000_000 && progress.moments["m"] == 0)
        #expect(progress.lineRead == [:] && progress.lesson == nil)
    }

    @Test("A copy that is too large is told, one that is not UTF-8 is run") func copies() throws {
        try folder.write("print(1)\n", to: "course/a.py")
        let section = CourseFolder(folder.url.appendingPathComponent("course"))
        let workspace = Workspace(Folders(environment: ["HOME": folder.url.path]))
        #expect(try workspace.text(ofCopy: "a.py", section: section) == nil)
        let copy = try workspace.makeCopy(of: "a.py", section: section)
        try Data([0x23, 0xe9]).write(to: copy)
        #expect(try workspace.text(ofCopy: "a.py", section: section) == [0x23, 0xe9])
        try Data(count: 1 << 21).write(to: copy)
        #expect(throws: FileFailure(reason: "is larger than 1 MB", code: EFBIG)) { try workspace.text(ofCopy: "a.py", section: section) }
        symlink("/etc/hostname", folder.path("course/out.py"))
        #expect(throws: FileFailure.self) {
            try workspace.makeCopy(of: "out.py", section: section)
        }
    }
}
