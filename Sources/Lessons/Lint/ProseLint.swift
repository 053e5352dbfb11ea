// The prose of a lesson: what fits an 80x24 screen, how wide code may be, where links may stand.

import Foundation
import Text

/// Checks one lesson's text and code.
struct ProseLint {
    var lesson: Lesson
    var log: FaultLog

    /// Rows that an 80x24 screen leaves to a step: a title, a status line and the footer take theirs.
    static let rows = 21
    static let columns = 80
    /// Code stands four columns in.
    static let codeColumns = 76

    private var place: LintPlace { LintPlace(lesson: lesson) }

    func check() {
        for step in lesson.steps { checkFits(step) }
        checkCode()
        checkTyped()
        if !lesson.hasLinks { checkLinks() }
    }

    private func checkFits(_ step: Step) {
        let setter = Typesetter(
            width: Self.columns, figure: { lesson.figure($0) ?? "000,000" }, directive: Self.placeholder(lesson))
        let rows = setter.lines(step.blocks).count
        if rows > Self.rows {
            let message = "this step takes \(rows) rows of a screen that has \(Self.rows); divide it with a reveal"
            log.add(place.fault(message, in: "lesson.md", from: step.line))
        }
    }

    /// The rows that a directive takes in the text: panels and questions open over it, and leave a line.
    private static func placeholder(_ lesson: Lesson) -> (Directive) -> [SetLine] {
        { directive in
            let rows =
                switch directive {
                case .reveal: 0
                case .panel, .predict, .discuss, .check: 1
                case .quiz(let ids): ids.count
                case .again: 4
                case .figures: 2 + (lesson.handout ?? "").split(separator: "\n", omittingEmptySubsequences: false).count - 1
                }
            return (0..<rows).map { _ in SetLine(runs: [], kind: .prose, source: 0) }
        }
    }

    /// No byte count is typed: the machine gives it, and changes it where it changes. What the handout says is the handout's.
    private func checkTyped() {
        for block in lesson.blocks {
            for inlines in block.inlines { refuseTyped(inlines, "lesson.md", from: block.line) }
        }
        for tour in lesson.tours {
            let line = place.line(of: "run: \(tour.run)", from: place.line(of: "tour:"))
            for stop in tour.stops { refuseTyped(Markdown.inlines(stop.say), "lesson.yaml", from: line) }
        }
    }

    private func refuseTyped(_ inlines: [Inline], _ file: String, from line: Int) {
        // Figures and code are no words: what stands before or behind them does not touch.
        let text = inlines.runs { _ in "\u{fffc}" }.map { $0.style.contains(.code) ? "\u{fffc}" : $0.text }.joined()
        for number in TypedNumber.all(in: text) where Self.byteUnits.contains(number.next.lowercased()) {
            let message = "`\(number.text) \(number.next)` is typed; compute it with `<!-- value: ... -->`"
            log.add(place.fault(message, in: file, at: number.text, from: line))
        }
    }

    private static let byteUnits: Set = ["byte", "bytes", "b", "kb", "kib", "mb", "kilobytes"]

    private func checkCode() {
        for file in lesson.folder.names where file.hasSuffix(".py") {
            let text = (try? lesson.source(of: file)) ?? ""
            for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
                checkWidth(String(line), file, index + 1)
            }
        }
        for block in lesson.blocks {
            guard case .code(_, let text) = block.kind else { continue }
            // A fenced block begins one line above its first line of code.
            for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
                checkWidth(String(line), "lesson.md", block.line + 1 + index)
            }
        }
    }

    private func checkWidth(_ line: String, _ file: String, _ number: Int) {
        guard CellWidth.of(line) > Self.codeColumns else { return }
        log.add(
            LessonError(
                file: lesson.folder.name + "/" + file, line: number, column: Self.codeColumns + 1,
                message: "a line of code is \(CellWidth.of(line)) wide; at most \(Self.codeColumns) fit", excerpt: line))
    }

    private func checkLinks() {
        for block in lesson.blocks {
            for inlines in block.inlines {
                for destination in Self.destinations(inlines) {
                    let message = "links stand only in a section that says `links: true`"
                    log.add(place.fault(message, in: "lesson.md", at: destination, from: block.line))
                }
            }
        }
    }

    private static func destinations(_ inlines: [Inline]) -> [String] {
        inlines.flatMap { inline -> [String] in
            switch inline {
            case .link(let inner, let destination): [destination] + destinations(inner)
            case .emphasis(let inner), .strong(let inner): destinations(inner)
            case .text(let text) where text.contains("://"): ["://"]
            case .text, .code, .value, .lineBreak: []
            }
        }
    }
}
