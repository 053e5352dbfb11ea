// The structure of a course: what refers to what, and what must add up.

import Files
import Foundation
import Text

/// Checks numbers, ids, minutes, references and files.
struct StructureLint {
    var course: Course
    var broken: Broken
    var log: FaultLog

    func check() {
        checkFolders()
        checkNumbers()
        checkMinutes()
        checkUnique()
        for lesson in course.lessons {
            checkFiles(lesson)
            checkReferences(lesson)
            checkFormulas(lesson)
            checkAnswers(lesson)
            checkTours(lesson)
            checkReturn(lesson)
        }
    }

    // MARK: The course

    /// Whether every section could be read: one that is not there leaves gaps that are none.
    private var isWhole: Bool { course.lessons.count == course.order.count }

    /// Every section that exists is in the order.
    private func checkFolders() {
        // Where a name in the order is no folder, that is the fault.
        let lost = course.order.contains { !course.folder.hasFolder($0) }
        let ordered = Set(course.order)
        for name in course.folder.names where !ordered.contains(name) && !lost {
            let isSection = course.folder.folder(name).names.contains { ["lesson.md", "lesson.yaml"].contains($0) }
            if isSection { courseFault("`\(name)` is a section, but `order` does not name it", at: "order") }
        }
    }

    /// Numbers go up by one from 0 or 1, and each section's folder begins with its number.
    private func checkNumbers() {
        let first = min(1, course.lessons.first?.number ?? 0)
        for (index, lesson) in course.lessons.enumerated() where !broken.has("lesson.yaml", of: lesson) {
            if lesson.number != first + index, isWhole {
                let message = "this is section \(first + index) by its place in course.yaml, but its number is \(lesson.number)"
                log.add(LintPlace(lesson: lesson).fault(message, in: "lesson.yaml", at: "number:"))
            }
            let prefix = (lesson.number < 10 ? "0" : "") + "\(lesson.number)-"
            if !lesson.folder.name.hasPrefix(prefix) {
                let message = "the folder of section \(lesson.number) must begin with `\(prefix)`"
                log.add(LintPlace(lesson: lesson).fault(message, in: "lesson.yaml", at: "number:"))
            }
        }
    }

    private func checkMinutes() {
        let sum = course.lessons.reduce(0) { $0 + $1.minutes }
        if sum != course.minutes, isWhole, !broken.anyData {
            courseFault("the sections' minutes add up to \(sum), not \(course.minutes)", at: "minutes:")
        }
        for lesson in course.lessons where !broken.has("lesson.yaml", of: lesson) {
            let spoken = lesson.notes.reduce(0) { $0 + $1.minutes }
            if abs(spoken - Double(lesson.minutes)) > 0.001 {
                let message = "the notes' minutes add up to \(spoken), not \(lesson.minutes)"
                log.add(LintPlace(lesson: lesson).fault(message, in: "lesson.yaml", at: "notes:"))
            }
        }
    }

    /// Ids are unique in the course, each kind for itself; a term is explained once.
    private func checkUnique() {
        checkUnique("section") { [$0.id] }
        checkUnique("run") { $0.runs.map(\.id) }
        checkUnique("prediction") { $0.predictions.map(\.id) }
        checkUnique("quiz") { $0.quizzes.map(\.id) }
        checkUnique("check") { $0.checks.map(\.id) }
        checkUnique("discussion") { $0.discussions.map(\.id) }
        checkUnique("table") { $0.worksheets.map(\.id) }
        checkUnique("term") { $0.terms.map(\.term) }
    }

    private func checkUnique(_ kind: String, _ ids: (Lesson) -> [String]) {
        var seen: [String: Lesson] = [:]
        for lesson in course.lessons {
            for id in ids(lesson) where !id.isEmpty {
                if let first = seen[id] {
                    let message = "the \(kind) `\(id)` exists already, in \(first.folder.name)"
                    log.add(LintPlace(lesson: lesson).fault(message, in: "lesson.yaml", at: id))
                }
                seen[id] = lesson
            }
        }
    }

    private func courseFault(_ message: String, at word: String) {
        let text = (try? course.folder.text("course.yaml")) ?? ""
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let line = (lines.firstIndex { $0.hasPrefix(word) } ?? 0) + 1
        log.add(LessonError(file: "course.yaml", line: line, column: 1, message: message, in: text))
    }

    // MARK: A lesson

