// What MicroPython's own words about a failure tell: the line.
import Text

extension CompileProblem {
    /// The problem that a traceback tells: the last line it names, and its last line.
    public init(traceback text: String) {
        let lines = text.split(separator: "\n").map(String.init)
        line = RunFigures.lastLine(of: lines) ?? 1
        message = lines.last?.trimmed ?? ""
    }
}

extension RunFigures {
    /// The source line that a traceback names last.
    static func lastLine(of traceback: [String]) -> Int? {
        traceback.compactMap { line -> Int? in
            guard line.hasPrefix("  File \""), let found = line.firstMatch(of: /line ([0-9]+)/) else { return nil }
            return Int(found.1)
        }.last
    }
}
