// Saving: which thing, under which name.
import Foundation
import Grid
import Text

/// The question of what to save, or under which name.
struct SaveOverlay: Overlay {
    /// What there is to save, and the name that is offered for it.
    struct Thing: Sendable {
        var kind: SaveKind
        var name: String
        var content: SaveOrder.Content
    }

    var things: [Thing]
    var selection = Selection()
    /// The name, once the thing is chosen.
    var name: Entry?

    init(_ things: [Thing]) { self.things = things }

    var place: Place { name == nil ? .choice : .entry }
    private var thing: Thing { things[selection.index] }

    func offers(_ action: Action, _ context: Context) -> Bool { action != .toggle }

    mutating func act(_ action: Action, key: Key, _ context: inout Context) -> [Reaction] {
        switch action {
        case .close: return [.close]
        case .erase: name?.erase()
        case .digit:
            guard let option = Selection.option(key, of: things.count) else { return [] }
            selection.index = option
            name = Entry(text: thing.name)
        case .submit:
            guard let name else {
                self.name = Entry(text: thing.name)
                return []
            }
            return submit(name.text.trimmingCharacters(in: .whitespaces), &context)
        default: selection.act(action, of: things.count)
        }
        return []
    }

    mutating func type(_ character: Character) { name?.type(character) }

    private func submit(_ name: String, _ context: inout Context) -> [Reaction] {
        guard !name.isEmpty else {
            context.say("Type a name for the file, then Enter.")
            return []
        }
        let order = SaveOrder(id: context.newOrder(), name: name, content: thing.content)
        context.say("Saving \(order.shortName) …")
        return [.close, .save(order)]
    }

    func draw(_ context: Context, into grid: inout Grid) {
        let look = context.look
        if let name { return drawName(name, context, into: &grid) }
        let inside = drawFrame(
            "What shall be saved?", columns: min(60, context.overlayWidth), rows: things.count, look, into: &grid)
        for (i, thing) in things.enumerated() {
            let style = look[i == selection.index ? .selection : .text]
            let row = Rect(column: inside.column, row: inside.row + i, columns: inside.columns, rows: 1)
            if i == selection.index { grid.fill(row, style: style) }
            grid.putCut("\(i + 1) \(thing.kind.name)", column: inside.column, row: row.row, style: style, limit: inside.endColumn)
        }
    }

    private func drawName(_ name: Entry, _ context: Context, into grid: inout Grid) {
        let look = context.look
        let lines = Wrapping.lines(
            "Save \(thing.kind.name). The name of the file; with / in it, in another folder:", width: context.overlayWidth)
        let inside = drawFrame("Save", columns: context.overlayWidth, rows: lines.count + 2, look, into: &grid)
        for (i, line) in lines.enumerated() { grid.put(line, column: inside.column, row: inside.row + i, limit: inside.endColumn) }
        let row = inside.row + lines.count + 1
        // The end of a long name is what is being typed.
        let shown = String(name.text.suffix(max(1, inside.columns - 1)))
        grid.fill(Rect(column: inside.column, row: row, columns: inside.columns, rows: 1), style: look[.entry])
        let end = grid.put(shown, column: inside.column, row: row, style: look[.entry], limit: inside.endColumn)
        grid.cursor = (min(end, inside.endColumn - 1), row)
    }
}
