// Which of the machine's questions a learner has done with.
import Lessons

extension Progress {
    /// Whether a question has been answered, skipped or, unless it is about a place on the map, been answered by a run.
    func closes(_ question: MachineQuestion, in course: Course) -> Bool {
        guard question.kind == .prediction else { return answers[question.id] != nil }
        if guesses[question.id] != nil || skipped.contains(question.id) { return true }
        let isPlace = course.lessons[question.lesson].prediction(id: question.id)?.isPlace == true
        return !isPlace && question.runs.isSubset(of: ran)
    }

    /// Ids of the quizzes whose last answer was wrong.
    public var missed: Set<String> { Set(answers.filter { !$0.value.right }.keys) }
}
