// A call tree as lines: callers above what they call, the heaviest first, with their share of all bytes.

import Text
import Timeline

struct CallTreeText {
    let lines: [String]

    /// - Parameter top: what follows of each caller at most; 0 for all.
    init(_ tree: CallTree, top: Int) {
        let totals = tree.totals()
        var children: [Int: [Int]] = [:]
        for (index, node) in tree.nodes.enumerated() { children[node.parent, default: []].append(index) }
        let all = (children[-1] ?? []).reduce(0) { $0 + totals[$1] }
        var lines: [String] = []
        func add(_ parent: Int, depth: Int) {
            let heavy = (children[parent] ?? []).filter { totals[$0] > 0 }.sorted { (totals[$1], $0) < (totals[$0], $1) }
            for index in top == 0 ? heavy[...] : heavy.prefix(top) {
                let share = all == 0 ? 0 : totals[index] * 100 / all
                let number = totals[index].grouped.alignedRight(in: 12) + "\(share) %".alignedRight(in: 6)
                lines.append(number + "  " + String(repeating: "  ", count: depth) + tree.name(of: tree.nodes[index]))
                add(index, depth: depth + 1)
            }
        }
        add(-1, depth: 0)
        self.lines = lines
    }
}
