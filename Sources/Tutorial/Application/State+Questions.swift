// Asking and judging.
import Lessons

extension State {
    /// Opens the questions of this place, those not yet answered first.
    mutating func openQuiz() {
        let found = directiveHere { directive in
            guard case .quiz(let ids) = directive else { return false }
            return ids.contains { progress.answers[$0]?.right != true }
        } ?? directiveHere { if case .quiz = $0 { true } else { false } }
        guard case .quiz(let ids) = found else { return say(asksNothing) }
        let quizzes = ids.compactMap(lesson.quiz)
        let open = quizzes.filter { progress.answers[$0.id]?.right != true }
        let queue = open.isEmpty ? quizzes : open
        guard let first = queue.first else { return say(asksNothing) }
        overlays.append(.question(QuestionState(.quiz(first, following: Array(queue.dropFirst())))))
    }

    private var asksNothing: String { show == nil ? "This section asks nothing." : "Nothing on this screen asks anything." }

    mutating func act(_ action: Action, key: Key, on question: QuestionState) -> [Effect] {
        var question = question
        let isAnswered = question.verdict != nil
        switch action {
        case .close:
            overlays.removeLast()
            layOut()
            return [.saveProgress(progress)]
        case .submit: return submit(question)
        case .selectNext where !isAnswered: question.selected = min(question.selected + 1, question.options.count - 1)
        case .selectPrevious where !isAnswered: question.selected = max(question.selected - 1, 0)
        case .toggle where !isAnswered: choose(question.selected, in: &question)
        case .erase where !isAnswered: question.entry.erase()
        case .digit where !isAnswered:
            guard case .character(let digit) = key, let number = digit.wholeNumberValue, question.options.indices.contains(number - 1)
            else { return [] }
            question.selected = number - 1
            choose(number - 1, in: &question)
        default: break
        }
        overlays[overlays.count - 1] = .question(question)
        return []
    }

    private func choose(_ option: Int, in question: inout QuestionState) {
        if question.choosing == .one { question.marked = [option] } else { question.toggle(option) }
    }

    private mutating func submit(_ question: QuestionState) -> [Effect] {
        var question = question
        switch question.kind {
        case .guess(let prediction, let following, let panel):
            return submit(question, prediction, following, panel)
        case .quiz(let quiz, let following):
            guard question.verdict == nil else {
                overlays.removeLast()
                if let next = following.first {
                    overlays.append(.question(QuestionState(.quiz(next, following: Array(following.dropFirst())))))
                }
                layOut()
                return [.saveProgress(progress)]
            }
            guard let answer = answer(of: &question) else {
                say(
                    question.isNumber && !question.entry.text.isEmpty ? "A number, please."
                        : question.isTyped ? "Type an answer, then Enter." : "Choose with Space or a number, then Enter.")
                return []
            }
            judge(answer, of: quiz, in: &question)
            overlays[overlays.count - 1] = .question(question)
            return [.saveProgress(progress)]
        }
    }

    private func answer(of question: inout QuestionState) -> Quiz.Answer? {
        if question.isTyped {
            guard !question.entry.text.isEmpty, !question.isNumber || question.number != nil else { return nil }
            return .text(question.entry.text.replacing("/", with: "\n"))
        }
        // Enter on an option means that option where only one can be right.
        if question.choosing == .one, question.marked.isEmpty { question.marked = [question.selected] }
        return question.marked.isEmpty ? nil : .options(Set(question.marked))
    }

    private mutating func judge(_ answer: Quiz.Answer, of quiz: Quiz, in question: inout QuestionState) {
        do {
            let verdict = try quiz.judge(answer, in: lesson.scope(figures: figures), output: output(for: quiz))
            question.verdict = verdict
            let tries = (progress.answers[quiz.id]?.tries ?? 0) + 1
            progress.answers[quiz.id] = .init(text: describe(question), right: verdict.isRight, tries: tries)
        } catch {
            say("This can be judged once the program has run: Esc, then r.")
        }
    }

    private func describe(_ question: QuestionState) -> String {
        question.isTyped ? question.entry.text : question.marked.map { question.options[$0] }.joined(separator: "; ")
    }

    private func output(for quiz: Quiz) -> String? {
        guard case .trace(let file) = quiz.kind else { return nil }
        return lesson.run(file: file).flatMap { figures[$0.id]?.stdout }
    }

    // MARK: Guesses

    private mutating func submit(
        _ question: QuestionState, _ prediction: Prediction, _ following: [Prediction], _ panel: Lessons.Panel
    ) -> [Effect] {
        var question = question
        if question.choosing == .one, !question.isTyped, question.marked.isEmpty, question.selected > 0 {
            question.marked = [question.selected]
        }
        let isEmpty = question.isTyped ? question.entry.text.isEmpty : question.marked.isEmpty
        if question.guess == nil, !isEmpty {
            say(question.isTyped ? "A number, please; or nothing at all, to run without a guess." : "Put all of them in order; or none.")
            return []
        }
        if let guess = question.guess {
            progress.guesses[prediction.id] = describe(question)
            guesses[prediction.id] = guess
        } else {
            progress.skipped.insert(prediction.id)
        }
        overlays.removeLast()
        if following.first?.isPlace == false { return ask(following, before: panel) }
        layOut()
        return [.saveProgress(progress)] + ask(following, before: panel)
    }
}
