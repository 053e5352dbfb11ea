// How a rule is matched: one step of the parser takes the topmost rule as far as it goes without its children. py/parse.c, mp_parse.
//
// A rule is put back on the stack, with the argument to go on with, below the child that it waits for. When a child does not match, the
// rules below learn it by `isBacktracking`, and each decides whether it may go on, does not match either, or is an error.

extension Parser {
    func step() throws(PythonError) {
        let (rule, next, line) = popRule()
        switch rule.kind {
        case .either: try matchEither(rule, next, line)
        case .all: try matchAll(rule, next, line)
        case .list: try matchList(rule, next, line)
        }
    }

    /// Waits for a child: the rule itself goes on the stack to be resumed at `next`, and `child` on top of it.
    private func descend(into child: RuleID, from id: RuleID, next: Int, line: Int) throws(PythonError) {
        try pushRule(id, line: line, next: next)
        try pushRule(child, line: lexer.line)
    }

    private func matchEither(_ rule: Rule, _ next: Int, _ line: Int) throws(PythonError) {
        if next > 0 && !isBacktracking { return }
        isBacktracking = false
        for index in next..<rule.arguments.count {
            switch rule.arguments[index] {
            case .token(let token):
                guard lexer.kind == token else { continue }
                try pushToken(rule.id)
                return try lexer.next()
            case .rule(let child), .optional(let child):
                // The last choice decides alone: its rule need not be remembered.
                if index + 1 < rule.arguments.count { try pushRule(rule.id, line: line, next: index + 1) }
                return try pushRule(child, line: lexer.line)
            }
        }
        isBacktracking = true
    }

    private func matchAll(_ rule: Rule, _ next: Int, _ line: Int) throws(PythonError) {
        if isBacktracking {
            if case .optional = rule.arguments[next - 1] {
                try push(.null)
                isBacktracking = false
            } else if next > 1 {
                throw syntaxError()
            } else {
                return
            }
        }
        for index in next..<rule.arguments.count {
            switch rule.arguments[index] {
            case .token(let token):
                if lexer.kind == token {
                    if token == .name { try pushToken(rule.id) }
                    try lexer.next()
                } else if index > 0 {
                    throw syntaxError()
                } else {
                    isBacktracking = true
                    return
                }
            case .rule(let child), .optional(let child):
                return try descend(into: child, from: rule.id, next: index + 1, line: line)
            }
        }
        try finishAll(rule, line)
    }

    /// All arguments matched: their nodes become one.
    private func finishAll(_ rule: Rule, _ line: Int) throws(PythonError) {
        if rule.id == .exprStmt && input != .single && result(0).isNull {
            // A lonely constant, such as a docstring, does nothing.
            let value = result(1)
            if (value.isLeaf && !value.isIdentifier) || value.isStruct(.constObject, in: ram) {
                drop(2)
                return try pushNode(.passStmt, line: line, count: 0)
            }
        }
        var count = 0, present = 0
        for argument in rule.arguments.reversed() {
            switch argument {
            case .token(let token):
                guard token == .name else { continue }
                present += 1
            case .rule, .optional:
                if !result(count).isNull { present += 1 }
            }
            count += 1
        }
        if present == 1 && rule.allowsOne {
            var only = ParseNode.null
            for _ in 0..<count {
                let node = pop()
                if !node.isNull { only = node }
            }
            return try push(only)
        }
        if rule.addsBlank {
            try push(.null)
            count += 1
        }
        try pushNode(rule.id, line: line, count: count)
    }

    private func matchList(_ rule: Rule, _ next: Int, _ line: Int) throws(PythonError) {
        var next = next
        while !isBacktracking {
            let isSeparator = rule.hasSeparator && next & 1 == 1
            switch rule.arguments[isSeparator ? 1 : 0] {
            case .token(let token):
                if lexer.kind == token {
                    if !isSeparator { try pushToken(rule.id) }
                    try lexer.next()
                } else {
                    isBacktracking = true
                }
                next += 1
            case .rule(let child), .optional(let child):
                return try descend(into: child, from: rule.id, next: next + 1, line: line)
            }
        }
        // The argument before `next` did not match. The first item is a must; after a separator an item is, unless the list may end so.
        if next == 1 { return }
        var endsInSeparator = false
        if rule.hasSeparator && next & 1 == 1 {
            guard rule.allowsEnd else { throw syntaxError() }
            endsInSeparator = true
        }
        isBacktracking = false
        var count = next - 1
        if rule.hasSeparator, case .token = rule.arguments[1] { count = (count + 1) / 2 }
        // One item without a separator stands for the list.
        if count != 1 || endsInSeparator { try pushNode(rule.id, line: line, count: count) }
    }
}
