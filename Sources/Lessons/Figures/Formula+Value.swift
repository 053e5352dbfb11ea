// Formula + runs -> value. A figure that does not exist (the third reading of two) is an error with a sentence, never a zero.

extension Formula {
    /// The value in `scope`; where its runs do not give one, what was blessed.
    public func value(in scope: FigureScope) throws(FormulaError) -> FigureValue {
        do throws(FormulaError) {
            return try Evaluator(scope: scope).value(root)
        } catch {
            guard let blessed = scope.blessed[text] else { throw error }
            return blessed
        }
    }

    /// The value, which must be yes or no.
    public func truth(in scope: FigureScope) throws(FormulaError) -> Bool {
        guard case .truth(let truth) = try value(in: scope) else {
            throw FormulaError(offset: 0, message: "`\(text)` is neither true nor false")
        }
        return truth
    }

    /// The value, which must be a number.
    public func number(in scope: FigureScope) throws(FormulaError) -> Int {
        guard case .number(let number) = try value(in: scope) else {
            throw FormulaError(offset: 0, message: "`\(text)` is not a number")
        }
        return number
    }
}

private struct Evaluator {
    var scope: FigureScope

    func fault(_ message: String) -> FormulaError { FormulaError(offset: 0, message: message) }

    func value(_ node: Formula.Node) throws(FormulaError) -> FigureValue {
        switch node {
        case .literal(let value): return value
        case .name(let name, let run): return try figure(name, run: run)
        case .element(let name, let run, let index):
            return try element(name, of: try figures(run, for: name), try number(index))
        case .call(let name, let run, let arguments): return try call(name, run: run, arguments)
        case .not(let inner): return .truth(!(try truth(inner)))
        case .negative(let inner):
            let (result, overflow) = (try number(inner)).multipliedReportingOverflow(by: -1)
            if overflow { throw fault("a number is too large") }
            return .number(result)
        case .binary(let operation, let left, let right): return try binary(operation, left, right)
        }
    }

    func number(_ node: Formula.Node) throws(FormulaError) -> Int {
        guard case .number(let number) = try value(node) else { throw fault("a number is needed") }
        return number
    }

    func truth(_ node: Formula.Node) throws(FormulaError) -> Bool {
        guard case .truth(let truth) = try value(node) else { throw fault("a condition is needed") }
        return truth
    }

    func text(_ node: Formula.Node) throws(FormulaError) -> String {
        guard case .text(let text) = try value(node) else { throw fault("a text is needed") }
        return text
    }

    func figures(_ run: String?, for name: String) throws(FormulaError) -> RunFigures {
        if let run {
            guard let figures = scope.runs[run] else { throw fault("there are no figures of a run `\(run)`") }
            return figures
        }
        guard let own = scope.own else { throw fault("`\(name)` needs a run, and there is none") }
        return own
    }

    func figure(_ name: String, run: String?) throws(FormulaError) -> FigureValue {
        switch name {
        case "block_size": return .number(16)
        case "word_size": return .number(4)
        case "true": return .truth(true)
        case "false": return .truth(false)
        case "guess":
            guard let guess = scope.guess else { throw fault("there is no guess") }
            return .number(guess)
        case "answer":
            guard let answer = scope.answer else { throw fault("there is no answer") }
            return .number(answer)
        default: break
        }
        let figures = try figures(run, for: name)
        switch name {
        case "total_allocated": return .number(figures.totalAllocated)
        case "allocations": return .number(figures.allocations)
        case "compile_allocated": return .number(figures.compileAllocated)
        case "collections": return .number(figures.collections)
        case "peak_used": return .number(figures.peakUsed)
        case "last_live":
            guard let last = figures.liveAfterCollections.last else { throw fault("there was no collection") }
            return .number(last)
        case "live_growth":
            guard let growth = figures.liveGrowth else {
                throw fault("growth needs at least two collections; the program made \(figures.collections)")
            }
            return .number(growth)
        case "used_end": return .number(figures.heapBytes - figures.freeAtEnd)
        case "free_end": return .number(figures.freeAtEnd)
        case "heap": return .number(figures.heapBytes)
        case "biggest_hole": return .number(figures.biggestHole)
        case "holes": return .number(figures.holes.count)
        case "scattered":
            return .number(figures.scattered)
        case "seconds": return .number(Int(figures.seconds.rounded()))
        case "lines": return .number(figures.outputLines.count)
        case "no_memory_error": return .truth(!figures.raised("MemoryError"))
        case "finished": return .truth(figures.outcome == .finished)
        case "requested", "blocks", "place", "swept":
            guard let event = figures.event else { throw fault("`\(name)` is of a stop's event: write `here.\(name)`") }
            let values = ["requested": event.requested, "blocks": event.blocks, "place": event.offset, "swept": event.swept]
            return .number(values[name] ?? 0)
        default: throw fault("there is no figure `\(name)`")
        }
    }

