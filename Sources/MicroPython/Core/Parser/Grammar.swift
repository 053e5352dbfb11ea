// The table that drives the parser: for each rule how it matches and what it is made of. py/parse.c, rule_act_table and its companions.
//
// Each rule is written once, under the line of grammar that it stands for, in `Grammar+Statements`, `Grammar+Blocks` and
// `Grammar+Expressions`.  'x' is a token of that text, NAME a token of that kind, [x] an optional rule, x+ one or more.

/// What a rule asks for at one place.
enum RuleArgument {
    case token(Token)
    case rule(RuleID)
    /// A rule that may be missing; an empty node stands for it then.
    case optional(RuleID)
}

/// How a rule matches.
enum RuleKind: UInt8 {
    /// The first argument that matches.
    case either
    /// All arguments, one after the other.
    case all
    /// An item, again and again, with or without separators.
    case list
}

/// One rule of the grammar. Made once and never freed: nothing in it counts references.
struct Rule {
    var id: RuleID
    var kind = RuleKind.either
    var arguments = UnsafeBufferPointer<RuleArgument>(start: nil, count: 0)
    /// `all`: when only one argument gave a node, that node stands for the rule.
    var allowsOne = false
    /// `all`: a node has one more empty place, in which the compiler keeps what it knows.
    var addsBlank = false
    /// `list`: the second argument separates the items.
    var hasSeparator = false
    /// `list`: a separator may follow the last item.
    var allowsEnd = false
}

/// Every rule, by number.
struct Grammar: @unchecked Sendable {
    private(set) var rules = RuleID.allCases.map { Rule(id: $0) }

    static let python = Grammar()

    private init() {
        addStatements()
        addBlocks()
        addExpressions()
        let missing = RuleID.allCases.filter { rules[Int($0.rawValue)].arguments.isEmpty && $0 != .constObject }
        precondition(missing.isEmpty, "rules without a definition: \(missing)")
    }

    private mutating func define(
        _ id: RuleID, _ kind: RuleKind, _ arguments: [RuleArgument], _ set: (inout Rule) -> Void = { _ in }
    ) {
        precondition(rules[Int(id.rawValue)].arguments.isEmpty, "\(id) is defined twice")
        let copy = UnsafeMutableBufferPointer<RuleArgument>.allocate(capacity: arguments.count)
        _ = copy.initialize(from: arguments)
        var rule = Rule(id: id, kind: kind, arguments: UnsafeBufferPointer(copy))
        set(&rule)
        rules[Int(id.rawValue)] = rule
    }

    mutating func either(_ id: RuleID, _ arguments: RuleArgument...) {
        define(id, .either, arguments)
    }
    mutating func all(_ id: RuleID, _ arguments: RuleArgument...) {
        define(id, .all, arguments)
    }
    mutating func allUnlessOne(_ id: RuleID, _ arguments: RuleArgument...) {
        define(id, .all, arguments) { $0.allowsOne = true }
    }
    mutating func allAndBlank(_ id: RuleID, _ arguments: RuleArgument...) {
        define(id, .all, arguments) { $0.addsBlank = true }
    }
    mutating func oneOrMore(_ id: RuleID, _ item: RuleArgument) {
        define(id, .list, [item])
    }
    mutating func list(_ id: RuleID, _ item: RuleArgument, _ separator: RuleArgument) {
        define(id, .list, [item, separator]) { $0.hasSeparator = true }
    }
    mutating func listWithEnd(_ id: RuleID, _ item: RuleArgument, _ separator: RuleArgument) {
        define(id, .list, [item, separator]) { ($0.hasSeparator, $0.allowsEnd) = (true, true) }
    }
}
