// The names that formulas know. The table is what "did you mean" and the evaluator's promises rest on. What each
// means: Sources/Lessons/README.md.
import Text

/// The kinds of names in a formula.
enum FigureName {
    enum Shape: String {
        case figure, series, function
    }

    /// Plain figures of a run; `guess` and `answer` exist in reactions only.
    static let figures = [
        "total_allocated", "allocations", "compile_allocated", "collections", "peak_used", "last_live", "live_growth",
        "used_end", "free_end", "heap", "biggest_hole", "holes", "scattered", "seconds", "lines", "no_memory_error",
        "finished", "true", "false", "guess", "answer",
    ]

    /// Readings that the program printed, counted from 1; a negative index counts from the end.
    static let series = ["used", "free", "number", "line"]

    static let functions = [
        "printed", "count", "matches", "after", "raised", "fits", "first_fit", "allocated_in", "allocations_in",
        "percent", "abs", "min", "max",
    ]

    /// Figures and functions that read no run.
    static let constants: Set = ["true", "false", "guess", "answer"]
    static let arithmetic: Set = ["percent", "abs", "min", "max"]

    static func require(_ name: String, _ shape: Shape, offset: Int) throws(FormulaError) {
        let known =
            switch shape {
            case .figure: figures
            case .series: series
            case .function: functions
            }
        if known.contains(name) { return }
        var message = "there is no \(shape.rawValue) `\(name)`"
        if let near = NearestName.of(name, in: known) { message += "; did you mean `\(near)`?" }
        throw FormulaError(offset: max(0, offset), message: message)
    }
}
