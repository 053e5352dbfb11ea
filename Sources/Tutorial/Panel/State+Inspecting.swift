// What is this block? Texts laid over the map.
import Heap
import Lessons
import MicroPython
import Timeline

extension State {
    /// Opens what can be said of the allocations under the cursor.
    mutating func inspect() {
        guard let panel, let track = panel.chosen, let view = track.view else { return }
        guard let cursor = panel.cursor else { return say("The arrow keys put a cursor on the map.") }
        let perCell = panel.isZoomed ? 1 : mapGeometry(panel).blocksPerCell
        let end = min(cursor + perCell, view.moment.map.blockCount)
        var heads: [Int] = []
        var block = cursor
        while block < end {
            if let head = view.moment.map.head(of: block) {
                heads.append(head)
                block = head + view.moment.map.count(ofHead: head)
            } else {
                block += 1
            }
        }
        guard !heads.isEmpty else { return describeHole(at: cursor, view) }
        let lines = heads.flatMap { describe($0, track, view) + lookAt($0, panel.lookNow, isAlone: heads.count == 1) + [StyledLine()] }
        let title = heads.count == 1 ? "What is this block?" : "\(heads.count) allocations stand here"
        openText(title, Array(lines.dropLast()))
    }

    private mutating func describeHole(at block: Int, _ view: TrackView) {
        guard let hole = view.numbers.holes.first(where: { ($0.start..<$0.end).contains(block) }) else { return }
        let rank = view.numbers.holes.count { $0.count > hole.count } + 1
        let text = "Free: a hole of \(hole.count.grouped) blocks, \(hole.bytes.grouped) bytes, from \(hole.start.blockOffset). "
            + (rank == 1 ? "No hole is bigger." : "\((rank - 1).grouped) holes are bigger.")
        openText("A hole", Wrapping.lines(text, width: overlayWidth).map { StyledLine($0) })
    }

    private func describe(_ head: Int, _ track: Track, _ view: TrackView) -> [StyledLine] {
        let moment = view.moment, map = moment.map
        let count = map.count(ofHead: head)
        let bytes = count * Heap.blockSize
        let heading = StyledLine([
            Span(head.blockOffset + "  ", options.theme[.key]), Span(map.content(ofHead: head).name, options.theme[map.content(ofHead: head).role]),
        ])
        var sentences = ["\(bytes - map.slack(ofHead: head)) bytes asked for, \(bytes) given: \(count == 1 ? "1 block" : "\(count.grouped) blocks")."]
        if let history = track.result?.history, let birth = moment.birth(ofHead: head) {
            let event = history.recording.events[birth]
            let place = history.placeName(of: event)
            let function = history.function(of: event).map { " in \($0.name)" } ?? ""
            sentences.append("Made at event \((birth + 1).grouped)\(place.isEmpty ? "" : " by \(place)")\(event.line > 0 ? function : "").")
            let survived = history.collections.count { $0.start > birth && $0.end < moment.position }
            if survived > 0 { sentences.append("It has survived \(survived == 1 ? "1 collection" : "\(survived.grouped) collections").") }
            sentences.append(
                history.death(ofHead: head, after: moment.position).map { "It will be gone at event \(($0 + 1).grouped)." }
                    ?? "It lives to the end of the run.")
        }
        return [heading] + Wrapping.lines(sentences.joined(separator: " "), width: overlayWidth - 2).map { StyledLine("  " + $0) }
    }

    /// What only the memory itself tells: the value, why it is alive, and the bytes.
    private func lookAt(_ head: Int, _ look: Look?, isAlone: Bool) -> [StyledLine] {
        guard let look else { return [] }
        func text(_ text: String) -> [StyledLine] { Wrapping.lines(text, width: overlayWidth - 2).map { StyledLine("  " + $0) } }
        let image = look.image
        var lines: [StyledLine] = []
        let address = image.address(ofBlock: head)
        if let type = image.typeName(at: address) { lines += text("\(type): \(image.text(of: Obj(address)))") }
        let path = image.path(to: head, in: look.reach)
        if path.isEmpty {
            lines.append(StyledLine("  Garbage: nothing leads to it. The next collection frees it.", options.theme[.garbage]))
        } else {
            let steps = path.map { $0.value.isEmpty || $0.head == head ? $0.by : "\($0.by) (\($0.value))" }
            lines += text("Alive because of: " + steps.joined(separator: " → "))
        }
        guard isAlone else { return lines }
        let bytes = image.bytes(ofHead: head).prefix(64)
        for start in stride(from: 0, to: bytes.count, by: 16) {
            let row = bytes[start..<min(start + 16, bytes.count)]
            let hex = row.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined(separator: " ")
            let shown = String(row.map { (0x20..<0x7f).contains($0) ? Character(UnicodeScalar($0)) : "." })
            lines.append(StyledLine([
                Span("  " + (start < 16 ? "0" : "") + String(start, radix: 16) + "  ", options.theme[.lineNumber]),
                Span(hex + String(repeating: " ", count: 48 - hex.count), options.theme[.code]), Span(shown, options.theme[.faint]),
            ]))
        }
        return lines
    }
}
