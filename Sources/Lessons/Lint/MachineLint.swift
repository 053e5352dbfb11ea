// The programs of a course, run: do they still print what the course says they print?

import Files
import Foundation

/// Compiles and runs what the lessons hold, and compares or writes what came out.
struct MachineLint {
    var course: Course
    var log: FaultLog
    var compile: CompileCheck?
    var runner: Runner?

    /// Checks everything; with `bless`, writes what has changed and returns the files written.
    func check(bless: Bool) -> [String] {
        if let compile { for lesson in course.lessons { checkCompiles(lesson, compile) } }
        guard let runner else { return [] }
        var figures: [String: RunFigures] = [:]
        for lesson in course.lessons {
            for plan in lesson.runs {
                if let ran = run(plan, lesson, runner) { figures[plan.id] = ran }
            }
            for check in lesson.checks { prove(check, lesson, runner) }
        }
        var written: [String] = []
        var today = course
        for (index, lesson) in course.lessons.enumerated() {
            today.lessons[index].figures = values(lesson, figures)
            let output = outputs(lesson, figures)
            today.lessons[index].machine = output.isEmpty ? nil : output
            let files = [
                ("prompt.txt", lesson.dialogue ?? "", dialogue(lesson, runner)),
                ("machine.txt", lesson.machine ?? "", output),
                ("figures.txt", FigureFile.write(lesson.figures), FigureFile.write(today.lessons[index].figures)),
            ]
            for (name, was, now) in files where was != now {
                if bless {
                    write(now, name, lesson, &written)
                } else {
                    log.add(Self.difference(was, now, lesson.folder.name + "/" + name))
                }
            }
        }
        SpoilerLint(course: today, log: log).check()
        return written
    }

    // MARK: Programs

    private func checkCompiles(_ lesson: Lesson, _ compile: CompileCheck) {
        for file in lesson.folder.names where file.hasSuffix(".py") {
            guard let source = try? lesson.source(of: file), let problem = compile(source, file) else { continue }
            log.add(
                LessonError(
                    file: lesson.folder.name + "/" + file, line: problem.line, column: 1,
                    message: problem.message, in: source))
        }
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
            FigureScope(own: (run ?? lesson.runs.first?.id).flatMap { figures[$0] }, runs: figures)
        }
        var values: [String: String] = [:]
        for use in lesson.formulas {
            do throws(FormulaError) {
                values[lesson.figureKey(use.formula, run: use.run)] = try use.formula.value(in: scope(use.run)).shown
            } catch {
                log.add(place.fault(error.message, in: use.file, at: use.formula.text, from: use.line))
            }
        }
        for prediction in lesson.predictions {
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

    // MARK: Files

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
