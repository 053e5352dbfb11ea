// Every number with its figure, by depth; what the chosen one means stands beside the list, or below it on a narrow screen.
import Grid
import Text

/// The list of the numbers of one moment.
struct NumbersOverlay: Overlay {
    let reading: NumberReading
    var selection = Selection()

    init(_ reading: NumberReading) { self.reading = reading }

    var place: Place { .numbers }

    mutating func act(_ action: Action, key: Key, _ context: inout Context) -> [Reaction] {
        if action == .close { return [.close] }
        selection.act(action, of: reading.known.count)
        return []
    }

    func draw(_ context: Context, into grid: inout Grid) {
        let look = context.look
        let numbers = reading.known, chosen = numbers[selection.index]
        let isBeside = grid.columns >= 76
        let width = min(grid.columns - 4, 96)
        let listWidth = isBeside ? 38 : width
        let meaning = Wrapping.lines(reading.meaning(chosen), width: isBeside ? width - listWidth - 3 : width)
        // A row for each depth's name.
        var rows: [(number: HeapNumber?, name: String)] = []
        for depth in NumberDepth.allCases {
            rows.append((nil, depth.name))
            rows += numbers.filter { $0.depth == depth }.map { ($0, reading.label($0)) }
        }
        let wanted = isBeside ? max(rows.count, meaning.count + 2) : rows.count + meaning.count + 1
        let inside = drawFrame("What do the numbers say?", columns: width, rows: wanted, look, into: &grid)
        let listRows = isBeside ? inside.rows : max(3, inside.rows - meaning.count - 1)
        let at = rows.firstIndex { $0.number == chosen } ?? 0
        let top = (at - listRows + 2).clamped(to: 0...max(0, rows.count - listRows))
        for (i, row) in rows.dropFirst(top).prefix(listRows).enumerated() {
            let columns = inside.column..<inside.column + listWidth
            draw(row, isChosen: row.number == chosen, y: inside.row + i, columns, look, into: &grid)
        }
        let text = isBeside ? inside.inset(left: listWidth + 3) : inside.inset(top: listRows + 1)
        if isBeside { grid.verticalRule(column: inside.column + listWidth + 1, from: inside.row, count: inside.rows, style: look[.rule]) }
        for (i, line) in meaning.prefix(text.rows).enumerated() {
            grid.put(line, column: text.column, row: text.row + i, style: look[.text], limit: text.endColumn)
        }
    }

    private func draw(
        _ row: (number: HeapNumber?, name: String), isChosen: Bool, y: Int, _ columns: Range<Int>, _ look: Look, into grid: inout Grid
    ) {
        guard let number = row.number else {
            grid.put(row.name, column: columns.lowerBound, row: y, style: look[.heading], limit: columns.upperBound)
            return
        }
        let base = look[isChosen ? .selection : .text]
        if isChosen { grid.fill(Rect(column: columns.lowerBound, row: y, columns: columns.count, rows: 1), style: base) }
        let x = grid.put(" " + row.name + " ", column: columns.lowerBound, row: y, style: base, limit: columns.upperBound)
        let value = number == .ladder ? ladder : number == .holes ? reading.numbers.holes.count.grouped : reading.value(number)
        grid.putRight(value, endColumn: max(columns.upperBound - 1, x + value.count), row: y, style: isChosen ? base : look[.strong])
    }

    /// The largest of the ladder's sizes that fits.
    private var ladder: String {
        FitLadder.steps.last { reading.numbers.fits($0.bytes) }.map { "up to \($0.name)" } ?? "not even \(FitLadder.steps[0].name)"
    }
}
