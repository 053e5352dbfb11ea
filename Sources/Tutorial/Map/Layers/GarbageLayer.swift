// What no root reaches; where that is not known, what the next collection of this run will free.
import Grid
import Timeline

extension Layer {
    static let garbage = Layer(
        name: "garbage", key: "3", help: "colour garbage: what no root reaches and no collection has freed yet"
    ) { source in
        source.run.map { LayerView(garbage: $0) } ?? .none
    }
}

extension LayerView {
    fileprivate init(garbage run: LayerSource.Run) {
        let moment = run.moment
        if let insight = run.insight {
            classes = moment.map.classes { insight.reach.isReachable[$0] || run.view.isNewest($0) ? 0 : 1 }
        } else {
            let dead = LayerView.freedNext(run.history, moment)
            classes = moment.map.classes { dead.contains($0) ? 1 : 0 }
        }
        let known = run.insight != nil
        meanings = [
            Class(role: .stringBlock, name: known ? "in reach" : "stays", short: known ? "reached" : "stays"),
            Class(
                role: .garbage, name: known ? "garbage: nothing leads to it" : "garbage: the next collection frees it", short: "garbage",
                letter: "X", isLoud: true),
        ]
    }

    /// The heads that the next collection of the run frees.
    private static func freedNext(_ history: History, _ moment: Moment) -> Set<Int> {
        guard let next = history.collections.first(where: { $0.end >= moment.position }) else { return [] }
        var dead: Set<Int> = [], reborn: Set<Int> = []
        for index in moment.position..<max(next.end, moment.position) {
            let event = history.recording.events[index]
            if event.kind == .swept, index >= next.start, !reborn.contains(Int(event.block)) { dead.insert(Int(event.block)) }
            // What was born since then is another allocation at the same place.
            if index < next.start, let head = event.newHead { reborn.insert(head) }
        }
        return dead
    }
}
