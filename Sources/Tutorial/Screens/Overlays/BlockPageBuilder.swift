// Writes the page of an allocation: what it is, who made it and when, why it is alive, who leads to it, and its bytes.
import BlockHeap
import Grid
import MicroPython
import Text
import Timeline

/// What a page is written from.
struct BlockPageBuilder: Sendable {
    let track: Track
    let view: TrackView
    /// The memory at this moment, once it has been looked into.
    var insight: Insight?
    /// The memory is being looked into.
    var isLooking: Bool
    let theme: Theme
    let width: Int

    private var map: BlockMap { view.moment.map }
    private var history: History? { track.result?.history }

    func page(_ subject: BlockPage.Subject) -> BlockPage {
        switch subject {
        case .allocation(let head) where !map.isFree(head): BlockPage(subject, title: "What is this block?", lines: allocation(head))
        case .allocation(let block): hole(at: block, subject)
        case .cell(let blocks): cell(blocks, subject)
        }
    }

    // MARK: Cells and holes

    /// The heads of what stands in some blocks, perhaps only with a part.
    func heads(in blocks: Range<Int>) -> [Int] {
        var heads: [Int] = []
        var block = blocks.lowerBound
        while block < blocks.upperBound {
            if let head = map.head(of: block) {
                heads.append(head)
                block = head + map.count(ofHead: head)
            } else {
                block += 1
            }
        }
        return heads
    }

    private func cell(_ blocks: Range<Int>, _ subject: BlockPage.Subject) -> BlockPage {
        let heads = heads(in: blocks)
        let free = blocks.count { map.isFree($0) }
        let summary = "\(heads.count.grouped) allocations stand in these \(blocks.count.grouped) blocks from "
            + "\(blocks.lowerBound.blockOffset); "
            + "\(free.grouped) blocks are free. Enter opens one."
        let lines = text(summary) + [BlockPage.Line(content: StyledLine())] + heads.map { link(to: $0) }
        var page = BlockPage(subject, title: "Which of them?", lines: lines)
        page.selected = lines.firstIndex { $0.link != nil }
        return page
    }

    private func hole(at block: Int, _ subject: BlockPage.Subject) -> BlockPage {
        guard let hole = view.numbers.holes.first(where: { ($0.start..<$0.end).contains(block) }) else {
            return BlockPage(subject, title: "A hole", lines: [])
        }
        let rank = view.numbers.holes.count { $0.count > hole.count }
        let size = hole.count == 1 ? "1 block" : "\(hole.count.grouped) blocks"
        let said = "Free: a hole of \(size), \(hole.bytes.grouped) bytes, from \(hole.start.blockOffset). "
            + (rank == 0 ? "No hole is bigger: this is the largest request that fits." : "\(rank.grouped) "
            + "\(rank == 1 ? "hole is" : "holes are") bigger.")
        let neighbours = [hole.start - 1, hole.end].compactMap { (0..<map.blockCount).contains($0) ? map.head(of: $0) : nil }
        let lines = text(said) + [BlockPage.Line(content: StyledLine())] + neighbours.enumerated().map { i, head in
            link(to: head, lead: i == 0 && head < hole.start ? "before it  " : "behind it  ")
        }
        return BlockPage(subject, title: "A hole", lines: lines)
    }

    // MARK: An allocation

    private func allocation(_ head: Int) -> [BlockPage.Line] {
        var lines = [BlockPage.Line(content: StyledLine([
            Span(head.blockOffset + "  ", theme[.key]), Span(name(head), theme[map.content(ofHead: head).role].with(.bold)),
        ]))]
        if let insight, let value = value(head, insight) { lines += text(value, theme[.value]) }
        lines += text(sizes(head)) + text(origin(head))
        guard let insight else {
            return lines + [blank] + text(isLooking ? "Looking into the memory …" : "More can be said where one stands still, in a run "
                + "of less than 300,000 events.")
        }
        if let owner = insight.reach.anatomy.owners[head] { lines.append(link(to: owner, lead: "It belongs to ")) }
        lines += [blank] + alive(head, insight) + holders(head, insight) + fields(head, insight)
        return lines + [blank, heading("The bytes")] + hexLines(insight.image.bytes(ofHead: head))
    }

