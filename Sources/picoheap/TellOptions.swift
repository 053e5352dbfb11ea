// What of a run is to be told in words.
import ArgumentParser
import Text
import Timeline

struct TellOptions: ParsableArguments {
    @Flag(help: "Tell the run in words instead, a sentence an event.")
    var tell = false

    @Option(help: ArgumentHelp(
        "Tell only what these lines of the script do: 8, 8-12, font.py:8, or several with commas.", valueName: "lines"))
    var line: [String] = []

    @Option(help: ArgumentHelp("Tell only events of these kinds: \(TellOptions.kindNames).", valueName: "kinds"))
    var kind: [String] = []

    @Flag(help: "Tell everything one by one: boot, parser and compiler too, and each block that a collection frees.")
    var all = false

    private static let kindNames = TellSelection.Kind.allCases.map(\.rawValue).joined(separator: ", ")

    /// `nil` where nothing is to be told. Throws a usage error.
    func selection() throws -> TellSelection? {
        guard tell else {
            let asked = [("--line", !line.isEmpty), ("--kind", !kind.isEmpty), ("--all", all)].first(where: \.1)
            if let asked { throw ValidationError("\(asked.0) chooses what --tell tells; say --tell as well.") }
            return nil
        }
        return TellSelection(
            lines: try parts(line).map(TellOptions.range), kinds: Set(try parts(kind).map(TellOptions.kind)), tellsAll: all)
    }

    private func parts(_ values: [String]) -> [String] {
        values.flatMap { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
    }

    private static func range(_ text: String) throws -> TellSelection.LineRange {
        let colon = text.lastIndex(of: ":")
        let numbers = colon.map { text[text.index(after: $0)...] } ?? text[...]
        let ends = numbers.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false).map { Int($0) }
        if let first = ends.first ?? nil, let last = ends.last ?? nil, 1 <= first, first <= last, colon != text.startIndex {
            return TellSelection.LineRange(file: colon.map { String(text[..<$0]) }, lines: first...last)
        }
        throw ValidationError("--line: '\(text)' is no line or range of lines; 8, 8-12 and font.py:8-12 are.")
    }

    private static func kind(_ text: String) throws -> TellSelection.Kind {
        if let kind = TellSelection.Kind(rawValue: text) { return kind }
        let nearest = NearestName.of(text, in: TellSelection.Kind.allCases.map(\.rawValue))
        let hint = nearest.map { "; did you mean '\($0)'?" } ?? "."
        throw ValidationError("--kind: there is no kind '\(text)'\(hint) The kinds are \(kindNames).")
    }
}
