// The map while a collection is stepped through: what the collector knows of each block.
import Timeline

extension LayerView {
    /// What each block's mark is. A cell of many blocks shows what is at work in it before what is at rest.
    init(_ walk: Walk, _ view: TrackView) {
        let marks = walk.state.marks
        let classes = view.moment.map.classes { head in marks.indices.contains(head) ? marks[head].rawValue : 0 }
        let over = walk.state.part == .over || walk.state.part == .sweeping
        self.init(
            classes: classes,
            meanings: [
                Class(role: .garbage, name: over ? "no mark: to be swept" : "no mark yet", letter: "o"),
                Class(role: .key, name: "waits on the mark stack", letter: "w"), Class(role: .outline, name: "is looked at", letter: "@"),
                Class(role: .stringBlock, name: "marked", letter: "m"), Class(role: .warning, name: "left out: the stack was full", letter: "!"),
            ],
            urgent: [.scanning, .leftOut, .waiting])
    }

    private init(classes: [UInt8], meanings: [Class], urgent marks: [CollectionWalk.Mark]) {
        self.classes = classes
        self.meanings = meanings
        urgent = marks.map { Int($0.rawValue) }
    }
}
