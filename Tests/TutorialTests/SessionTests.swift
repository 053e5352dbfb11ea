import Files
import Foundation
import Grid
import Lessons
import TestSupport
import Testing
@testable import Tutorial

/// The whole application on a terminal that is not there: loop, effects and what they do to files.
@Suite struct SessionTests {
    private let folder: TemporaryFolder
    private let workspace: Workspace
    private let progress: ProgressFile

    init() throws {
        folder = try TemporaryFolder()
        workspace = Workspace(Folders(environment: ["XDG_DATA_HOME": folder.url.path]))
        progress = ProgressFile(folder.url.appendingPathComponent("progress.json"))
    }

    /// Plays a script to its end; the session and its screen afterwards, and the exit status.
    private func played(
        _ script: [Event], editor: @escaping (URL) -> EditorOutcome = { _ in .closed }
    ) throws -> (session: Session, screen: RecordedScreen, status: Int32) {
        let screen = RecordedScreen(columns: 80, rows: 24, script: script.map { [$0] })
        screen.editor = editor
        let session = Session(
            state: try sitting(80, 24), screen: screen, mailbox: Mailbox {}, workspace: workspace, progressFile: progress,
            background: .atOnce())
        let status = session.run()
        return (session, screen, status)
    }

    private func keys(_ text: String) -> [Event] { text.map { .key(.character($0)) } }

    @Test("Each event is followed by a frame; q saves the place and ends with 0")
    func loop() throws {
        let (_, screen, status) = try played(keys("jj") + [.resize(columns: 80, rows: 24)] + keys("q"))
        #expect(status == 0 && screen.frames.count == 4)
        #expect(screen.frames[0] != screen.frames[2])
        #expect(progress.load().progress.lesson == "strings")
    }

    @Test("A terminal that is gone saves and ends with 130")
    func gone() throws {
        let (_, _, status) = try played(keys("l"))
        #expect(status == 130 && progress.load().progress.lesson == "links")
    }

    @Test("r runs the program through the runner, and its panel is on the screen")
    func running() throws {
        let (session, screen, _) = try played(keys("r") + [.key(.enter)] + keys(" $"))
        #expect(session.state.place == .panel && session.state.panel?.run == .done)
        #expect(screen.frames.last?.text.contains { $0.contains("BIGGEST HOLE") } == true)
    }

    @Test("An editor is opened on a copy, which then runs; x and y throw it away, and that is no warning")
    func copies() throws {
        let edit = { (file: URL) -> EditorOutcome in
            try? Data("print('mine')\n".utf8).write(to: file)
            return .closed
        }
        let (edited, screen, _) = try played(keys("er") + [.key(.enter)], editor: edit)
        #expect(screen.calls.first?.hasPrefix("edit ") == true)
        #expect(edited.state.panel?.explorer.tracks.first?.isCopy == true)
        #expect(edited.state.panel?.explorer.tracks.first?.result?.figures.stdout == "mine\n")
        let (reset, _, _) = try played(keys("xy"))
        #expect(reset.state.message?.text.hasSuffix("is gone; e makes a new one.") == true && reset.state.message?.isWarning == false)
    }

    @Test("An editor that fails is a warning; one that is cut short ends the sitting")
    func editors() throws {
        let (failed, _, _) = try played(keys("e"), editor: { _ in .failed("no editor") })
        #expect(failed.state.message?.text == "no editor" && failed.state.message?.isWarning == true)
        let (_, screen, status) = try played(keys("ejjj"), editor: { _ in .cutShort })
        #expect(status == 130 && screen.frames.count == 2)
    }

    @Test("A copy that cannot be read is said, and nothing runs")
    func unreadable() throws {
        let copy = workspace.copy(of: "join.py", section: try sitting().lesson.folder)
        try FileManager.default.createDirectory(at: copy, withIntermediateDirectories: true)
        let (session, _, _) = try played(keys("r") + [.key(.enter)])
        #expect(session.state.message?.text.hasPrefix("Your copy of join.py cannot be run") == true && session.state.pending == nil)
    }

    @Test("Neither another size nor a search reads a file: the course's folder may be gone by then")
    func nothingRead() throws {
        let copy = folder.url.appendingPathComponent("course")
        try FileManager.default.copyItem(at: testFolder.appendingPathComponent("Course"), to: copy)
        let course = try Course.load(from: CourseFolder(copy))
        var state = State(
            course: course, options: .init(theme: Theme(depth: .full)), columns: 80, rows: 24, progress: .init(),
            at: CoursePlace("5", in: course))
        func listed(_ state: State) -> Bool { state.page.lines.contains { $0.content.text.contains("1  ") } }
        #expect(listed(state))
        try FileManager.default.removeItem(at: copy)
        _ = update(&state, .resize(columns: 100, rows: 30))
        #expect(listed(state) && !state.page.lines.contains { $0.content.text.contains("cannot be read") })
        state.type("/join")
        state.press(.enter)
        #expect(state.message?.text.contains("1 of") == true)
    }

    @Test("An answer to an order that nobody waits for any more changes nothing")
    func stale() throws {
        var state = try sitting()
        let asked = state.type("r") + update(&state, .key(.enter))
        guard case .read(let order) = asked.last else { Issue.record("nothing is read"); return }
        #expect(update(&state, .read(order: order.id - 1, .failed("too late"))) == [] && state.message == nil)
        #expect(update(&state, .looked(order: order.id, nil)) == [])
        #expect(!update(&state, .read(order: order.id, order.perform(nil))).isEmpty)
    }
}