    private func name(_ head: Int) -> String {
        guard let insight else { return map.content(ofHead: head).name }
        let name = insight.image.name(ofHead: head, in: insight.reach.anatomy)
        return insight.reach.anatomy.parts[head] == .unknown ? map.content(ofHead: head).name : name
    }

    private func value(_ head: Int, _ insight: Insight) -> String? {
        guard insight.reach.anatomy.parts[head] == .object else { return nil }
        let text = insight.image.text(of: Obj(insight.image.address(ofBlock: head)), limit: width * 2)
        return text.hasPrefix("<") ? nil : text
    }

    private func sizes(_ head: Int) -> String {
        let count = map.count(ofHead: head)
        let given = count * Heap.blockSize, asked = given - map.slack(ofHead: head)
        return "\(asked.grouped) bytes asked for, \(given.grouped) given: \(count == 1 ? "1 block" : "\(count.grouped) blocks") of 16."
    }

    private func origin(_ head: Int) -> String {
        guard let history, let birth = view.moment.birth(ofHead: head) else { return "" }
        let event = history.recording.events[birth]
        let place = history.placeName(of: event)
        var said = "Made at event \((birth + 1).grouped)"
        if !place.isEmpty { said += " by \(place)" }
        if event.line > 0, let function = history.function(of: event) {
            said += function.name == "<module>" ? "" : " in \(function.name)()"
            let turn = history.turn(ofEvent: birth)
            if turn > 1 { said += ", turn \(turn.grouped) in which this line took memory" }
        }
        said += "."
        let survived = history.collections.count { $0.start > birth && $0.end < view.moment.position }
        said += survived == 0 ? " No collection since." : " It has survived "
            + "\(survived == 1 ? "1 collection" : "\(survived.grouped) collections")."
        let death = history.death(ofHead: head, after: view.moment.position)
        return said + (death.map { " It will be gone at event \(($0 + 1).grouped)." } ?? " It stays to the end of the run.")
    }

    /// The shortest way from a root, in words, and what to think of it if it is a false one.
    private func alive(_ head: Int, _ insight: Insight) -> [BlockPage.Line] {
        let path = insight.image.path(to: head, in: insight.reach)
        if path.isEmpty, view.isNewest(head) {
            return [heading("Why is it alive?")] + text("It has just been handed out: who asked for it holds it, and writes into it next.")
        }
        guard !path.isEmpty else {
            return [BlockPage.Line(content: StyledLine("Garbage: no root leads to it. The next collection frees it.", theme[.garbage]))]
        }
        let steps = path.map { $0.value.isEmpty || $0.head == head ? $0.by : "\($0.by), \(cut($0.value))" }
        var lines = [heading("Why is it alive?")] + text(steps.joined(separator: " → "))
        if let root = path.lazy.compactMap(\.falseRoot).first {
            let why = switch root {
            case .bytes: "Those bytes are data and only look like an address"
            case .deadSlot: "What lay there has been popped and is never read again"
            }
            lines += text("A false root: \(why); a collection cannot know that, and keeps it.", theme[.warning])
        }
        return lines
    }

    private func cut(_ value: String) -> String { value.count > 24 ? value.prefix(21) + "..." : value }

    private func holders(_ head: Int, _ insight: Insight) -> [BlockPage.Line] {
        let roots = insight.image.roots(ofHead: head).map {
            BlockPage.Line(content: StyledLine("  \($0.by)\($0.isFalse ? " (a false root)" : "")"))
        }
        let found = insight.image.holders(ofHead: head)
        let shown = found.prefix(12).map { holder, word in
            let way = insight.image.way(fromWord: word, of: holder, in: insight.reach.anatomy)
            let garbage = insight.reach.isReachable[holder] ? "" : ", garbage itself"
            return link(to: holder, lead: "  as \(way.name) of ", tail: garbage)
        }
        let rest = found.count > shown.count ? [BlockPage.Line(content: StyledLine("  and \((found.count - shown.count).grouped) "
            + "more", theme[.faint]))] : []
        let none = roots.isEmpty && shown.isEmpty ? [BlockPage.Line(content: StyledLine("  nothing", theme[.faint]))] : []
        return [blank, heading("What leads to it")] + none + roots + shown + rest
    }

