// What can be read out of a run: sums over its holes, and the numbers that the program itself printed.

import Foundation

extension RunFigures {
    /// Bytes free when the script had ended.
    public var freeAtEnd: Int { holes.reduce(0) { $0 + $1.bytes } }

    /// The longest free run; 0 in a full heap.
    public var biggestHole: Int { holes.map(\.bytes).max() ?? 0 }

    /// The share of the free bytes that is not in the biggest hole, in percent. 0 and 100 are exact: what is nearly none is 1,
    /// what is nearly all is 99.
    public var scattered: Int {
        let elsewhere = freeAtEnd - biggestHole
        guard elsewhere > 0 else { return 0 }
        return min(99, max(1, Int((100 * Double(elsewhere) / Double(freeAtEnd)).rounded())))
    }

    /// What is alive after the last collection, less what was alive once the program had warmed up: after the first
    /// third of its collections. `nil` with fewer than two collections.
    public var liveGrowth: Int? {
        guard liveAfterCollections.count >= 2, let last = liveAfterCollections.last else { return nil }
        return last - liveAfterCollections[liveAfterCollections.count / 3]
    }

    /// The output's lines, without the empty one after the last line's end.
    public var outputLines: [String] {
        var lines = stdout.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        if lines.last == "" { lines.removeLast() }
        return lines
    }

    /// Whether an exception of this type ended the run.
    public func raised(_ type: String) -> Bool {
        if case .raised(type, _) = outcome { true } else { false }
    }

    /// All whole numbers of the output, in order; the digits of a word (`text2`) or behind a point do not count.
    public var numbers: [Int] { outputLines.flatMap { Self.numbers(in: $0) } }

    /// For each time that `word` stands in a line, whatever its capitals, the next number in that line.
    public func readings(after word: String) -> [Int] {
        outputLines.flatMap { line -> [Int] in
            let parts = Self.words(in: line.lowercased())
            return parts.indices.filter { parts[$0] == word.lowercased() }.compactMap { at in
                parts[(at + 1)...].lazy.compactMap { Int($0) }.first
            }
        }
    }

    /// The first number behind the first place where `label` stands.
    func number(after label: String) -> Int? {
        guard let found = stdout.range(of: label) else { return nil }
        let rest = stdout[found.upperBound...]
        return rest.split(separator: "\n", omittingEmptySubsequences: false).lazy
            .compactMap { Self.numbers(in: String($0)).first }.first
    }

    private static func numbers(in line: String) -> [Int] { words(in: line).compactMap { Int($0) } }

    /// Runs of letters, digits, points and underscores; a minus belongs to digits right behind it.
    private static func words(in line: String) -> [String] {
        var words: [String] = []
        var word = ""
        func isPart(_ character: Character) -> Bool { character.isLetter || character.isNumber || character == "_" || character == "." }
        for character in line {
            if isPart(character) {
                word.append(character)
            } else {
                if !word.isEmpty, word != "-" { words.append(word) }
                word = character == "-" ? "-" : ""
            }
        }
        if !word.isEmpty, word != "-" { words.append(word) }
        return words.map { $0.hasSuffix(".") ? String($0.dropLast()) : $0 }
    }
}