    /// Every file that is named exists, and every program that exists is named.
    private func checkFiles(_ lesson: Lesson) {
        let place = LintPlace(lesson: lesson)
        var named = lesson.runs.map(\.file) + lesson.checks.flatMap { [$0.file, $0.solution] }
        named += lesson.worksheets.flatMap { $0.rows.map(\.file) }
        for quiz in lesson.quizzes { if case .trace(let file) = quiz.kind { named.append(file) } }
        var missing: Set<String> = []
        for file in named where BoundedFolder.isInner(file) && !missing.contains(file) {
            do throws(FileFailure) {
                if let control = try lesson.source(of: file).firstControl {
                    missing.insert(file)
                    log.add(place.fault("the program holds the control character \(control.visible)", in: file, at: String(control)))
                }
            } catch {
                missing.insert(file)
                if error.code == EILSEQ {
                    log.add(lesson.folder.fault(error, reading: file, as: lesson.folder.name + "/" + file))
                } else {
                    let why = error.code == ENOENT ? "is missing" : "cannot be used: it \(error)"
                    log.add(place.fault("the file `\(file)` \(why)", in: "lesson.yaml", at: file))
                }
            }
        }
        for file in lesson.folder.names where file.hasSuffix(".py") && !named.contains(file) && !broken.has("lesson.yaml", of: lesson) {
            log.add(place.fault("nothing in lesson.yaml uses this program", in: file))
        }
        if let prompt = lesson.prompt, !course.boards.contains(prompt.board) {
            log.add(place.fault("course.yaml knows no board `\(prompt.board)`", in: "lesson.yaml", at: prompt.board))
        }
        for run in lesson.runs where !course.boards.contains(run.board) {
            log.add(place.fault("course.yaml knows no board `\(run.board)`", in: "lesson.yaml", at: run.board))
        }
    }

    /// Every id and panel of the prose exists, and every question of lesson.yaml is asked in the prose.
    private func checkReferences(_ lesson: Lesson) {
        let place = LintPlace(lesson: lesson)
        var used: [String: Set<String>] = [:]
        func refer(_ kind: String, _ id: String, _ known: [String], _ line: Int) {
            used[kind, default: []].insert(id)
            if known.contains(id) || broken.has("lesson.yaml", of: lesson) { return }
            var message = "lesson.yaml has no \(kind) `\(id)`"
            if let near = NearestName.of(id, in: known) { message += "; did you mean `\(near)`?" }
            log.add(place.fault(message, in: "lesson.md", at: id, from: line))
        }
        for block in lesson.blocks {
            guard case .directive(let directive) = block.kind else { continue }
            switch directive {
            case .reveal, .again: break
            case .predict(let id): refer("predict", id, lesson.predictions.map(\.id), block.line)
            case .quiz(let ids): for id in ids { refer("quiz", id, lesson.quizzes.map(\.id), block.line) }
            case .discuss(let id): refer("discuss", id, lesson.discussions.map(\.id), block.line)
            case .check(let id): refer("check", id, lesson.checks.map(\.id), block.line)
            case .panel(.table(let id)): refer("table", id, lesson.worksheets.map(\.id), block.line)
            case .panel(let panel): checkPanel(panel, lesson, block.line)
            case .figures:
                if lesson.handout == nil { log.add(place.fault("there is no handout.txt to show", in: "lesson.md", from: block.line)) }
            }
        }
        if broken.has("lesson.md", of: lesson) { return }
        let asked = [
            ("predict", lesson.predictions.map(\.id)), ("quiz", lesson.quizzes.map(\.id)), ("check", lesson.checks.map(\.id)),
            ("discuss", lesson.discussions.map(\.id)), ("table", lesson.worksheets.map(\.id)),
        ]
        let hasPrompt = lesson.blocks.contains { if case .directive(.panel(.repl)) = $0.kind { true } else { false } }
        if lesson.prompt != nil, !hasPrompt {
            log.add(place.fault("lesson.md never shows the prompt", in: "lesson.yaml", at: "prompt:"))
        }
        for (kind, ids) in asked {
            for id in ids where !id.isEmpty && used[kind]?.contains(id) != true {
                log.add(place.fault("lesson.md never shows this \(kind), `\(id)`", in: "lesson.yaml", at: "id: \(id)"))
            }
        }
    }

