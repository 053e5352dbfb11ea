// Guess beside result.
import Text

extension Prediction {
    /// What a learner guessed.
    public enum Guess: Sendable, Hashable {
        case number(Int)
        /// Index of the option.
        case choice(Int)
        /// Byte offset into the heap's blocks.
        case place(Int)
        /// Indices of the items, in the order chosen.
        case order([Int])
    }

    /// How a guess compares with what the run showed.
    public struct Verdict: Sendable, Hashable {
        public var isRight: Bool
        /// The right answer, as text.
        public var answer: String
        /// What to say to this guess; empty if there is nothing to add.
        public var reaction: String
    }

    /// What is right, in inline Markdown. Throws if the run does not hold the figures (it failed before it printed them).
    public func answer(in scope: FigureScope) throws(FormulaError) -> String {
        switch kind {
        case .number(let answer, let unit, _): "\((try answer.number(in: scope)).grouped) \(unit)"
        case .place(let answer, _): "0x" + String(try answer.number(in: scope), radix: 16)
        case .choice(let options): options[try right(among: options, in: scope)].text
        case .order(let items): try order(of: items, in: scope).map { items[$0].text }.joined(separator: " → ")
        }
    }

    /// Judges a guess against a run. Throws as ``answer(in:)`` does.
    public func judge(_ guess: Guess, in scope: FigureScope) throws(FormulaError) -> Verdict {
        var verdict = Verdict(isRight: false, answer: try answer(in: scope), reaction: "")
        switch (kind, guess) {
        case (.number(let answer, _, let tolerance), .number(let guessed)), (.place(let answer, let tolerance), .place(let guessed)):
            let right = try answer.number(in: scope)
            verdict.isRight = Self.isNear(guessed, right, tolerance)
            verdict.reaction = reaction(to: guessed, right, in: scope)
        case (.choice(let options), .choice(let index)):
            verdict.isRight = try right(among: options, in: scope) == index
            verdict.reaction = options.indices.contains(index) ? options[index].why : ""
        case (.order(let items), .order(let chosen)): verdict.isRight = try order(of: items, in: scope) == chosen
        default: throw FormulaError(offset: 0, message: "the guess is of another kind than the question")
        }
        return verdict
    }

    /// The index of the option that holds.
    func right(among options: [Option], in scope: FigureScope) throws(FormulaError) -> Int {
        var holding: [Int] = []
        for index in options.indices where try options[index].holds.truth(in: scope) { holding.append(index) }
        guard holding.count == 1 else {
            throw FormulaError(offset: 0, message: "\(holding.count) options of the question `\(id)` hold; one must")
        }
        return holding[0]
    }

    /// Indices of the items in ascending order of their keys.
    func order(of items: [Item], in scope: FigureScope) throws(FormulaError) -> [Int] {
        var keys: [Int] = []
        for item in items { keys.append(try item.key.number(in: scope)) }
        guard Set(keys).count == keys.count else {
            throw FormulaError(offset: 0, message: "two items of the question `\(id)` come out alike")
        }
        return items.indices.sorted { keys[$0] < keys[$1] }
    }

    static func isNear(_ guess: Int, _ answer: Int, _ tolerance: Int) -> Bool {
        let (distance, overflow) = guess.subtractingReportingOverflow(answer)
        return !overflow && distance.magnitude <= UInt(max(0, tolerance))
    }

    private func reaction(to guess: Int, _ answer: Int, in scope: FigureScope) -> String {
        var scope = scope
        scope.guess = guess
        scope.answer = answer
        return reactions.first { (try? $0.when.truth(in: scope)) == true }?.say ?? ""
    }
}
