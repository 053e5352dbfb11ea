// What the colours of the map say. A layer gives each allocation a class, and each class a role, a letter and a name; the glyphs say how
// full a cell is in every layer.
import Grid
import Timeline

/// A way to colour the map.
enum Layer: Int, Sendable, CaseIterable {
    case type, age, garbage, who, difference, hole
    /// What the collector knows of each block, while a collection is stepped through; not among the layers to choose from.
    case marks

    var name: String {
        switch self {
        case .type: "type"
        case .age: "age"
        case .garbage: "garbage"
        case .who: "who made it"
        case .difference: "difference"
        case .hole: "hole size"
        case .marks: "marks"
        }
    }

    var next: Layer { Layer.choices.first { $0.rawValue > rawValue } ?? .type }

    /// Those that can be chosen.
    static let choices = allCases.filter { $0 != .marks }

    /// The layers that a map alone can have, without the run that led to it.
    static let ofAnyMap: [Layer] = [.type, .hole]
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
    }

    var classes: [UInt8]
    var meanings: [Class]

    func meaning(_ class: UInt8) -> Class? { meanings.indices.contains(Int(`class`)) ? meanings[Int(`class`)] : nil }
    func role(_ class: UInt8) -> Role { meaning(`class`)?.role ?? .other }

    /// By what the allocations hold.
    init(types map: BlockMap) {
        classes = map.contentClasses
        meanings = BlockContent.allCases.map { Class(role: $0.role, name: $0.family, short: $0.shortFamily, letter: $0.familyLetter) }
    }

    init(classes: [UInt8], meanings: [Class]) {
        self.classes = classes
        self.meanings = meanings
    }
}

extension BlockContent {
    var role: Role {
        switch self {
        case .tuple, .list, .dict, .items, .table: .container
        case .string, .characters: .stringBlock
        case .array, .elements: .buffer
        case .float: .figure
        case .function, .module, .code: .program
        case .other: .other
        }
    }

    /// The name that the legend gives to all of one colour.
    var family: String {
        switch role {
        case .container: "lists, dicts"
        case .stringBlock: "text"
        case .buffer: "buffers"
        case .figure: "floats"
        case .program: "code"
        default: "other"
        }
    }

    var shortFamily: String { role == .container ? "lists" : family }

    /// Of mem_info's letters, the one that stands for all of a colour.
    var familyLetter: Character {
        switch role {
        case .container: "L"
        case .stringBlock: "S"
        case .buffer: "A"
        case .figure: "F"
        case .program: "B"
        default: "H"
        }
    }
}