    private func checkPanel(_ panel: Panel, _ lesson: Lesson, _ line: Int) {
        let place = LintPlace(lesson: lesson)
        for file in panel.files where lesson.run(file: file) == nil && !broken.has("lesson.yaml", of: lesson) {
            log.add(place.fault("lesson.yaml has no run of `\(file)`", in: "lesson.md", at: file, from: line))
        }
        let board: String?
        switch panel {
        case .run(_, let named), .twin(_, _, _, _, let named), .repl(let named): board = named
        case .table: board = nil
        }
        guard let board else { return }
        if !course.boards.contains(board) {
            log.add(place.fault("course.yaml knows no board `\(board)`", in: "lesson.md", at: board, from: line))
        }
        if case .repl = panel, let prompt = lesson.prompt, prompt.board != board {
            log.add(place.fault("lesson.yaml has the prompt on \(prompt.board), not on \(board)", in: "lesson.md", at: board, from: line))
        }
        for file in panel.files {
            if let run = lesson.run(file: file), run.board != board {
                let message = "lesson.yaml runs `\(file)` on \(run.board), not on \(board)"
                log.add(place.fault(message, in: "lesson.md", at: board, from: line))
            }
        }
    }

    /// Every run that a formula or a prediction names exists.
    private func checkFormulas(_ lesson: Lesson) {
        let place = LintPlace(lesson: lesson)
        for prediction in lesson.predictions {
            if let run = prediction.run, !lesson.runs.contains(where: { $0.id == run }) {
                log.add(place.fault("this lesson has no run `\(run)`", in: "lesson.yaml", at: "run: \(run)"))
            }
        }
        for use in lesson.formulas where !broken.anyData {
            for run in use.formula.runs().sorted() where course.run(id: run) == nil {
                log.add(place.fault("the course has no run `\(run)`", in: use.file, at: use.formula.text, from: use.line))
            }
        }
    }

    /// No answer is typed: the machine gives it, or in a quiz a calculation does.
    private func checkAnswers(_ lesson: Lesson) {
        let place = LintPlace(lesson: lesson)
        for prediction in lesson.predictions {
            for formula in prediction.formulas where formula.readsNothing && formula.text != "false" {
                let message = "`\(formula.text)` reads nothing of a run; the machine must answer a prediction"
                log.add(place.fault(message, in: "lesson.yaml", at: formula.text, from: place.line(of: "id: \(prediction.id)")))
            }
        }
        for quiz in lesson.quizzes {
            guard case .number(let answer, _, _) = quiz.kind, answer.isTyped else { continue }
            let message = "the answer `\(answer.text)` is typed; read it from a run, or calculate it"
            log.add(place.fault(message, in: "lesson.yaml", at: answer.text, from: place.line(of: "id: \(quiz.id)")))
        }
    }

    /// Each tour leads through a run that a panel shows, has four to eight stops, and its figures are of runs that exist.
    private func checkTours(_ lesson: Lesson) {
        let place = LintPlace(lesson: lesson), shown = lesson.blocks.flatMap(\.panelFiles)
        for tour in lesson.tours where !tour.run.isEmpty {
            let line = place.line(of: "run: \(tour.run)", from: place.line(of: "tour:"))
            func fault(_ message: String) { log.add(place.fault(message, in: "lesson.yaml", at: tour.run, from: line)) }
            guard let run = lesson.runs.first(where: { $0.id == tour.run }) else {
                fault("this lesson has no run `\(tour.run)`")
                continue
            }
            if !shown.contains(run.file), !broken.has("lesson.md", of: lesson) { fault("no panel of lesson.md shows `\(run.file)`") }
            if !(4...8).contains(tour.stops.count) { fault("a tour has four to eight stops, not \(tour.stops.count)") }
            if lesson.tours.count(where: { $0.run == tour.run }) > 1 { fault("the run `\(tour.run)` has another tour") }
            let known = Set(Tour.Moment.allCases.map(\.rawValue))
            for stop in tour.stops {
                for formula in Markdown.inlines(stop.say).formulas {
                    for id in formula.runs().subtracting(known).sorted() where course.run(id: id) == nil && !broken.anyData {
                        log.add(place.fault("the course has no run `\(id)`", in: "lesson.yaml", at: formula.text, from: line))
                    }
                }
            }
        }
        for run in lesson.runs where Tour.Moment(rawValue: run.id) != nil {
            log.add(place.fault("a run cannot be called `\(run.id)`: in a tour that is a moment", in: "lesson.yaml", at: run.file))
        }
    }

    /// A question that is missed comes back later, and in a section that there is.
    private func checkReturn(_ lesson: Lesson) {
        for quiz in lesson.quizzes {
            guard let again = quiz.again, again <= lesson.number || course.lesson(number: again) == nil, isWhole else { continue }
            let message = "`again` must be the number of a later section"
            let place = LintPlace(lesson: lesson)
            log.add(place.fault(message, in: "lesson.yaml", at: "again: \(again)", from: place.line(of: "id: \(quiz.id)")))
        }
    }
}

extension Block {
    /// The programs of the panel that stands here.
    var panelFiles: [String] {
        if case .directive(.panel(let panel)) = kind { panel.files } else { [] }
    }
}
