// The operators of bytecode as a program spells them. py/runtime0.h.

extension UnaryOp {
    /// `-`, `not`, or the method's own name for those that no source spells.
    var spelling: String {
        switch self {
        case .positive: "+"
        case .negative: "-"
        case .invert: "~"
        default: "\(self)"
        }
    }
}

extension BinaryOp {
    /// Up to `power`, in the order of the operators' numbers.
    private static let spellings = [
        "<", ">", "==", "<=", ">=", "!=", "in", "is", "except",
        "|=", "^=", "&=", "<<=", ">>=", "+=", "-=", "*=", "@=", "//=", "/=", "%=", "**=",
        "|", "^", "&", "<<", ">>", "+", "-", "*", "@", "//", "/", "%", "**",
    ]

    /// `+`, `+=`, `in`; `except` for the match of an exception.
    var spelling: String {
        Int(rawValue) < Self.spellings.count ? Self.spellings[Int(rawValue)] : "\(self)"
    }
}
