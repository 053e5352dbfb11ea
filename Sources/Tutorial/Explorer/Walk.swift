// A collection that is being stepped through: which step is on the screen, and the collector's state there.
import Timeline

/// A place in a collection.
struct Walk: Sendable {
    let walk: CollectionWalk
    /// Steps owed to the clock while it plays, in thousandths.
    var owed = 0
    private(set) var step = 0
    private(set) var state: CollectionWalk.State

    init(_ walk: CollectionWalk) {
        self.walk = walk
        state = walk.state(at: 0)
    }

    var last: Int { max(0, walk.steps.count - 1) }
    var isAtEnd: Bool { step >= last }

    /// How many steps fall into some milliseconds, where the whole takes `length`.
    mutating func beats(_ length: PlayLength, in milliseconds: Int) -> Int { length.beats(of: last, in: milliseconds, &owed) }

    /// The position of the run that the step belongs to.
    var position: Int { walk.steps.isEmpty ? walk.start : Int(walk.steps[step].position) }

    mutating func go(to step: Int) {
        self.step = step.clamped(to: 0...last)
        state = walk.state(at: self.step)
    }

    /// Blocks that the step is about.
    func touched(_ map: BlockMap) -> [Range<Int>] {
        guard walk.steps.indices.contains(step), walk.steps[step].block >= 0 else { return [] }
        let head = Int(walk.steps[step].block)
        // A block that this step has swept is free in the map by now.
        return [head..<head + max(1, map.isFree(head) ? 1 : map.count(ofHead: head))]
    }
}