    func element(_ name: String, of figures: RunFigures, _ index: Int) throws(FormulaError) -> FigureValue {
        func pick<T>(_ values: [T]) throws(FormulaError) -> T {
            let at = index > 0 ? index - 1 : values.count + index
            guard index != 0, values.indices.contains(at) else {
                throw fault("there is no `\(name)[\(index)]`: the program printed \(values.count)")
            }
            return values[at]
        }
        switch name {
        case "used": return .number(try pick(figures.readings(after: "used")))
        case "free": return .number(try pick(figures.readings(after: "free")))
        case "number": return .number(try pick(figures.numbers))
        default: return .text(try pick(figures.outputLines))
        }
    }

    func call(_ name: String, run: String?, _ arguments: [Formula.Node]) throws(FormulaError) -> FigureValue {
        func require(_ count: Int) throws(FormulaError) {
            guard arguments.count == count else {
                throw fault("`\(name)` takes \(count) value\(count == 1 ? "" : "s"), not \(arguments.count)")
            }
        }
        switch name {
        case "abs":
            try require(1)
            let number = try number(arguments[0])
            return .number(number == .min ? .max : Swift.abs(number))
        case "min", "max":
            try require(2)
            let (a, b) = (try number(arguments[0]), try number(arguments[1]))
            return .number(name == "min" ? Swift.min(a, b) : Swift.max(a, b))
        case "ram", "stack", "heap_of":
            try require(1)
            let board = try text(arguments[0])
            guard let figures = scope.boards(board) else { throw fault("there is no board `\(board)`") }
            return .number(name == "ram" ? figures.ram : name == "stack" ? figures.stack : figures.heap)
        case "percent":
            try require(2)
            let (part, whole) = (try number(arguments[0]), try number(arguments[1]))
            guard whole != 0 else { throw fault("a percentage of nothing") }
            return .number(Int((100 * Double(part) / Double(whole)).rounded()))
        default: break
        }
        let figures = try figures(run, for: name)
        try require(1)
        switch name {
        case "printed": return .truth(figures.stdout.contains(try text(arguments[0])))
        case "count":
            let text = try text(arguments[0])
            return .number(figures.outputLines.count { $0.contains(text) })
        case "matches":
            let pattern = try text(arguments[0])
            guard let regex = try? Regex(pattern) else { throw fault("`\(pattern)` is not a regular expression") }
            return .truth(figures.stdout.contains(regex))
        case "after":
            let label = try text(arguments[0])
            guard let number = figures.number(after: label) else {
                throw fault("no number follows \"\(label)\" in the output")
            }
            return .number(number)
        case "raised": return .truth(figures.raised(try text(arguments[0])))
        case "fits":
            let bytes = try number(arguments[0])
            return .truth(figures.holes.contains { $0.bytes >= bytes })
        case "first_fit":
            let bytes = try number(arguments[0])
            guard let hole = figures.holes.first(where: { $0.bytes >= bytes }) else {
                throw fault("no hole holds \(bytes) bytes")
            }
            return .number(hole.offset)
        case "allocated_in": return .number(figures.byFunction[try text(arguments[0])]?.bytes ?? 0)
        case "allocations_in": return .number(figures.byFunction[try text(arguments[0])]?.allocations ?? 0)
        default: throw fault("there is no function `\(name)`")
        }
    }

    func binary(_ operation: Formula.Operator, _ left: Formula.Node, _ right: Formula.Node) throws(FormulaError)
        -> FigureValue
    {
        switch operation {
        case .or: return .truth(try truth(left) ? true : try truth(right))
        case .and: return .truth(try truth(left) ? try truth(right) : false)
        case .equal: return .truth(try value(left) == value(right))
        case .unequal: return .truth(try value(left) != value(right))
        default: break
        }
        let (a, b) = (try number(left), try number(right))
        var result = (partialValue: 0, overflow: false)
        switch operation {
        case .less: return .truth(a < b)
        case .lessOrEqual: return .truth(a <= b)
        case .greater: return .truth(a > b)
        case .greaterOrEqual: return .truth(a >= b)
        case .add: result = a.addingReportingOverflow(b)
        case .subtract: result = a.subtractingReportingOverflow(b)
        case .multiply: result = a.multipliedReportingOverflow(by: b)
        case .divide, .remainder:
            guard b != 0 else { throw fault("a division by zero") }
            result = operation == .divide ? a.dividedReportingOverflow(by: b) : a.remainderReportingOverflow(dividingBy: b)
        case .or, .and, .equal, .unequal: break
        }
        if result.overflow { throw fault("a number is too large") }
        return .number(result.partialValue)
    }
}
