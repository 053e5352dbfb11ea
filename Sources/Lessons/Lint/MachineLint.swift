// The programs of a course, run: do they still print what the course says they print?

import Files
import Foundation

/// Compiles and runs what the lessons hold, and compares or writes what came out.
struct MachineLint {
    var course: Course
    /// What the passes before have found.
    var broken: Broken
    var log: FaultLog
    var compile: CompileCheck?
    var runner: Runner?
    var guide: Guide?
    var boards: @Sendable (String) -> BoardFigures?

    /// Checks everything; with `bless`, writes what has changed and returns the files written.
    func check(bless: Bool) -> [String] {
        var uncompiled: Set<String> = []
        if let compile {
            for name in course.order where !checkCompiles(course.folder.folder(name), compile) { uncompiled.insert(name) }
        }
        guard let runner else { return [] }
        // Programs are run only where all of a section can be trusted.
        let whole = course.lessons.indices.filter { index in
            !broken.has(course.lessons[index]) && !uncompiled.contains(course.lessons[index].folder.name)
        }
        var figures: [String: RunFigures] = [:]
        for index in whole {
            let lesson = course.lessons[index]
            for plan in lesson.runs {
                if let ran = run(plan, lesson, runner) { figures[plan.id] = ran }
            }
            for check in lesson.checks { prove(check, lesson, runner) }
        }
        var written: [String] = []
        var today = course
        today.lessons = whole.map { course.lessons[$0] }
        for (index, lesson) in today.lessons.enumerated() {
            today.lessons[index].figures = values(lesson, figures)
            let output = outputs(lesson, figures)
            today.lessons[index].machine = output.isEmpty ? nil : output
            for tour in lesson.tours { prove(tour, lesson, figures) }
            let files = [
                ("prompt.txt", lesson.dialogue ?? "", dialogue(lesson, runner)),
                ("machine.txt", lesson.machine ?? "", output),
                ("figures.txt", FigureFile.write(lesson.figures), FigureFile.write(today.lessons[index].figures)),
            ]
            for (name, was, now) in files where was != now {
                if bless {
                    write(now, name, lesson, &written)
                } else if name == "figures.txt", !was.isEmpty, let fault = newFigure(lesson, today.lessons[index].figures) {
                    log.add(fault)
                } else {
                    log.add(Self.difference(was, now, lesson.folder.name + "/" + name))
                }
            }
        }
        SpoilerLint(course: today, log: log).check()
        return written
    }

    // MARK: Programs

    /// Whether every program of a folder compiles.
    private func checkCompiles(_ folder: CourseFolder, _ compile: CompileCheck) -> Bool {
        var isWell = true
        for file in folder.names where file.hasSuffix(".py") {
            guard let source = try? folder.text(file), let problem = compile(source, file) else { continue }
            isWell = false
            let lines = source.split(separator: "\n", omittingEmptySubsequences: false)
            let indent = lines.indices.contains(problem.line - 1) ? lines[problem.line - 1].prefix { $0 == " " || $0 == "\t" }.count : 0
            log.add(
                LessonError(file: folder.name + "/" + file, line: problem.line, column: indent + 1, message: problem.message, in: source))
        }
        return isWell
    }

    private func run(_ plan: RunPlan, _ lesson: Lesson, _ runner: Runner) -> RunFigures? {
        do {
            let figures = try runner(lesson.request(plan))
            if let fault = unexpected(figures.outcome, plan.raises) {
                log.add(Self.failure(fault, figures, plan.file, lesson))
                return nil
            }
            return figures
        } catch {
            log.add(LintPlace(lesson: lesson).fault("the program could not be run: \(error)", in: plan.file))
            return nil
        }
    }

