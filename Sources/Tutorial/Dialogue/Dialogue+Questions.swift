// Asking and judging, by lines: letters for options, numbers as they are typed.
import Lessons
import Text

extension Dialogue {
    // MARK: Before a run

    mutating func guess(_ prediction: Prediction) throws(Leaving) {
        terminal.sayNothing()
        terminal.say(plain.question(prediction))
        guard cover.isOpen(prediction.id, .prediction) else {
            if let answer = try? prediction.answer(in: scope(of: prediction)) { terminal.say("You have been here. It is: \(bare(answer))") }
            return
        }
        let options = optionTexts(prediction)
        while true {
            let line = try ask(Self.prompt(prediction))
            if line.isEmpty {
                progress.skipped.insert(prediction.id)
                return
            }
            guard let guess = Self.guess(line, for: prediction) else {
                terminal.say(options.isEmpty ? "A number, please; or Enter, to go on without a guess." : Self.lettersWanted(prediction))
                continue
            }
            progress.guesses[prediction.id] = Self.described(guess, line, options)
            guesses[prediction.id] = guess
            break
        }
        // A place is asked for when its run has been made, and so can be judged at once.
        tellVerdicts()
    }

    /// Tells how the guesses stand that the runs made so far can judge.
    mutating func tellVerdicts() {
        for prediction in lesson.predictions {
            guard let guess = guesses[prediction.id], lesson.runs(answering: prediction).allSatisfy({ figures[$0] != nil }),
                let verdict = try? prediction.judge(guess, in: scope(of: prediction))
            else { continue }
            guesses[prediction.id] = nil
            terminal.sayNothing()
            let mine = bare(progress.guesses[prediction.id] ?? "")
            terminal.say("\(verdict.isRight ? "Right" : "Not so"). You guessed: \(mine). It is: \(bare(verdict.answer)).")
            if !verdict.reaction.isEmpty { terminal.say(plain.hanging("", verdict.reaction)) }
        }
    }

    private func scope(of prediction: Prediction) -> FigureScope { lesson.scope(run: prediction.run, figures: figures) }

    private func optionTexts(_ prediction: Prediction) -> [String] {
        switch prediction.kind {
        case .choice(let options): options.map(\.text)
        case .order(let items): items.map(\.text)
        case .number, .place: []
        }
    }

    private static func prompt(_ prediction: Prediction) -> String {
        switch prediction.kind {
        case .number(_, let unit, _): "Your guess, in \(unit):"
        case .place: "Your guess, as an offset:"
        case .choice: "Your guess, a letter:"
        case .order: "Your order, the least first, such as bac:"
        }
    }

    private static func lettersWanted(_ prediction: Prediction) -> String {
        if case .order = prediction.kind { return "All the letters, each once, the least first; or Enter, to go on without a guess." }
        return "One of the letters, please; or Enter, to go on without a guess."
    }

    private static func guess(_ line: String, for prediction: Prediction) -> Prediction.Guess? {
        switch prediction.kind {
        case .number, .place: return prediction.guess(line)
        case .choice(let options):
            guard let chosen = letters(line, of: options.count), chosen.count == 1 else { return nil }
            return .choice(chosen[0])
        case .order(let items):
            guard let chosen = letters(line, of: items.count), chosen.count == items.count else { return nil }
            return .order(chosen)
        }
    }

    /// The options that letters or numbers from 1 name, each once; `nil` if something else was typed.
    static func letters(_ line: String, of count: Int) -> [Int]? {
        var chosen: [Int] = []
        for character in line.lowercased() where !character.isWhitespace && character != "," {
            let option = character.wholeNumberValue.map { $0 - 1 } ?? Array("abcdefgh").firstIndex(of: character)
            guard let option, (0..<count).contains(option), !chosen.contains(option) else { return nil }
            chosen.append(option)
        }
        return chosen
    }

    /// A guess as the screen keeps it.
    private static func described(_ guess: Prediction.Guess, _ line: String, _ options: [String]) -> String {
        switch guess {
        case .number, .place: line
        case .choice(let index): options[index]
        case .order(let chosen): chosen.map { options[$0] }.joined(separator: "; ")
        }
    }

