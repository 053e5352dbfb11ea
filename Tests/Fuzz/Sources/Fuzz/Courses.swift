// Any bytes as a course of one section: its files stand one after the other, each after a line of its name between NULs. What can be
// read must be fit to be judged, printed and shown.

import Files
import Foundation
import Grid
import Lessons
import Text
import Tutorial

enum Courses {
    private static let folder = Scratch("course")

    static func read(_ bytes: [UInt8]) {
        let files = bytes.split(separator: 0, omittingEmptySubsequences: false)
        let section = folder.url.appendingPathComponent("00-fuzzed")
        folder.write(Array("format: 1\ntitle: T\nminutes: 1\nboards: [pico2w]\norder: [00-fuzzed]\n".utf8), to: "course.yaml")
        for name in ["lesson.md", "lesson.yaml", "a.py", "machine.txt", "figures.txt"] {
            let index = files.firstIndex { $0.elementsEqual(name.utf8) }
            let text = index.flatMap { $0 + 1 < files.count ? Array(files[$0 + 1]) : nil }
            if let text { folder.write(text, to: "00-fuzzed/" + name) } else { unlink(section.appendingPathComponent(name).path) }
        }
        let course = CourseFolder(folder.url)
        for fault in Lint(folder: course).report().faults {
            expect(fault.description.printable.firstControl == nil, "a fault commands the terminal")
        }
        guard let read = try? Course.load(from: course), !read.lessons.isEmpty else { return }
        for width in [20, 80] { _ = PlainText(read, section: 0, width: width).text() }
        var state = State(course: read, options: .init(theme: Theme(depth: .full)), columns: 80, rows: 24, progress: .init())
        for key in "t\u{1b}G a1jkiixd wl?" {
            _ = update(&state, .key(key == "\u{1b}" ? .escape : .character(key)))
            var grid = Grid(columns: 80, rows: 24)
            view(state, into: &grid)
            expect(grid.cells.allSatisfy { String($0.character).firstControl == nil }, "a cell commands the terminal")
        }
    }
}
