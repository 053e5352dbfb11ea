// What the colours of the map say. A layer gives each allocation a class, and each class a role, a letter and a name; the glyphs say how
// full a cell is in every layer. Each layer is a file in Layers/ and a row in the table below; keys, help and legend read the table.
import BlockHeap
import Grid
import Timeline

/// A way to colour the map.
struct Layer: Sendable {
    /// Tells it from all others, and is its name.
    let name: String
    /// The digit that brings it, or nil where it is not to be chosen.
    var key: Character?
    /// What help says of that key.
    var help = ""
    /// It needs the run that led to the map.
    var needsRun = true
    /// What a cell says.
    var subject = Subject.used
    /// At 1:1 what each block is, in mem_info's letters, says all that its classes say.
    var isOfKinds = false
    let classify: @Sendable (LayerSource) -> LayerView

    enum Subject {
        /// The class of what is used in it; what is free is calm.
        case used
        /// How long the hole is that a free cell lies in; what is used is faint.
        case holes
        /// What became of its blocks, free or used, whatever there is less of.
        case changes
    }

    /// The layers to choose from, in the order of their keys.
    static let all: [Layer] = [.type, .age, .garbage, .who, .difference, .hole]

    /// The one after this, of those that need no run or of all.
    func next(withRun: Bool) -> Layer {
        let choices = Layer.all.filter { withRun || !$0.needsRun }
        let index = choices.firstIndex(of: self) ?? -1
        return choices[(index + 1) % choices.count]
    }
}

extension Layer: Hashable {
    static func == (a: Layer, b: Layer) -> Bool { a.name == b.name }
    func hash(into hasher: inout Hasher) { hasher.combine(name) }
}

/// What a layer is worked out from: a map, and where there is one the run that led to it.
struct LayerSource {
    let map: BlockMap
    /// A map that it is held against, where there is no run.
    var other: BlockMap?
    var run: Run?

    struct Run {
        let history: History
        let view: TrackView
        /// The moment that was marked.
        let mark: Moment?
        /// The memory at this moment, where it has been looked into.
        let insight: Insight?
        /// The collection that is being stepped through.
        let walk: Walk?

        var moment: Moment { view.moment }
    }
}

/// A layer of one moment: a class for each block, and what the classes mean.
struct LayerView: Sendable {
    struct Class: Sendable {
        var role: Role
        /// What the legend says of it, and the same in at most seven characters.
        var name: String
        var short: String
        /// What a cell of this class shows on a terminal without colours: a capital, the small letter in cells that are mostly empty.
        /// `nil`: how full the cell is.
        var letter: Character?
        /// A cell that has any of it is shown as this class, whatever there is more of.
        var isLoud = false
        /// What is not known better: the legend has it last.
        var isRest = false
    }

    var classes: [UInt8]
    var meanings: [Class]

    /// Nothing is known.
    static let none = LayerView(classes: [], meanings: [])

    func meaning(_ class: UInt8) -> Class? { meanings.indices.contains(Int(`class`)) ? meanings[Int(`class`)] : nil }
    func role(_ class: UInt8) -> Role { meaning(`class`)?.role ?? .other }
}
