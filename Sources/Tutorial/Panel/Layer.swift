// What the colours of the map say. A layer gives each allocation a class, and each class a role and a name; the glyphs say how full a
// cell is in every layer.
import Timeline

/// A way to colour the map.
enum Layer: Int, Sendable, CaseIterable {
    case type, age, garbage, line, difference, hole

    var name: String {
        switch self {
        case .type: "type"
        case .age: "age"
        case .garbage: "garbage"
        case .line: "line"
        case .difference: "difference"
        case .hole: "hole size"
        }
    }

    var next: Layer { Layer(rawValue: rawValue + 1) ?? .type }
}

/// A layer of one moment: a class for each block, and what the classes mean.
struct LayerView {
    struct Class {
        var role: Role
        var name: String
        /// What a cell of this class shows on a terminal without colours, in place of how full it is; nil: how full it is.
        var letter: Character?
    }

    let classes: [UInt8]
    let meanings: [Class]
    /// Classes that must not hide behind what a cell has more of, the most important first.
    let urgent: [Int]

    /// The role of a cell with blocks of several classes.
    func role(_ cell: MapCell) -> Role {
        let found = urgent.first { cell.classes & 1 << UInt32($0) != 0 }
        return role(found.map { UInt8($0) } ?? cell.mainClass)
    }

    func role(_ class: UInt8) -> Role { meanings.indices.contains(Int(`class`)) ? meanings[Int(`class`)].role : .other }

    /// - Parameter look: the memory at this moment, where it has been looked into: then garbage is known exactly.
    init(_ layer: Layer, _ track: Track, _ view: TrackView, look: Look? = nil) {
        urgent = layer == .garbage ? [1] : []
        switch layer {
        case .type, .hole:
            classes = view.moment.map.contentClasses
            meanings = BlockContent.allCases.map { Class(role: $0.role, name: $0.family) }
        case .age: (classes, meanings) = LayerView.age(track, view)
        case .garbage: (classes, meanings) = LayerView.garbage(track, view, look)
        case .line: (classes, meanings) = LayerView.lines(track, view)
        case .difference: (classes, meanings) = LayerView.difference(track, view)
        }
    }

    /// By collections survived.
    private static func age(_ track: Track, _ view: TrackView) -> ([UInt8], [Class]) {
        let ends = track.result?.history.collections.map(\.end) ?? []
        let position = view.moment.position
        let classes = view.moment.map.classes { head in
            guard let birth = view.moment.birth(ofHead: head) else { return 4 }
            switch ends.count(where: { $0 > birth && $0 < position }) {
            case 0: return 0
            case 1: return 1
            case 2...3: return 2
            case 4...7: return 3
            default: return 4
            }
        }
        let names = ["no collection yet", "1 survived", "2-3", "4-7", "8 and more"]
        let roles: [Role] = [.age0, .age1, .age2, .age3, .age4]
        return (classes, zip(roles, names).map { Class(role: $0, name: $1) })
    }

    /// What no root reaches; where that is not known, what the next collection of this run will free.
    private static func garbage(_ track: Track, _ view: TrackView, _ look: Look?) -> ([UInt8], [Class]) {
        let moment = view.moment
        if let look {
            let classes = moment.map.classes { look.reach.isReachable[$0] ? 0 : 1 }
            return (classes, [Class(role: .stringBlock, name: "in reach"), Class(role: .garbage, name: "garbage: nothing leads to it")])
        }
        var dead: Set<Int> = []
        if let history = track.result?.history, let next = history.collections.first(where: { $0.end >= moment.position }) {
            for index in max(next.start, moment.position)..<max(next.start, next.end, moment.position) {
                let event = history.recording.events[index]
                if event.kind == .swept { dead.insert(Int(event.block)) }
            }
            // What was born since then is another allocation at the same place.
            for index in moment.position..<max(next.start, moment.position) {
                if let head = history.recording.events[index].newHead { dead.remove(head) }
            }
        }
        let classes = moment.map.classes { dead.contains($0) ? 1 : 0 }
        return (classes, [Class(role: .stringBlock, name: "stays"), Class(role: .garbage, name: "freed by the next collection")])
    }

    /// By the line that made it: the lines that hold the most have colours of their own.
    private static func lines(_ track: Track, _ view: TrackView) -> ([UInt8], [Class]) {
        guard let history = track.result?.history else { return ([], []) }
        let moment = view.moment
        func line(_ head: Int) -> Int {
            guard let birth = moment.birth(ofHead: head) else { return 0 }
            let event = history.recording.events[birth]
            guard event.line > 0, history.function(of: event).map({ $0.file == history.recording.mainFile }) ?? true else { return 0 }
            return Int(event.line)
        }
        var blocks: [Int: Int] = [:]
        for head in moment.map.heads { blocks[line(head), default: 0] += moment.map.count(ofHead: head) }
        let roles: [Role] = [.container, .stringBlock, .buffer, .figure, .program, .other]
        let top = blocks.filter { $0.key > 0 }.sorted { ($0.value, $1.key) > ($1.value, $0.key) }.prefix(roles.count).map(\.key)
        let index = Dictionary(uniqueKeysWithValues: top.enumerated().map { ($1, UInt8($0)) })
        let others = UInt8(top.count)
        let classes = moment.map.classes { index[line($0)] ?? others }
        return (classes, zip(roles, top).map { Class(role: $0, name: "line \($1)") } + [Class(role: .faint, name: "others and the boot")])
    }

    /// Against the marked moment, or the script's start.
    private static func difference(_ track: Track, _ view: TrackView) -> ([UInt8], [Class]) {
        guard let history = track.result?.history else { return ([], []) }
        let mark = track.mark ?? history.moment(at: history.scriptStart)
        let changes = MomentDifference(from: mark, to: view.moment).changes
        let meanings = [
            Class(role: .free, name: "free"), Class(role: .faint, name: "the same"), Class(role: .added, name: "new", letter: "+"),
            Class(role: .removed, name: "gone", letter: "-"), Class(role: .figure, name: "another's now", letter: "~"),
        ]
        return (changes.map(\.rawValue), meanings)
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
}
