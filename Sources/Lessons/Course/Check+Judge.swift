// A learner's run against a task's requirements.
import Text

extension Check {
    /// How a run stands against the requirements.
    public enum Verdict: Sendable, Hashable {
        case solved
        /// The first requirement that does not hold, counted from 0, what to say about it, and what was found instead.
        case fails(requirement: Int, otherwise: String, found: String)
    }

    /// Judges a run of the learner's text. A program that does not end well fails before any requirement is looked at,
    /// unless a requirement speaks of how it ends.
    public func judge(_ figures: RunFigures) -> Verdict {
        let scope = FigureScope(own: figures)
        if figures.outcome != .finished, !require.contains(where: { $0.that.speaksOfEnd }) {
            return .fails(requirement: 0, otherwise: "The program must run to its end.", found: Self.words(figures.outcome))
        }
        for (index, requirement) in require.enumerated() {
            do throws(FormulaError) {
                if try requirement.that.truth(in: scope) { continue }
                return .fails(
                    requirement: index, otherwise: requirement.otherwise, found: requirement.that.found(in: scope))
            } catch {
                return .fails(requirement: index, otherwise: requirement.otherwise, found: error.message)
            }
        }
        return .solved
    }

    /// The hint for the n-th asking, from 0; the last one stays.
    public func hint(_ asked: Int) -> String? {
        hints.isEmpty ? nil : hints[min(max(0, asked), hints.count - 1)]
    }

    private static func words(_ outcome: RunFigures.Outcome) -> String {
        switch outcome {
        case .finished: "it ran to its end"
        case .raised(let type, let message): message.isEmpty ? type : "\(type): \(message)"
        case .outOfSteps: "it was stopped: it ran for too long"
        case .cancelled: "it was cancelled"
        case .memoryFault(let words): words
        }
    }
}

extension Formula {
    /// Whether it asks how the run ended.
    var speaksOfEnd: Bool {
        func speaks(_ node: Node) -> Bool {
            switch node {
            case .literal, .element: false
            case .name(let name, _): name == "finished"
            case .call(let name, _, _): name == "raised"
            case .not(let inner), .negative(let inner): speaks(inner)
            case .binary(_, let left, let right): speaks(left) || speaks(right)
            }
        }
        return speaks(root)
    }

    /// For a comparison that does not hold: its left side and what that is, such as `total_allocated is 81,344`.
    func found(in scope: FigureScope) -> String {
        guard case .binary(_, let left, _) = root, let value = try? Formula(text: text, root: left).value(in: scope),
            let sign = text.firstRange(of: /[=!<>]=?/)
        else { return "" }
        return "\(String(text[..<sign.lowerBound]).trimmed) is \(value.shown)"
    }
}
