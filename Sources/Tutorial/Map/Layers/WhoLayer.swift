// By the line that made it: the lines that hold the most have colours of their own.
import Grid
import Timeline

extension Layer {
    static let who = Layer(name: "who made it", key: "4", help: "colour by who made it: the source line") { source in
        source.run.map { LayerView(lines: $0) } ?? .none
    }
}

extension LayerView {
    fileprivate init(lines run: LayerSource.Run) {
        let history = run.history, moment = run.moment
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
}