    /// What is wrong with an end, if anything.
    private func unexpected(_ outcome: RunFigures.Outcome, _ raises: String?) -> String? {
        switch (outcome, raises) {
        case (.finished, nil): nil
        case (.finished, let type?): "it was to end with \(type), and ended well"
        case (.raised(let type, _), let wanted?) where type == wanted: nil
        case (.raised(let type, let message), _): "it ended with \(type): \(message)"
        case (.outOfSteps, _): "it did not end within its steps"
        case (.cancelled, _): "it was cancelled"
        case (.memoryFault(let words), _): words
        }
    }

    /// The starter must run and fail the check; the solution must pass it.
    private func prove(_ check: Check, _ lesson: Lesson, _ runner: Runner) {
        for (file, isSolution) in [(check.file, false), (check.solution, true)] {
            do {
                let figures = try runner(lesson.request(check, source: Array(lesson.source(of: file).utf8)))
                if case .raised = figures.outcome, !isSolution {
                    log.add(Self.failure("a starter must run to its end", figures, file, lesson))
                }
                switch (check.judge(figures), isSolution) {
                case (.solved, false):
                    log.add(LintPlace(lesson: lesson).fault("the starter passes the check `\(check.id)` already", in: file))
                case (.fails(_, let otherwise, let found), true):
                    let message = "the solution fails the check `\(check.id)`: \(otherwise)\(found.isEmpty ? "" : " (\(found))")"
                    log.add(LintPlace(lesson: lesson).fault(message, in: file))
                default: break
                }
            } catch {
                log.add(LintPlace(lesson: lesson).fault("the program could not be run: \(error)", in: file))
            }
        }
    }

    /// A fault at the last line that a traceback names.
    private static func failure(_ message: String, _ figures: RunFigures, _ file: String, _ lesson: Lesson) -> LessonError {
        let line = RunFigures.lastLine(of: figures.outputLines)
        return LintPlace(lesson: lesson).fault(message, in: file, from: line ?? 1)
    }

    // MARK: Outputs and figures

    /// What the terminal shows when all that is suggested has been typed.
    private func dialogue(_ lesson: Lesson, _ runner: Runner) -> String {
        guard let prompt = lesson.prompt else { return "" }
        do {
            let figures = try runner(lesson.request(prompt))
            if figures.outcome != .finished {
                log.add(LintPlace(lesson: lesson).fault("what the prompt runs does not end", in: "lesson.yaml", at: "prompt:"))
            }
            return figures.stdout
        } catch {
            log.add(LintPlace(lesson: lesson).fault("the prompt cannot be served: \(error)", in: "lesson.yaml", at: "prompt:"))
            return lesson.dialogue ?? ""
        }
    }

    private func outputs(_ lesson: Lesson, _ figures: [String: RunFigures]) -> String {
        guard !lesson.runs.isEmpty else { return "" }
        return MachineText.text(figures.compactMapValues(\.stdout), runs: lesson.runs)
    }

    /// Every formula's value as shown, and the proof that each question has one answer.
    private func values(_ lesson: Lesson, _ figures: [String: RunFigures]) -> [String: String] {
        let place = LintPlace(lesson: lesson)
        func scope(_ run: String?) -> FigureScope {
            var scope = FigureScope(own: (run ?? lesson.runs.first?.id).flatMap { figures[$0] }, runs: figures)
            scope.boards = boards
            return scope
        }
        var values: [String: String] = [:]
        for use in lesson.formulas {
            do throws(FormulaError) {
                values[lesson.figureKey(use.formula, run: use.run)] = try use.formula.value(in: scope(use.run)).shown
            } catch {
                // Of a section that was not run nothing is known, and nothing is wrong here.
                let unknown = use.formula.runs(own: use.run ?? lesson.runs.first?.id).contains { figures[$0] == nil }
                if !unknown { log.add(place.fault(error.message, in: use.file, at: use.formula.text, from: use.line)) }
            }
        }
        for prediction in lesson.predictions where lesson.runs(answering: prediction).allSatisfy({ figures[$0] != nil }) {
            do throws(FormulaError) {
                try prove(prediction, in: scope(prediction.run))
            } catch {
                log.add(place.fault(error.message, in: "lesson.yaml", at: "id: \(prediction.id)"))
            }
        }
        return values
    }

