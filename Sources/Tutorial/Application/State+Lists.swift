// Contents, texts to scroll, and yes-or-no questions.
import Grid
import Text

extension State {
    // MARK: Contents

    mutating func act(_ action: Action, key: Key, on contents: ContentsState) -> [Effect] {
        var contents = contents
        let last = course.lessons.count - 1
        switch action {
        case .selectNext: contents.selected += 1
        case .selectPrevious: contents.selected -= 1
        case .pageDown: contents.selected += textRows
        case .pageUp: contents.selected -= textRows
        case .top: contents.selected = 0
        case .bottom where count.isEmpty: contents.selected = last
        case .digit:
            if case .character(let digit) = key, count.count < 3 { count.append(digit) }
            return []
        case .help:
            openHelp()
            return []
        case .close:
            count = ""
            overlays.removeLast()
            return []
        case .select, .bottom:
            overlays.removeLast()
            return count.isEmpty ? go(to: contents.selected) : goToCounted()
        default: return []
        }
        contents.selected = contents.selected.clamped(to: 0...last)
        overlays[overlays.count - 1] = .contents(contents)
        return []
    }

    // MARK: Texts

    mutating func act(_ action: Action, on text: TextState) -> [Effect] {
        var text = text
        guard action != .close else {
            overlays.removeLast()
            return []
        }
        text.scroll(action, page: overlayRows)
        overlays[overlays.count - 1] = .text(text)
        return []
    }

    /// Rows of text in an overlay's frame.
    var overlayRows: Int { max(1, rows - 4) }
    /// Columns of text in an overlay's frame.
    var overlayWidth: Int { max(8, min(columns, 92) - 4) }

    mutating func openText(_ title: String, _ lines: [StyledLine]) {
        overlays.append(.text(TextState(title: title, lines: lines)))
    }

    mutating func openHelp() {
        let here = place
        let places: [Place] = switch here {
        case .panel, .collecting: [here, .panel, .reading]
        case .board: [.board]
        case .presenting: [.presenting, .panel]
        default: [here, .reading, .panel, .presenting]
        }
        var lines: [StyledLine] = []
        for (i, each) in places.enumerated() where !places[..<i].contains(each) {
            if i > 0 { lines.append(StyledLine()) }
            lines.append(StyledLine(each.title, options.theme[.heading]))
            let bindings = Binding.bindings(in: each)
            let column = min(28, (bindings.map { CellWidth.of($0.keyNames) }.max() ?? 0) + 2)
            for binding in bindings {
                let rest = Wrapping.lines(binding.help, width: max(10, overlayWidth - column))
                for (j, part) in rest.enumerated() {
                    let keys = j == 0 ? binding.keyNames : ""
                    lines.append(StyledLine([
                        Span(keys + String(repeating: " ", count: max(1, column - CellWidth.of(keys))), options.theme[.key]), Span(part),
                    ]))
                }
            }
        }
        openText("Keys", lines)
    }

    mutating func openGlossary() {
        let lines = course.glossary.flatMap { term -> [StyledLine] in
            [StyledLine(term.term, options.theme[.heading])]
                + set(term.means, width: overlayWidth - 2).map { $0.prefixed("  ") } + [StyledLine()]
        }
        guard !lines.isEmpty else { return say("This course explains no words of its own.") }
        openText("Words", lines)
    }

    mutating func openNotes() {
        guard !lesson.notes.isEmpty else { return say("There are no notes for this section.") }
        let lines = lesson.notes.flatMap { note -> [StyledLine] in
            let minutes = note.minutes == note.minutes.rounded() ? String(Int(note.minutes)) : String(note.minutes)
            return [StyledLine("\(minutes) min", options.theme[.key])] + set(note.say, width: overlayWidth) + [StyledLine()]
        }
        openText("Notes for the speaker: \(lesson.title)", lines)
    }

    mutating func openDiscussion() {
        let found = directiveHere { if case .discuss = $0 { true } else { false } }
        guard case .discuss(let id) = found, let discussion = lesson.discussion(id: id) else {
            return say("This section has no question to talk about.")
        }
        let theme = options.theme
        var lines = set(discussion.ask, width: overlayWidth)
        lines += [StyledLine(), StyledLine("One answer", theme[.heading])] + set(discussion.answer, width: overlayWidth)
        openText("To talk about", lines)
    }

    // MARK: Yes or no

    mutating func act(_ action: Action, on confirm: ConfirmState) -> [Effect] {
        overlays.removeLast()
        guard action == .yes else { return [] }
        switch confirm.then {
        case .reset: return reset()
        case .replace(let order): return replace(order)
        }
    }
}

extension Place {
    /// The heading in help.
    public var title: String {
        switch self {
        case .reading: "Reading"
        case .presenting: "Presenting"
        case .blank: "Blank screen"
        case .panel: "Hands-on panel"
        case .prompt: "MicroPython's prompt, typing"
        case .looking: "MicroPython's prompt, looking"
        case .collecting: "A collection, step by step"
        case .replay: "Why it failed, and replays"
        case .board: "A board's map"
        case .contents: "Contents"
        case .text: "A text like this one"
        case .search: "Searching"
        case .choice: "A question with options"
        case .entry: "A question to type an answer to"
        case .confirm: "Yes or no"
        case .block: "The page of a block"
        case .numbers: "The list of numbers"
        case .pointing: "Pointing at the map"
        case .printed: "What was printed"
        }
    }
}
