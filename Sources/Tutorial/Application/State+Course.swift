// Moving through the course, and what is opened from the text: help, words, notes, questions, hints.
import Grid
import Lessons
import Text

extension State {
    // MARK: Through the course

    mutating func go(to index: Int) -> [Effect] {
        guard context.course.lessons.indices.contains(index) else {
            context.say(index < 0 ? "This is the first section." : "This is the last section.")
            return []
        }
        reading.noteReading(&context)
        rememberPlace()
        context.lessonIndex = index
        front = .reading
        context.show?.steps = 1
        context.noteShown()
        reading.open(context)
        context.progress.lesson = context.lesson.id
        return [.saveProgress(context.progress)] + stopPromptLeftRunning()
    }

    /// Goes to the section whose number was typed.
    mutating func go(toNumber typed: String) -> [Effect] {
        guard let number = Int(typed), let index = context.course.lessons.firstIndex(where: { $0.number == number }) else {
            context.say("There is no section \(typed).", warning: true)
            return []
        }
        return go(to: index)
    }

    mutating func rememberPlace() {
        let id = context.lesson.id
        context.progress.lesson = id
        context.progress.panel = front == .panel ? panel?.file : nil
        context.progress.lineRead[id] = reading.top == 0 || reading.page.lines.isEmpty ? nil : reading.source
    }

    /// Whoever goes to another section is not waiting for what still runs: it is stopped, as by Ctrl-C, and the board stays as it is.
    private mutating func stopPromptLeftRunning() -> [Effect] {
        guard let prompt, prompt.running != nil, prompt.lesson != context.lesson.id else { return [] }
        context.say("Your code at the prompt was still running; it has been stopped.")
        return [.prompt(.type([3]))]
    }

    // MARK: Texts

    /// All keys, those of this place first.
    var keysText: TextOverlay {
        let here = place
        let places: [Place] = switch here {
        case .panel, .collecting: [here, .panel, .reading]
        case .board: [.board]
        case .presenting: [.presenting, .panel]
        default: [here, .reading, .panel, .presenting]
        }
        var lines: [StyledLine] = []
        for (i, each) in places.enumerated() where !places[..<i].contains(each) {
            if i > 0 { lines.append(StyledLine()) }
            lines += Binding.help(in: each, isShow: context.show != nil, width: context.overlayWidth, context.look)
        }
        return TextOverlay("Keys", lines)
    }

    mutating func openGlossary() {
        let width = context.overlayWidth
        let lines = context.course.glossary.flatMap { term -> [StyledLine] in
            [StyledLine(term.term, context.look[.heading])]
                + context.set(term.means, width: width - 2).map { $0.prefixed("  ") } + [StyledLine()]
        }
        guard !lines.isEmpty else { return context.say("This course explains no words of its own.") }
        overlays.append(TextOverlay("Words", lines))
    }

    mutating func openNotes() {
        let lesson = context.lesson
        guard !lesson.notes.isEmpty else { return context.say("There are no notes for this section.") }
        let lines = lesson.notes.flatMap { note -> [StyledLine] in
            let minutes = note.minutes == note.minutes.rounded() ? String(Int(note.minutes)) : String(note.minutes)
            return [StyledLine("\(minutes) min", context.look[.key])] + context.set(note.say, width: context.overlayWidth) + [StyledLine()]
        }
        overlays.append(TextOverlay("Notes for the speaker: \(lesson.title)", lines))
    }

    mutating func openDiscussion() {
        guard case .discuss(let id) = reading.directive(context, where: \.isDiscussion),
            let discussion = context.lesson.discussion(id: id)
        else { return context.say("This section has no question to talk about.") }
        var lines = context.set(discussion.ask, width: context.overlayWidth)
        lines += [StyledLine(), StyledLine("One answer", context.look[.heading])]
        lines += context.set(discussion.answer, width: context.overlayWidth)
        overlays.append(TextOverlay("To talk about", lines))
    }

    /// Opens the questions of this place, those not yet answered first.
    mutating func openQuiz() {
        let isOpen = { [context] (id: String) in context.progress.answers[id]?.right != true }
        let returning = context.returning(in: context.lesson)
        let found = reading.directive(context) { directive in
            switch directive {
            case .quiz(let ids): ids.contains(where: isOpen)
            case .again: !returning.isEmpty
            default: false
            }
        } ?? reading.directive(context, where: \.isQuiz)
        let quizzes: [Quiz] = switch found {
        case .quiz(let ids): ids.compactMap(context.lesson.quiz)
        case .again: returning
        default: []
        }
        let open = quizzes.filter { isOpen($0.id) }
        let queue = open.isEmpty ? quizzes : open
        guard let first = queue.first else {
            return context.say(context.show == nil ? "This section asks nothing." : "Nothing on this screen asks anything.")
        }
        overlays.append(QuestionOverlay(.quiz(first, following: Array(queue.dropFirst()))))
    }

    // MARK: The learner's own copies

    mutating func edit() -> [Effect] {
        guard let file = (front == .panel ? panel?.file : nil) ?? reading.file(context) else {
            context.say(context.show == nil ? "This section has no program to edit." : "There is no program on this screen to edit.")
            return []
        }
        return [.edit(file: file, section: context.lesson.folder)]
    }

    mutating func askToReset() {
        guard let file = reading.file(context) else { return context.say("This section has no program.") }
        overlays.append(ConfirmOverlay(
            ask: "Throw your own copy of \(file) away?", then: .reset(file: file, section: context.lesson.folder)))
    }

    mutating func giveHint() -> [Effect] {
        guard let check = reading.check(context) else {
            context.say("This section has no task, so it needs no hint.")
            return []
        }
        let asked = context.progress.hints[check.id, default: 0]
        guard let hint = check.hint(asked) else {
            context.say("There is no hint for this task.")
            return []
        }
        let taken = min(asked + 1, check.hints.count)
        context.progress.hints[check.id] = taken
        overlays.append(TextOverlay(
            "Hint \(taken) of \(check.hints.count): \(check.title)", context.set(hint, width: context.overlayWidth)))
        return [.saveProgress(context.progress)]
    }

    mutating func runCheck() -> [Effect] {
        guard let check = reading.check(context) else {
            context.say("This section has no task to check.")
            return []
        }
        return context.read([check.file], for: .check(check))
    }
}