    // MARK: Afterwards

    /// Asks a quiz of a section.
    mutating func ask(_ quiz: Quiz, in section: Int) throws(Leaving) {
        let asked = course.lessons[section]
        terminal.sayNothing()
        terminal.say(PlainText(course, section: section, width: terminal.width).question(quiz))
        if progress.answers[quiz.id]?.right == true {
            return terminal.say("You have answered this: \(bare(progress.answers[quiz.id]?.text ?? "")).")
        }
        while true {
            let line = try ask(Self.prompt(quiz), isFree: Self.isFree(quiz))
            if line.isEmpty { return terminal.say("It comes back when you come back.") }
            guard let (answer, words) = Self.answer(line, to: quiz) else {
                terminal.say("Letters of the options, please; or Enter, to pass it over.")
                continue
            }
            var output: String?
            if case .trace(let file) = quiz.kind { output = try outputOf(file, in: asked) }
            guard let verdict = try? quiz.judge(answer, in: asked.scope(figures: figures), output: output) else {
                return terminal.say("This can be judged once the program has run.")
            }
            let tries = (progress.answers[quiz.id]?.tries ?? 0) + 1
            progress.answers[quiz.id] = .init(text: words, right: verdict.isRight, tries: tries)
            terminal.say(verdict.isRight ? "Right." : "Not so. The answer is: \(bare(verdict.answer))")
            for why in verdict.why { terminal.say(plain.hanging("", why)) }
            if !verdict.isRight {
                let again = course.sectionAgain(quiz, in: asked)
                if again > lesson.number { terminal.say("It comes back in section \(again).") }
            }
            return
        }
    }

    /// Asks what was missed earlier.
    mutating func askAgain(_ returning: [ReturningQuiz]) throws(Leaving) {
        guard !returning.isEmpty else { return }
        terminal.sayNothing()
        terminal.say("From before: \(returning.count == 1 ? "a question that was" : "\(returning.count) questions that were") missed.")
        for again in returning { try ask(again.quiz, in: again.lesson) }
    }

    private static func prompt(_ quiz: Quiz) -> String {
        switch quiz.kind {
        case .choice: "Your answer, a letter:"
        case .many: "Your answer, all letters that are right:"
        case .short: "Your answer:"
        case .number(_, let unit, _): "Your answer, in \(unit):"
        case .trace: "What it prints, with / between lines:"
        }
    }

    private static func isFree(_ quiz: Quiz) -> Bool {
        switch quiz.kind {
        case .short, .trace: true
        case .choice, .many, .number: false
        }
    }

    private static func answer(_ line: String, to quiz: Quiz) -> (Quiz.Answer, words: String)? {
        switch quiz.kind {
        case .choice(let options), .many(let options):
            guard let chosen = letters(line, of: options.count), !chosen.isEmpty else { return nil }
            if case .choice = quiz.kind, chosen.count > 1 { return nil }
            return (.options(Set(chosen)), chosen.map { options[$0].text }.joined(separator: "; "))
        case .short, .number: return (.text(line), line)
        case .trace: return (.text(line.replacing("/", with: "\n")), line)
        }
    }

    private mutating func outputOf(_ file: String, in lesson: Lesson) throws(Leaving) -> String? {
        guard let plan = lesson.run(file: file) else { return nil }
        return figures[plan.id]?.stdout ?? lesson.output(of: plan)
    }

    mutating func discuss(_ discussion: Discussion) throws(Leaving) {
        terminal.sayNothing()
        terminal.say(plain.hanging("To discuss: ", discussion.ask))
        _ = try ask("[Think, then Enter for one answer]", isFree: true)
        terminal.say(plain.hanging("One answer: ", discussion.answer))
    }

    /// A text in Markdown without its marks, and without a full stop at its end.
    private func bare(_ text: String) -> String {
        let bare = Markdown.inlines(text).runs { lesson.figure($0) ?? "" }.map(\.text).joined()
        return bare.hasSuffix(".") ? String(bare.dropLast()) : bare
    }
}
