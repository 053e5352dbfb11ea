// The two stacks of the parser, on the heap. py/parse.c.

import BlockHeap

extension Parser {
    // MARK: rules

    func pushRule(_ id: RuleID, line: Int, next: Int = 0) throws(PythonError) {
        if ruleCount >= ruleAlloc {
            ruleStack = try vm.reallocate(ruleStack, 8 * (ruleAlloc + Self.stackIncrement))
            ruleAlloc += Self.stackIncrement
        }
        let entry = ruleStack + UInt32(8 * ruleCount)
        ruleCount += 1
        ram.store32(entry, UInt32(truncatingIfNeeded: line) & 0xff_ffff | UInt32(id.rawValue) << 24)
        ram.store32(entry + 4, UInt32(next))
    }

    func popRule() -> (rule: Rule, next: Int, line: Int) {
        ruleCount -= 1
        let entry = ruleStack + UInt32(8 * ruleCount)
        return (rule(at: entry), Int(ram.load32(entry + 4)), Int(ram.load32(entry) & 0xff_ffff))
    }

    /// The rule that waits `depth` places below the top.
    func waitingRule(_ depth: Int) -> RuleID {
        rule(at: ruleStack + UInt32(8 * (ruleCount - 1 - depth))).id
    }

    private func rule(at entry: Address) -> Rule { rules[Int(ram.load8(entry + 3))] }

    // MARK: results

    func push(_ node: ParseNode) throws(PythonError) {
        if resultCount >= resultAlloc {
            resultStack = try vm.reallocate(resultStack, 4 * (resultAlloc + Self.stackIncrement))
            resultAlloc += Self.stackIncrement
        }
        ram.store32(resultStack + UInt32(4 * resultCount), node.word)
        resultCount += 1
    }

    func pop() -> ParseNode {
        defer { resultCount -= 1 }
        return result(0)
    }

    func drop(_ count: Int) { resultCount -= count }

    /// The result `depth` places below the top.
    func result(_ depth: Int) -> ParseNode {
        ParseNode(word: ram.load32(resultStack + UInt32(4 * (resultCount - 1 - depth))))
    }

    func setResult(_ depth: Int, _ node: ParseNode) {
        ram.store32(resultStack + UInt32(4 * (resultCount - 1 - depth)), node.word)
    }
}
