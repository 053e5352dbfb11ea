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
    /// Types keys: each character one key; returns the effects of all of them.
    @discardableResult
    mutating func type(_ text: String) -> [Effect] { text.flatMap { update(&self, .key(.character($0))) } }

    @discardableResult
    mutating func press(_ keys: Key...) -> [Effect] { keys.flatMap { update(&self, .key($0)) } }
}