    /// A choice has one right option, an order no ties, and reactions can be decided.
    private func prove(_ prediction: Prediction, in scope: FigureScope) throws(FormulaError) {
        switch prediction.kind {
        case .choice(let options): _ = try prediction.right(among: options, in: scope)
        case .order(let items): _ = try prediction.order(of: items, in: scope)
        case .number(let answer, _, _), .place(let answer, _):
            var scope = scope
            scope.answer = try answer.number(in: scope)
            scope.guess = 0
            for reaction in prediction.reactions { _ = try reaction.when.truth(in: scope) }
        }
    }

    /// Every stop of a tour is a place of the run, they stand in the run's order, and their figures exist.
    private func prove(_ tour: Tour, _ lesson: Lesson, _ figures: [String: RunFigures]) {
        guard let guide, let plan = lesson.runs.first(where: { $0.id == tour.run }), figures[tour.run] != nil else { return }
        let place = LintPlace(lesson: lesson)
        var from = place.line(of: "run: \(tour.run)", from: place.line(of: "tour:"))
        do {
            let toured = try guide(lesson.request(plan), tour.stops.map(\.place))
            var last = 0
            for (index, stop) in tour.stops.enumerated() {
                let spoken = place.fault("", in: "lesson.yaml", at: "say:", from: from)
                func add(_ message: String, at word: String) { log.add(place.fault(message, in: "lesson.yaml", at: word, from: from)) }
                if let here = toured.stops[index] {
                    if here.position < last { add("this stop comes before the one above it in the run", at: "at:") }
                    last = max(last, here.position)
                    let scope = FigureScope(tour, stop: index, figures: toured, runs: figures)
                    for formula in Markdown.inlines(stop.say).formulas {
                        do throws(FormulaError) { _ = try formula.value(in: scope) } catch { add(error.message, at: formula.text) }
                    }
                } else {
                    add("the run does not come to this place", at: "at:")
                }
                from = spoken.line + 1
            }
        } catch {
            log.add(place.fault("the program could not be run: \(error)", in: plan.file))
        }
    }

    // MARK: Files

    /// A figure that has never been blessed, told where it is asked for.
    private func newFigure(_ lesson: Lesson, _ now: [String: String]) -> LessonError? {
        for use in lesson.formulas {
            let key = lesson.figureKey(use.formula, run: use.run)
            guard lesson.figures[key] == nil, let value = now[key] else { continue }
            let message = "this comes to \(value) today, and figures.txt does not say so yet; `picoheap lint --bless` writes it down"
            return LintPlace(lesson: lesson).fault(message, in: use.file, at: use.formula.text, from: use.line)
        }
        return nil
    }

    private func write(_ text: String, _ name: String, _ lesson: Lesson, _ written: inout [String]) {
        let shown = lesson.folder.name + "/" + name
        do throws(FileFailure) {
            try lesson.folder.write(text.isEmpty ? nil : text, to: name)
            written.append(shown)
        } catch {
            log.add(LessonError(file: shown, message: "it cannot be written: \(error)"))
        }
    }

    /// The first line that differs.
    private static func difference(_ was: String, _ now: String, _ file: String) -> LessonError {
        let old = was.split(separator: "\n", omittingEmptySubsequences: false)
        let new = now.split(separator: "\n", omittingEmptySubsequences: false)
        let line = zip(old, new).enumerated().first { $1.0 != $1.1 }?.offset ?? min(old.count, new.count)
        let today = new.indices.contains(line) ? "`\(new[line])`" : "nothing more"
        let message = was.isEmpty
            ? "the file is missing; `picoheap lint --bless` writes it" : "today the machine gives \(today) here"
        return LessonError(
            file: file, line: was.isEmpty ? 0 : line + 1, column: was.isEmpty ? 0 : 1, message: message,
            excerpt: old.indices.contains(line) && !was.isEmpty ? String(old[line]) : nil)
    }
}
