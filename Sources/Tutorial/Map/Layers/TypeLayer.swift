// By what the allocations hold.
import BlockHeap
import Grid
import Timeline

extension Layer {
    static let type = Layer(
        name: "type", key: "1", help: "colour by type: what it holds", needsRun: false, isOfKinds: true
    ) { LayerView(types: $0.map) }
}

extension LayerView {
    init(types map: BlockMap) {
        classes = map.contentClasses
        meanings = BlockContent.allCases.map {
            Class(role: $0.role, name: $0.family, short: $0.shortFamily, letter: $0.familyLetter, isRest: $0.role == .other)
        }
    }
}

extension BlockContent {
    public var role: Role {
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
    public var family: String {
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
