// Which questions come back, and where. A question that was missed comes back once in a later section of its own, and in every section that
// has `<!-- again -->` until it has been answered right.

/// A quiz and the section that first asks it.
public struct ReturningQuiz: Sendable {
    /// Index of the section.
    public var lesson: Int
    public var quiz: Quiz
}

extension Course {
    /// The number of the section in which a quiz of a section comes back.
    public func sectionAgain(_ quiz: Quiz, in lesson: Lesson) -> Int {
        quiz.again ?? min(lesson.number + 2, lessons.last?.number ?? lesson.number)
    }

    /// What comes back in a section, of the quizzes with these ids.
    public func returning(in lesson: Lesson, missed: Set<String>) -> [ReturningQuiz] {
        let bringsAll = lesson.blocks.contains { $0.kind == .directive(.again) }
        return lessons.enumerated().filter { $1.number < lesson.number }.flatMap { index, earlier in
            earlier.quizzes.filter { missed.contains($0.id) && (bringsAll || sectionAgain($0, in: earlier) == lesson.number) }
                .map { ReturningQuiz(lesson: index, quiz: $0) }
        }
    }
}
