// While a collection is stepped through: what the collector knows of each block. Not to be chosen.
import Grid
import Timeline

extension Layer {
    static let marks = Layer(name: "marks") { source in
        source.run.flatMap { run in run.walk.map { LayerView(marks: $0, run.view) } } ?? .none
    }
}

extension LayerView {
    /// What each block's mark is. A cell of many blocks shows what is at work in it before what is at rest: later meanings are louder.
    fileprivate init(marks walk: Walk, _ view: TrackView) {
        let marks = walk.state.marks
        let isOver = walk.state.part == .over || walk.state.part == .sweeping
        let order: [CollectionWalk.Mark] = [.none, .done, .waiting, .leftOut, .scanning]
        var number: [CollectionWalk.Mark: UInt8] = [:]
        for (i, mark) in order.enumerated() { number[mark] = UInt8(i) }
        classes = view.moment.map.classes { head in marks.indices.contains(head) ? number[marks[head]] ?? 0 : 0 }
        meanings = [
            Class(role: .garbage, name: isOver ? "no mark: to be swept" : "no mark yet", short: "no mark", letter: "O"),
            Class(role: .stringBlock, name: "marked", short: "marked", letter: "M"),
            Class(role: .key, name: "waits on the mark stack", short: "waits", letter: "W", isLoud: true),
            Class(role: .warning, name: "left out: the stack was full", short: "left", letter: "!", isLoud: true),
            Class(role: .outline, name: "is looked at", short: "looked", letter: "@", isLoud: true),
        ]
    }
}
