/// Guessing which word was meant.
enum Spelling {
    /// The word that differs in the fewest letters (left out, added or changed); `nil` if none is near.
    static func nearest(to word: String, among known: [String]) -> String? {
        let best = known.map { (word: $0, distance: distance(word.lowercased(), $0)) }.min { $0.distance < $1.distance }
        guard let best, best.distance <= max(2, word.count / 2) else { return nil }
        return best.word
    }

    /// How many letters must be left out, added or changed.
    private static func distance(_ a: String, _ b: String) -> Int {
        let b = Array(b)
        var row = Array(0...b.count)
        for (i, letter) in a.enumerated() {
            var diagonal = row[0]
            row[0] = i + 1
            for j in b.indices {
                let changed = diagonal + (letter == b[j] ? 0 : 1)
                diagonal = row[j + 1]
                row[j + 1] = min(changed, row[j] + 1, diagonal + 1)
            }
        }
        return row[b.count]
    }
}
