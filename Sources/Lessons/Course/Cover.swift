// No answer before its question: which figures stay covered until the question that they answer has been answered, skipped or run.
// Screen, plain text and lint ask the same Cover, so that what is shown is what lint has proved.
//
// A figure answers a question if it reads a run that answers the question, or if it is the number that the question asks for, in the
// section that asks. A run that the learner has made covers nothing any more.

/// What is covered at one point of a learner's way through the course.
public struct Cover: Sendable {
    /// Stands in place of a figure; its length says nothing.
    public var mask = "▒▒▒▒"
    private let open: [MachineQuestion]
    private let ran: Set<String>

    /// - Parameters:
    ///   - open: the questions that are still to be answered.
    ///   - ran: ids of the runs whose end has been seen.
    public init(open: [MachineQuestion], ran: Set<String> = []) {
        self.open = open
        self.ran = ran
    }

    /// Covers nothing.
    public static let none = Cover(open: [])

    /// Whether a question of the machine's is still to be answered.
    public func isOpen(_ id: String, _ kind: MachineQuestion.Kind) -> Bool { open.contains { $0.kind == kind && $0.id == id } }

    /// Whether a figure of a section's prose is covered.
    public func hides(_ formula: Formula, in lesson: Lesson) -> Bool {
        let runs = formula.runs(own: lesson.runs.first?.id)
        let unseen = runs.subtracting(ran)
        if runs.isEmpty || !unseen.isEmpty, let shown = lesson.figure(formula), case .number(let number) = FigureValue(shown: shown),
            tells(number, in: lesson)
        {
            return true
        }
        return open.contains { !$0.runs.isDisjoint(with: unseen) }
    }

    /// Whether what a program of a section printed is covered.
    public func hides(outputOf run: RunPlan, in lesson: Lesson) -> Bool {
        guard !ran.contains(run.id) else { return false }
        let numbers = RunFigures(stdout: lesson.output(of: run) ?? "").numbers
        return open.contains { $0.runs.contains(run.id) } || numbers.contains { tells($0, in: lesson) }
    }

    /// A figure as it is shown: covered, or what it came to; `nil` if that is not known.
    public func shown(_ formula: Formula, in lesson: Lesson) -> String? {
        hides(formula, in: lesson) ? mask : lesson.figure(formula)
    }

    /// What is told of a program, without the numbers that a question of the section asks for.
    public func masked(_ text: String, in lesson: Lesson) -> String {
        let told = TypedNumber.all(in: text).filter { number in open.contains { number.tells($0) && lesson.asks($0) } }
        return told.reduce(text) { $0.replacing($1.text, with: mask) }
    }

    private func tells(_ number: Int, in lesson: Lesson) -> Bool {
        open.contains { $0.isTold(by: number) && lesson.asks($0) }
    }
}

extension Lesson {
    /// Whether the question stands in this section.
    func asks(_ question: MachineQuestion) -> Bool {
        question.kind == .prediction ? prediction(id: question.id) != nil : quiz(id: question.id) != nil
    }
}
