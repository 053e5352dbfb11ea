// Checking and sorting the arguments of built-in functions. py/argcheck.c.

import BlockHeap

/// An argument that a built-in function takes (`mp_arg_t`). Ints and bools are converted by the caller; that one `isInteger` is
/// known already where the arguments are sorted, because which of several errors is raised depends on it.
struct AllowedArgument {
    let name: Qstr
    var isRequired = false
    var isKeywordOnly = false
    var isInteger = false
    var fallback: Obj = .none
}

extension VM {
    /// mp_arg_check_num: `most` is `.max` where there may be any number. TypeError else.
    @inline(__always)
    func checkArguments(_ args: Args, _ least: Int, _ most: Int, keywords: Bool = false) throws(PythonError) {
        if args.count >= least && args.count <= most && (keywords || args.keywordCount == 0) { return }
        throw argumentError(args, least, most, keywords)
    }

    @inline(never)
    private func argumentError(_ args: Args, _ least: Int, _ most: Int, _ keywords: Bool) -> PythonError {
        if args.keywordCount > 0 && !keywords { return error(.typeError, "function doesn't take keyword arguments") }
        if least == most {
            return error(
                .typeError, format: "function takes %d positional arguments but %d were given", .int(least), .int(args.count))
        }
        if args.count < least {
            return error(.typeError, format: "function missing %d required positional arguments", .int(least - args.count))
        }
        return error(.typeError, format: "function expected at most %d arguments, got %d", .int(most), .int(args.count))
    }

    /// mp_arg_parse_all: one value for each allowed argument.
    func parse(_ args: Args, _ allowed: [AllowedArgument]) throws(PythonError) -> [Obj] {
        var values: [Obj] = []
        values.reserveCapacity(allowed.count)
        var positionalFound = 0
        var keywordsFound = 0
        for (index, argument) in allowed.enumerated() {
            if index < args.count {
                if argument.isKeywordOnly { break }
                positionalFound += 1
                values.append(args[index])
                if argument.isInteger { _ = try integer(args[index]) }
            } else if let given = keyword(args, argument.name) {
                keywordsFound += 1
                values.append(given)
                if argument.isInteger { _ = try integer(given) }
            } else if argument.isRequired {
                throw error(.typeError, format: "'%q' argument required", .qstr(argument.name))
            } else {
                values.append(argument.fallback)
            }
        }
        if positionalFound < args.count { throw error(.typeError, "extra positional arguments given") }
        if keywordsFound < args.keywordCount { throw error(.typeError, "extra keyword arguments given") }
        return values
    }

    /// The value of a keyword argument, where it was given.
    func keyword(_ args: Args, _ name: Qstr) -> Obj? {
        let wanted = Obj(name)
        for index in 0..<args.keywordCount where args.keyword(index) == wanted { return args.keywordValue(index) }
        return nil
    }
}
