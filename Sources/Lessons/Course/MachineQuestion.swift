// A question that the machine answers: a prediction, or a quiz for a number or for what a program prints. What matters here is not how it
// is asked but what would give its answer away.

/// A question of the course that figures answer.
public struct MachineQuestion: Sendable, Hashable, Identifiable {
    public enum Kind: Sendable, Hashable { case prediction, quiz }

    public var id: String
    public var kind: Kind
    /// Index of the section that asks it.
    public var lesson: Int
    /// Index of the step that asks it.
    public var step: Int
    /// Runs that answer it: whatever is read from them may give the answer away.
    public var runs: Set<String>
    /// The answer, if it is a number.
    public var number: Int?
    /// Numbers this far from the answer are right too.
    public var tolerance = 0
    /// What the number counts; empty for a place.
    public var unit = ""

    /// Numbers smaller than this stand everywhere and mean something else.
    private static let telling = 100

    /// Whether a number gives the answer away; one with the question's unit behind it does so however small it is.
    public func isTold(by number: Int, unit isNamed: Bool = false) -> Bool {
        guard let answer = self.number, isNamed || number.magnitude >= MachineQuestion.telling else { return false }
        let (distance, overflow) = number.subtractingReportingOverflow(answer)
        return !overflow && distance.magnitude <= UInt(max(0, tolerance))
    }
}

extension Course {
    /// The questions that the machine answers, in the order in which they are asked.
    public var machineQuestions: [MachineQuestion] {
        lessons.indices.flatMap { index in
            lessons[index].steps.indices.flatMap { step in
                lessons[index].steps[step].blocks.flatMap { lessons[index].machineQuestions(of: $0, lesson: index, step: step) }
            }
        }
    }
}

extension Lesson {
    fileprivate func machineQuestions(of block: Block, lesson: Int, step: Int) -> [MachineQuestion] {
        func question(_ id: String, _ kind: MachineQuestion.Kind, _ runs: Set<String>) -> MachineQuestion {
            MachineQuestion(id: id, kind: kind, lesson: lesson, step: step, runs: runs)
        }
        switch block.kind {
        case .directive(.predict(let id)):
            guard let prediction = prediction(id: id) else { return [] }
            var asked = question(id, .prediction, runs(answering: prediction))
            switch prediction.kind {
            case .number(let answer, let unit, let tolerance):
                (asked.number, asked.unit, asked.tolerance) = (number(answer, run: prediction.run), unit, tolerance)
            case .place(let answer, let tolerance):
                (asked.number, asked.tolerance) = (number(answer, run: prediction.run), tolerance)
            case .choice, .order: break
            }
            return [asked]
        case .directive(.quiz(let ids)):
            return ids.compactMap { id in
                switch quiz(id: id)?.kind {
                case .number(let answer, let unit, let tolerance):
                    var asked = question(id, .quiz, answer.runs(own: runs.first?.id))
                    (asked.number, asked.unit, asked.tolerance) = (number(answer), unit, tolerance)
                    return asked
                case .trace(let file): return question(id, .quiz, Set([run(file: file)?.id].compactMap { $0 }))
                case .choice, .many, .short, nil: return nil
                }
            }
        default: return []
        }
    }

    /// The run before which a prediction is asked, and those that its formulas name.
    public func runs(answering prediction: Prediction) -> Set<String> {
        let own = prediction.run ?? runs.first?.id
        return prediction.formulas.reduce(into: Set([own].compactMap { $0 })) { $0.formUnion($1.runs(own: own)) }
    }

    private func number(_ formula: Formula, run: String? = nil) -> Int? {
        guard let shown = figure(formula, run: run), case .number(let number) = FigureValue(shown: shown) else { return nil }
        return number
    }
}
