// Choosing, typing and judging.
import Lessons

extension QuestionOverlay {
    var place: Place { isTyped ? .entry : .choice }

    func offers(_ action: Action, _ context: Context) -> Bool { action != .toggle || choosing != .one }

    mutating func type(_ character: Character) {
        if isTyped { entry.type(character) }
    }

    mutating func act(_ action: Action, key: Key, _ context: inout Context) -> [Reaction] {
        switch action {
        case .close: return [.close, .layOutText, .effect(.saveProgress(context.progress))]
        case .submit:
            switch kind {
            case .guess(let prediction, let following, let panel): return submit(prediction, following, panel, &context)
            case .quiz(let quiz, let following): return submit(quiz, following, &context)
            }
        default:
            if verdict == nil { choose(action, key) }
            return []
        }
    }

    private mutating func choose(_ action: Action, _ key: Key) {
        switch action {
        case .toggle: mark(selection.index)
        case .erase: entry.erase()
        case .digit:
            guard let option = Selection.option(key, of: options.count) else { return }
            selection.index = option
            mark(option)
        default: selection.act(action, of: options.count)
        }
    }

    private mutating func mark(_ option: Int) {
        if choosing == .one { marked = [option] } else { toggle(option) }
    }

    // MARK: A quiz

    private mutating func submit(_ quiz: Quiz, _ following: [Quiz], _ context: inout Context) -> [Reaction] {
        guard verdict == nil else {
            let next = following.first.map { QuestionOverlay(.quiz($0, following: Array(following.dropFirst()))) }
            return [.close] + (next.map { [.open($0)] } ?? []) + [.layOutText, .effect(.saveProgress(context.progress))]
        }
        guard let answer else {
            context.say(
                isNumber && !entry.text.isEmpty ? "A number, please."
                    : isTyped ? "Type an answer, then Enter." : "Choose with Space or a number, then Enter.")
            return []
        }
        judge(answer, of: quiz, &context)
        return [.effect(.saveProgress(context.progress))]
    }

    private var answer: Quiz.Answer? {
        mutating get {
            if isTyped {
                guard !entry.text.isEmpty, !isNumber || number != nil else { return nil }
                return .text(entry.text.replacing("/", with: "\n"))
            }
            // Enter on an option means that option where only one can be right.
            if choosing == .one, marked.isEmpty { marked = [selection.index] }
            return marked.isEmpty ? nil : .options(Set(marked))
        }
    }

    private mutating func judge(_ answer: Quiz.Answer, of quiz: Quiz, _ context: inout Context) {
        do {
            // A question that comes back is judged by the section that first asked it.
            let asked = context.course.lessons.first { $0.quiz(id: quiz.id) != nil } ?? context.lesson
            let verdict = try quiz.judge(answer, in: asked.scope(figures: context.figures), output: output(for: quiz, context))
            self.verdict = verdict
            let tries = (context.progress.answers[quiz.id]?.tries ?? 0) + 1
            context.progress.answers[quiz.id] = .init(text: answerText, right: verdict.isRight, tries: tries)
        } catch {
            context.say("This can be judged once the program has run: Esc, then r.")
        }
    }

    private func output(for quiz: Quiz, _ context: Context) -> String? {
        guard case .trace(let file) = quiz.kind else { return nil }
        return context.lesson.run(file: file).flatMap { context.figures[$0.id]?.stdout }
    }

    // MARK: A guess

    private mutating func submit(
        _ prediction: Prediction, _ following: [Prediction], _ panel: Lessons.Panel, _ context: inout Context
    ) -> [Reaction] {
        if choosing == .one, !isTyped, marked.isEmpty, selection.index > 0 { marked = [selection.index] }
        if guess == nil, !isEmpty {
            context.say(isTyped ? "A number, please; or nothing at all, to run without a guess." : "Put all of them in order; or none.")
            return []
        }
        if let guess {
            context.progress.guesses[prediction.id] = answerText
            context.guesses[prediction.id] = guess
        } else {
            context.progress.skipped.insert(prediction.id)
        }
        if following.first?.isPlace == false { return [.close, .ask(following, before: panel)] }
        return [.close, .layOutText, .effect(.saveProgress(context.progress)), .ask(following, before: panel)]
    }
}
