// What differs from the marked moment, or from where the run is opened; or between two maps.
import BlockHeap
import Grid
import Timeline

extension Layer {
    static let difference = Layer(
        name: "difference", key: "5", help: "colour what differs from the marked moment, or from the beginning", subject: .changes
    ) { source in
        source.run.map { LayerView(difference: $0) } ?? source.other.map { LayerView(of: source.map, against: $0) } ?? .none
    }
}

extension LayerView {
    fileprivate init(difference run: LayerSource.Run) {
        let mark = run.mark ?? run.history.moment(at: run.history.opening)
        classes = MomentDifference(from: mark, to: run.moment).changes.map(\.rawValue)
        meanings = [
            Class(role: .free, name: "free", short: "free"), Class(role: .faint, name: "the same", short: "same"),
            Class(role: .added, name: "new", short: "new", letter: "+", isLoud: true),
            Class(role: .removed, name: "gone", short: "gone", letter: "-", isLoud: true),
            Class(role: .figure, name: "another's now", short: "changed", letter: "~", isLoud: true),
        ]
    }

    /// A block is the same in two maps where both print the same letter for it.
    fileprivate init(of map: BlockMap, against other: BlockMap) {
        classes = (0..<map.blockCount).map { block in
            let isFree = map.isFree(block), wasFree = block >= other.blockCount || other.isFree(block)
            switch (isFree, wasFree) {
            case (true, true): return 0
            case (false, true): return 2
            case (true, false): return 3
            case (false, false): return map.letter(of: block) == other.letter(of: block) ? 1 : 4
            }
        }
        meanings = [
            Class(role: .free, name: "free", short: "free"), Class(role: .faint, name: "the same", short: "same"),
            Class(role: .added, name: "only here", short: "here", letter: "+", isLoud: true),
            Class(role: .removed, name: "only on the other", short: "other", letter: "-", isLoud: true),
            Class(role: .figure, name: "another thing", short: "changed", letter: "~", isLoud: true),
        ]
    }
}
