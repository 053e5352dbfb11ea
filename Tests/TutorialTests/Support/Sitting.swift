// An application in a test: the small course, a size, and keys.
import Foundation
import Grid
import Lessons
@testable import Tutorial

/// The course of Tests/TutorialTests/Course.
func smallCourse() throws -> Course { try Course.load(from: CourseFolder(testFolder.appendingPathComponent("Course"))) }

/// A state on the small course.
func sitting(
    _ columns: Int = 80, _ rows: Int = 24, at place: String? = "5", depth: ColourDepth = .full, ascii: Bool = false,
    presenter: Bool = false, progress: Tutorial.Progress = .init()
) throws -> State {
    let course = try smallCourse()
    return State(
        course: course, options: .init(theme: Theme(depth: depth), isASCII: ascii, isPresenter: presenter), columns: columns, rows: rows,
        progress: progress, at: place.flatMap { CoursePlace($0, in: course) })
}

extension State {
    /// What a test asks of the text.
    var top: Int { reading.top }
    var page: Page { reading.page }
    var lastTop: Int { reading.lastTop(context) }
    var visibleLines: Range<Int> { reading.visibleLines(context) }
    var fileHere: String? { reading.file(context) }

    /// Types keys: each character one key; returns the effects of all of them.
    @discardableResult
    mutating func type(_ text: String) -> [Effect] { text.flatMap { press(.character($0)) } }

    /// Presses keys. Programs that are to be read are read, from the course alone.
    @discardableResult
    mutating func press(_ keys: Key...) -> [Effect] {
        keys.flatMap { key -> [Effect] in
            let asked = update(&self, .key(key))
            return read(asked)
        }
    }

    /// Reads the programs that effects ask for, and returns what is asked for then.
    mutating func read(_ effects: [Effect]) -> [Effect] {
        effects.flatMap { effect -> [Effect] in
            guard case .read(let order) = effect else { return [effect] }
            return update(&self, .read(order: order.id, order.perform(nil)))
        }
    }
}

extension PanelLayout {
    init(_ state: State, _ panel: PanelState) { self.init(state.context, panel.explorer, panel.ending) }
    init(_ state: State, _ prompt: PromptState) { self.init(state.context, prompt.explorer, nil, isPrompt: true) }
}

extension TwinLayout {
    init(_ state: State, _ panel: PanelState) { self.init(state.context, panel.explorer, panel.ending) }
}
