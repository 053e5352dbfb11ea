// Does anything give an answer away before its question? With nothing answered, everything that stands in the same step as a question or
// before it is looked through for the number that answers it, and the prose for the words of its right option. Figures that `Cover`
// covers are not there to be found: what is found was typed, or stands where nothing can be covered.

import Foundation
import Text

/// Looks for answers that are shown too early. The course holds what the machine gives today.
struct SpoilerLint {
    var course: Course
    var log: FaultLog

    /// Something that a learner can see before a question is answered.
    private struct Sight {
        var text: String
        var file: String
        var line = 1
        /// Figures within the text, which stand in the file as formulas.
        var formulas: [Formula] = []
        /// What is said to the learner rather than asked or run.
        var isProse = false
    }

    func check() {
        let questions = course.machineQuestions
        let cover = Cover(open: questions)
        let steps = course.lessons.map { lesson in lesson.steps.map { sights(of: $0, in: lesson, under: cover) } }
        for question in questions {
            let lesson = course.lessons[question.lesson]
            let before = steps[question.lesson].prefix(question.step + 1).flatMap(\.self) + sightsAtAnyTime(of: lesson)
            look(for: question, in: before, of: lesson)
            look(forWordsOf: question, in: before, of: lesson)
            // In another section a number near the answer is about something else.
            var exact = question
            exact.tolerance = 0
            exact.unit = ""
            for earlier in 0..<question.lesson { look(for: exact, in: steps[earlier].flatMap(\.self), of: course.lessons[earlier]) }
        }
    }

    // MARK: What is shown

    private func sights(of step: Step, in lesson: Lesson, under cover: Cover) -> [Sight] {
        step.blocks.flatMap { block -> [Sight] in
            switch block.kind {
            case .code(_, let text): return [Sight(text: text, file: "lesson.md", line: block.line)]
            case .directive(let directive): return sights(of: directive, at: block.line, in: lesson, under: cover)
            default:
                return block.inlines.map { inlines in
                    let text = inlines.runs { cover.shown($0, in: lesson) ?? "" }.map(\.text).joined()
                    let shown = inlines.formulas.filter { !cover.hides($0, in: lesson) }
                    return Sight(text: text, file: "lesson.md", line: block.line, formulas: shown, isProse: true)
                }
            }
        }
    }

    private func sights(of directive: Directive, at line: Int, in lesson: Lesson, under cover: Cover) -> [Sight] {
        func asked(_ ask: String, _ options: [String] = []) -> [Sight] {
            ([ask] + options).map { Sight(text: plain($0), file: "lesson.yaml") }
        }
        switch directive {
        case .panel(let panel): return panel.files.map { Sight(text: (try? lesson.source(of: $0)) ?? "", file: $0) }
        case .predict(let id):
            guard let prediction = lesson.prediction(id: id) else { return [] }
            switch prediction.kind {
            case .number, .place: return asked(prediction.ask)
            case .choice(let options): return asked(prediction.ask, options.map(\.text))
            case .order(let items): return asked(prediction.ask, items.map(\.text))
            }
        case .quiz(let ids):
            return ids.compactMap { lesson.quiz(id: $0) }.flatMap { quiz in
                switch quiz.kind {
                case .choice(let options), .many(let options): asked(quiz.ask, options.map(\.text))
                case .short, .number: asked(quiz.ask)
                case .trace(let file): asked(quiz.ask) + [Sight(text: (try? lesson.source(of: file)) ?? "", file: file)]
                }
            }
        case .discuss(let id): return lesson.discussion(id: id).map { asked($0.ask) } ?? []
        case .check(let id): return lesson.check(id: id).map { asked($0.title, [$0.task]) } ?? []
        case .figures:
            var sights = [Sight(text: lesson.handout ?? "", file: "handout.txt")]
            if let run = lesson.runs.first, !cover.hides(outputOf: run, in: lesson) {
                sights.append(Sight(text: lesson.output(of: run) ?? "", file: "lesson.md", line: line))
            }
            return sights
        case .reveal, .again: return []
        }
    }

    /// What stands around a section, or opens at any time.
    private func sightsAtAnyTime(of lesson: Lesson) -> [Sight] {
        ([lesson.title] + lesson.goals + lesson.terms.flatMap { [$0.term, $0.means] }).map {
            Sight(text: plain($0), file: "lesson.yaml", isProse: true)
        }
    }

    private func plain(_ text: String) -> String { Markdown.inlines(text).runs { _ in "" }.map(\.text).joined() }

    // MARK: What gives away

    private func look(for question: MachineQuestion, in sights: [Sight], of lesson: Lesson) {
        guard question.number != nil else { return }
        let place = LintPlace(lesson: lesson)
        for sight in sights {
            guard let found = TypedNumber.all(in: sight.text).first(where: { $0.tells(question) }) else { continue }
            let name = question.kind == .prediction ? "prediction" : "quiz"
            if let formula = sight.formulas.first(where: { lesson.figure($0) == found.text }) {
                let message = "this figure, \(found.text), gives away the \(name) `\(question.id)` and cannot be covered"
                log.add(place.fault(message, in: sight.file, at: formula.text, from: sight.line))
            } else {
                let message = "`\(found.text)` gives away the \(name) `\(question.id)`; take it out, or make it a `value:`"
                log.add(place.fault(message, in: sight.file, at: found.text, from: sight.line))
            }
        }
    }

    /// A prediction's right option, told in its own words. Those of a quiz, which is asked afterwards, are there to be remembered.
    private func look(forWordsOf question: MachineQuestion, in sights: [Sight], of lesson: Lesson) {
        guard question.kind == .prediction, let prediction = lesson.prediction(id: question.id),
            case .choice(let options) = prediction.kind,
            let right = options.first(where: { lesson.figure($0.holds, run: prediction.run) == "yes" })
        else { return }
        func words(_ text: String) -> String { text.lowercased().split { !$0.isLetter && !$0.isNumber }.joined(separator: " ") }
        let answer = words(plain(right.text))
        guard answer.split(separator: " ").count > 3 else { return }
        for sight in sights where sight.isProse && (" " + words(sight.text) + " ").contains(" \(answer) ") {
            let message = "this gives away the prediction `\(question.id)`: it says the right option"
            log.add(LintPlace(lesson: lesson).fault(message, in: sight.file, from: sight.line))
        }
    }
}
