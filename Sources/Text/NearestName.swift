// "Did you mean": the known name that the fewest slips of the finger turn into the one that was typed.

/// Finds near names.
public enum NearestName {
    /// The nearest of `known` within a third of the name's length (at least two slips), or `nil`.
    public static func of(_ name: String, in known: [String]) -> String? {
        // Nobody slips in a word that long, and comparing would take its time.
        guard name.utf8.count <= 64 else { return nil }
        let limit = max(2, name.count / 3)
        let best = known.map { (name: $0, slips: slips(name, $0)) }.min { $0.slips < $1.slips }
        guard let best, best.slips <= limit else { return nil }
        return best.name
    }

    /// Insertions, deletions, replacements and swaps of neighbours that turn `a` into `b`.
    static func slips(_ a: String, _ b: String) -> Int {
        let a = Array(a.lowercased())
        let b = Array(b.lowercased())
        var rows = [[Int]](repeating: [Int](repeating: 0, count: b.count + 1), count: a.count + 1)
        for i in 0...a.count { rows[i][0] = i }
        for j in 0...b.count { rows[0][j] = j }
        for i in a.indices {
            for j in b.indices {
                var least = min(rows[i][j + 1], rows[i + 1][j]) + 1
                least = min(least, rows[i][j] + (a[i] == b[j] ? 0 : 1))
                if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { least = min(least, rows[i - 1][j - 1] + 1) }
                rows[i + 1][j + 1] = least
            }
        }
        return rows[a.count][b.count]
    }
}
