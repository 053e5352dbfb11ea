// Formulas over a run's figures: `used[2] - used[1]`, `concat.total_allocated > 5 * join.total_allocated`.
// They judge checks and predictions and fill figures into prose.
import Text

/// A parsed formula; equal texts are equal formulas.
public struct Formula: Sendable, Hashable, CustomStringConvertible {
    /// As written, with outer blanks removed.
    public let text: String
    let root: Node

    /// The tree. Operators of one precedence associate to the left.
    indirect enum Node: Sendable, Hashable {
        case literal(FigureValue)
        /// A figure's name, with the id of its run if it is not the formula's own.
        case name(String, run: String?)
        /// `used[2]`: readings count from 1.
        case element(String, run: String?, Node)
        case call(String, run: String?, [Node])
        case not(Node)
        case negative(Node)
        case binary(Operator, Node, Node)
    }

    enum Operator: String, Sendable, Hashable {
        case or, and
        case equal = "==", unequal = "!=", less = "<", lessOrEqual = "<=", greater = ">", greaterOrEqual = ">="
        case add = "+", subtract = "-", multiply = "*", divide = "//", remainder = "%"
    }

    public var description: String { text }
}

/// What a formula comes to.
public enum FigureValue: Sendable, Hashable {
    case number(Int)
    case truth(Bool)
    case text(String)

    /// As it stands in prose: thousands with commas.
    public var shown: String {
        switch self {
        case .number(let number): number.grouped
        case .truth(let truth): truth ? "yes" : "no"
        case .text(let text): text
        }
    }

    /// The value that is shown so.
    init(shown: String) {
        if let number = Int(shown.filter { $0 != "," }) {
            self = .number(number)
        } else if shown == "yes" || shown == "no" {
            self = .truth(shown == "yes")
        } else {
            self = .text(shown)
        }
    }
}
