// How much is said in numbers: what a learner needs at once, and two depths more.

/// A depth of numbers. The first is always on.
enum NumberDepth: Int, Sendable, CaseIterable, Comparable {
    case beginner, second, expert

    var next: NumberDepth { NumberDepth(rawValue: rawValue + 1) ?? .beginner }

    var name: String {
        switch self {
        case .beginner: "always on"
        case .second: "second look"
        case .expert: "for experts"
        }
    }

    /// The numbers that this depth adds.
    var numbers: [HeapNumber] { HeapNumber.allCases.filter { $0.depth == self } }

    /// Rows that they take beside the ones that are always on.
    var detailRows: Int { self == .beginner ? 0 : numbers.count }

    static func < (left: NumberDepth, right: NumberDepth) -> Bool { left.rawValue < right.rawValue }
}
