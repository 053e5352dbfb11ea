// The layers that need the run: how old something is, whether it is garbage, which line made it, what has changed.
import Grid
import Timeline

extension LayerView {
    /// - Parameter look: the memory at this moment, where it has been looked into: then garbage is known exactly.
    init(_ layer: Layer, _ track: Track, _ view: TrackView, look: Look? = nil) {
        switch layer {
        case .type, .hole, .marks: self.init(types: view.moment.map)
        case .age: self.init(age: track, view)
        case .garbage: self.init(garbage: track, view, look)
        case .who: self.init(lines: track, view)
        case .difference: self.init(difference: track, view)
        }
    }

    /// By collections survived.
    private init(age track: Track, _ view: TrackView) {
        let position = view.moment.position
        let ends = track.result?.history.collections.map(\.end).filter { $0 < position } ?? []
        classes = view.moment.map.classes { head in
            guard let birth = view.moment.birth(ofHead: head) else { return 4 }
            switch ends.count - ends.partitioningIndex(where: { $0 > birth }) {
            case 0: return 0
            case 1: return 1
            case 2...3: return 2
            case 4...7: return 3
            default: return 4
            }
        }
        let names = [
            ("no collection yet", "0 GCs"), ("1 survived", "1 GC"), ("2-3", "2-3 GCs"), ("4-7", "4-7 GCs"), ("8 or more", "8+ GCs"),
        ]
        let roles: [Role] = [.age0, .age1, .age2, .age3, .age4]
        meanings = zip(zip(roles, names), "ABCDE").map { Class(role: $0.0, name: $0.1.0, short: $0.1.1, letter: $1) }
    }

    /// What no root reaches; where that is not known, what the next collection of this run will free.
    private init(garbage track: Track, _ view: TrackView, _ look: Look?) {
        let moment = view.moment
        if let look {
            classes = moment.map.classes { look.reach.isReachable[$0] || view.isNewest($0) ? 0 : 1 }
        } else {
            let dead = LayerView.freedNext(track, moment)
            classes = moment.map.classes { dead.contains($0) ? 1 : 0 }
        }
        let known = look != nil
        meanings = [
            Class(role: .stringBlock, name: known ? "in reach" : "stays", short: known ? "reached" : "stays"),
            Class(
                role: .garbage, name: known ? "garbage: nothing leads to it" : "garbage: the next collection frees it", short: "garbage",
                letter: "X", isLoud: true),
        ]
    }

    /// The heads that the next collection of the run frees.
    private static func freedNext(_ track: Track, _ moment: Moment) -> Set<Int> {
        guard let history = track.result?.history, let next = history.collections.first(where: { $0.end >= moment.position })
        else { return [] }
        var dead: Set<Int> = [], reborn: Set<Int> = []
        for index in moment.position..<max(next.end, moment.position) {
            let event = history.recording.events[index]
            if event.kind == .swept, index >= next.start, !reborn.contains(Int(event.block)) { dead.insert(Int(event.block)) }
            // What was born since then is another allocation at the same place.
            if index < next.start, let head = event.newHead { reborn.insert(head) }
        }
        return dead
    }

    /// By the line that made it: the lines that hold the most have colours of their own.
    private init(lines track: Track, _ view: TrackView) {
        (classes, meanings) = ([], [])
        guard let history = track.result?.history else { return }
        let moment = view.moment
        let isMain = history.recording.functions.map { $0.file == history.recording.mainFile }
        func line(_ head: Int) -> Int {
            guard let birth = moment.birth(ofHead: head) else { return 0 }
            let event = history.recording.events[birth]
            let function = Int(event.function)
            return function >= isMain.count || isMain[function] ? Int(event.line) : 0
        }
        let heads = moment.map.heads
        var lineOf = [Int](repeating: 0, count: moment.map.blockCount)
        var blocks: [Int: Int] = [:]
        for head in heads {
            lineOf[head] = line(head)
            blocks[lineOf[head], default: 0] += moment.map.count(ofHead: head)
        }
        let roles: [Role] = [.container, .stringBlock, .buffer, .figure, .program, .other]
        let top = blocks.filter { $0.key > 0 }.sorted { ($0.value, $1.key) > ($1.value, $0.key) }.prefix(roles.count).map(\.key)
        var index: [Int: UInt8] = [:]
        for (i, line) in top.enumerated() { index[line] = UInt8(i) }
        let others = UInt8(top.count)
        classes = moment.map.classes { index[lineOf[$0]] ?? others }
        meanings = zip(zip(roles, top), "ABCDEF").map { Class(role: $0.0, name: "line \($0.1)", short: "line \($0.1)", letter: $1) }
            + [Class(role: .faint, name: "other lines, boot", short: "others")]
    }

    /// Against the marked moment, or the script's start.
    private init(difference track: Track, _ view: TrackView) {
        (classes, meanings) = ([], [])
        guard let history = track.result?.history else { return }
        let mark = track.mark ?? history.moment(at: history.opening)
        classes = MomentDifference(from: mark, to: view.moment).changes.map(\.rawValue)
        meanings = [
            Class(role: .free, name: "free", short: "free"), Class(role: .faint, name: "the same", short: "same"),
            Class(role: .added, name: "new", short: "new", letter: "+", isLoud: true),
            Class(role: .removed, name: "gone", short: "gone", letter: "-", isLoud: true),
            Class(role: .figure, name: "another's now", short: "changed", letter: "~", isLoud: true),
        ]
    }
}
