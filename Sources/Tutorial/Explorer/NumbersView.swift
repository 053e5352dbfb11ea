// FREE and BIGGEST HOLE, which belong together, and what follows from them; below, as many numbers more as are asked for.
import BlockHeap
import Grid
import Text
import Timeline

/// The numbers that are always on.
/// - Parameter probe: the request that is being tried.
func drawNumbers(_ reading: NumberReading, probe: RequestProbe?, _ rect: Rect, _ look: Look, into grid: inout Grid) {
    let thrown = reading.moment == nil ? [] : [text("thrown away \(reading.value(.thrownAway))", look)]
    let probe = probe.map { probeLine($0, reading, look) }
    var lines: [StyledLine]
    if rect.columns >= 64 {
        let gap = [Span("  ", look[.text])]
        let both = StyledLine(
            pair(reading, .free, 0, look).spans + gap + pair(reading, .biggestHole, 0, look).spans + gap
                + scattered(reading, look).spans)
        lines = [both, probe.map { StyledLine(ladder(reading, look).spans + gap + $0.spans) } ?? StyledLine(
            ladder(reading, look).spans + gap + (thrown.first?.spans ?? []))]
        if probe != nil { lines += thrown }
        lines.append(text("\(reading.numbers.holes.count.counted("hole")), by blocks: \(reading.holesByLength)", look))
        // One row is all there is: the ladder follows behind.
        if rect.rows == 1 { lines = [StyledLine(both.spans + gap + (probe ?? ladder(reading, look)).spans)] }
    } else if rect.rows == 1 {
        // The two never part, not even in one narrow row.
        let half = min((rect.columns - 2) / 2, 28)
        lines = [StyledLine(pair(reading, .free, half, look).spans + [Span("  ")] + pair(reading, .biggestHole, half, look).spans)]
    } else {
        lines = [pair(reading, .free, min(rect.columns, 28), look), pair(reading, .biggestHole, min(rect.columns, 28), look)]
        lines += [ladder(reading, look, width: rect.columns), scattered(reading, look, width: rect.columns)]
        lines += probe.map { [$0] } ?? thrown
        // What has been asked for comes before what is always asked.
        if rect.rows < lines.count, let probe { lines.insert(probe, at: 2) }
    }
    for (i, line) in lines.prefix(rect.rows).enumerated() {
        if line.spans.count == 1 {
            grid.putCut(line.text, column: rect.column, row: rect.row + i, style: look[.text], limit: rect.endColumn)
        } else {
            grid.put(line, column: rect.column, row: rect.row + i, limit: rect.endColumn)
        }
    }
}

/// The numbers of the depth that is on.
func drawDetails(_ reading: NumberReading, _ depth: NumberDepth, _ rect: Rect, _ look: Look, into grid: inout Grid) {
    guard !rect.isEmpty, depth > .beginner else { return }
    let end = min(rect.endColumn, rect.column + 36)
    for (i, number) in depth.numbers.prefix(rect.rows).enumerated() {
        let value = reading.value(number)
        let x = grid.put(reading.label(number), column: rect.column, row: rect.row + i, style: look[.text], limit: rect.endColumn)
        grid.putCut(value, column: max(x + 1, end - CellWidth.of(value)), row: rect.row + i, style: look[.strong], limit: rect.endColumn)
    }
}

private func text(_ text: String, _ look: Look) -> StyledLine { StyledLine(text, look[.text]) }

private func pair(_ reading: NumberReading, _ number: HeapNumber, _ width: Int, _ look: Look) -> StyledLine {
    let value = reading.value(number)
    var name = reading.label(number)
    if width > 0, name.count + value.count >= width { name = name.split(separator: " ").last.map(String.init) ?? name }
    let gap = String(repeating: " ", count: max(1, width - name.count - value.count))
    return StyledLine([Span(name, look[.text]), Span(gap + value, look[.strong])])
}

/// Never without what it means: the two numbers above it are what it is made of.
private func scattered(_ reading: NumberReading, _ look: Look, width: Int = .max) -> StyledLine {
    let name = "scattered ", value = reading.value(.scattered), rest = " of what is free"
    let spans = [Span(name, look[.text]), Span(value, look[.strong])]
    return StyledLine(name.count + value.count + rest.count <= width ? spans + [Span(rest, look[.faint])] : spans)
}

/// Which of five sizes would fit now; on the narrowest screens, which of the largest.
private func ladder(_ reading: NumberReading, _ look: Look, width: Int = .max) -> StyledLine {
    let isTight = width < 31
    var spans = isTight ? [] : [Span("fits", look[.text])]
    let steps = FitLadder.steps
    let first = steps.indices.first { from in steps[from...].reduce(-1) { $0 + $1.name.count + 2 } <= width } ?? 0
    for step in isTight ? steps[first...] : steps[...] {
        let fits = reading.numbers.fits(step.bytes)
        let gap = isTight ? (spans.isEmpty ? "" : " ") : " "
        spans += [Span(gap + step.name + (isTight ? "" : " "), look[.text]), Span(fits ? "✓" : "✗", look[fits ? .good : .bad])]
    }
    return StyledLine(spans)
}

private func probeLine(_ probe: RequestProbe, _ reading: NumberReading, _ look: Look) -> StyledLine {
    let asked = Span("\(probe.bytes.grouped) B ", look[.strong])
    if let landing = probe.landing {
        return StyledLine([asked, Span("would land at ", look[.text]), Span(landing.blockOffset, look[.good])])
    }
    if reading.numbers.fits(probe.bytes) {
        return StyledLine([asked, Span("NO", look[.bad]), Span(", not before a GC", look[.text])])
    }
    let free = reading.numbers.freeBytes
    return StyledLine([asked, Span("NO", look[.bad]), Span(free >= probe.bytes ? ", in no hole" : ", more than FREE", look[.text])])
}
