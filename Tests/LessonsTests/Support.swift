// Small courses in a temporary folder, for tests that break one thing at a time.

import Foundation
import TestSupport

@testable import Lessons

/// Thirteen small sections without a fault; section 4 has a program, a prediction, a quiz and a check.
func smallCourse() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    var order = ""
    for number in 0...12 {
        let name = (number < 10 ? "0" : "") + "\(number)-part"
        order += "  - \(name)\n"
        let minutes = number == 4 ? 45 : 0
        var yaml = "id: part\(number)\nnumber: \(number)\ntitle: Part \(number)\nminutes: \(minutes)\n"
        var prose = "# \(number). Part \(number)\n\nText.\n"
        if number == 4 {
            yaml += fourth
            prose += "\n<!-- predict: guess -->\n\n<!-- panel: run file=probe.py -->\n\nIt uses <!-- value: used[1] --> bytes.\n"
            prose += "\n<!-- reveal -->\n\n<!-- quiz: q -->\n\n<!-- check: task -->\n"
            try folder.write("print('used', 16)\n", to: name + "/probe.py")
            try folder.write("print('start')\n", to: name + "/starter.py")
            try folder.write("print('done')\n", to: name + "/solution.py")
        }
        try folder.write(yaml, to: name + "/lesson.yaml")
        try folder.write(prose, to: name + "/lesson.md")
    }
    try folder.write("format: 1\ntitle: Small\nminutes: 45\nboards: [pico2w]\norder:\n" + order, to: "course.yaml")
    return folder
}

private let fourth = """
    run:
      file: probe.py
    predict:
      - id: guess
        ask: How much?
        kind: number
        answer: used[1]
    quiz:
      - id: q
        ask: Which?
        kind: choice
        options:
          - text: This
            right: true
          - text: That
            why: It is not.
    check:
      - id: task
        title: Do it
        task: Print `done`.
        file: starter.py
        solution: solution.py
        require:
          - that: printed("done")
            else: It does not say so.
        hints: [one, two, three]
    notes:
      - minutes: 45
        say: Speak.

    """

/// Stands for a machine: what a one-line `print('...')` program prints.
func printingRunner(_ request: RunRequest) -> RunFigures {
    let text = request.text.firstMatch(of: /print\('([^']*)'(?:, ([0-9]+))?\)/)
    let line = text.map { String($0.1) + ($0.2.map { " " + $0 } ?? "") } ?? ""
    return RunFigures(stdout: line + "\n")
}

/// Replaces one text by another in a file of the folder.
func edit(_ folder: TemporaryFolder, _ path: String, _ old: String, _ new: String) throws {
    let text = try String(contentsOf: folder.url.appendingPathComponent(path), encoding: .utf8)
    precondition(text.contains(old), "the test's own course has no `\(old)` in \(path)")
    try folder.write(text.replacingOccurrences(of: old, with: new), to: path)
}