    private func fields(_ head: Int, _ insight: Insight) -> [BlockPage.Line] {
        let fields = insight.image.fields(ofHead: head, in: insight.reach.anatomy)
        guard !fields.isEmpty else { return [] }
        let nameWidth = min(26, fields.map(\.name.count).max() ?? 0)
        return [blank, heading("What is in it")] + fields.map { field in
            let name = field.name.count > nameWidth ? String(field.name.prefix(nameWidth - 1)) + "…" : field.name
            let offset = field.offset.hex(digits: 2)
            var spans = [
                Span("  \(offset)  ", theme[.lineNumber]), Span(name + String(repeating: " "
                    + "", count: nameWidth - name.count + 2), theme[.text]),
                Span(field.value, theme[.code]),
            ]
            if let target = field.target {
                let said = field.value.isEmpty ? "→ \(target.blockOffset) \(self.name(target))" : "  → \(target.blockOffset)"
                spans.append(Span(said, theme[.link]))
            }
            return BlockPage.Line(content: StyledLine(spans), link: field.target)
        }
    }

    private func hexLines(_ bytes: [UInt8]) -> [BlockPage.Line] {
        let shown = bytes.prefix(128)
        var lines = stride(from: 0, to: shown.count, by: 16).map { start in
            let row = shown[start..<min(start + 16, shown.count)]
            let hex = row.map { $0.hex(digits: 2) }.joined(separator: " ")
            let letters = String(row.map { (0x20..<0x7f).contains($0) ? Character(UnicodeScalar($0)) : "." })
            return BlockPage.Line(content: StyledLine([
                Span("  " + start.hex(digits: 2) + "  ", theme[.lineNumber]), Span(hex + "  ", theme[.code]),
                Span(letters, theme[.faint]),
            ]))
        }
        if bytes.count > shown.count { lines += text("  and \((bytes.count - shown.count).grouped) bytes more", theme[.faint]) }
        return lines
    }

    // MARK: Lines

    private var blank: BlockPage.Line { BlockPage.Line(content: StyledLine()) }
    private func heading(_ text: String) -> BlockPage.Line { BlockPage.Line(content: StyledLine(text, theme[.heading])) }

    private func text(_ text: String, _ style: Style? = nil) -> [BlockPage.Line] {
        text.isEmpty ? [] : Wrapping.lines(text, width: width).map { BlockPage.Line(content: StyledLine($0, style ?? theme[.text])) }
    }

    /// A line that leads to an allocation: where, what, how large, and which line made it.
    private func link(to head: Int, lead: String = "", tail: String = "") -> BlockPage.Line {
        let count = map.count(ofHead: head)
        var said = name(head) + (count == 1 ? ", 1 block" : ", \(count.grouped) blocks")
        if let history, let birth = view.moment.birth(ofHead: head) {
            let place = history.placeName(of: history.recording.events[birth])
            if !place.isEmpty { said += ", \(place)" }
        }
        return BlockPage.Line(content: StyledLine([Span(lead), Span(head.blockOffset, theme[.link]), Span(" " + said + tail)]), link: head)
    }
}

extension History {
    /// How many times the line of an event had taken memory anew by then: its own turn counts.
    func turn(ofEvent number: Int) -> Int {
        let sought = recording.events[number]
        var turns = 0
        var isRunning = false
        for event in recording.events[min(scriptStart, number)..<number + 1] {
            let isHere = event.line == sought.line && event.function == sought.function
            if isHere, !isRunning || event.beginsTurn { turns += 1 }
            isRunning = isHere
        }
        return turns
    }
}
