// What stands on the map just now, and nothing else: colours or letters, glyphs, and the marks on it.
import BlockHeap
import MicroPython
import Grid
import Lessons
import Text
import Timeline

/// An entry of the legend: how something looks, and its name, also in at most seven characters.
private struct LegendItem {
    var swatch: String
    var style: Style
    var name: String
    var short: String
}

/// Of several maps on one scale and in one layer: what stands on any of them.
/// - Parameter mapRows: rows of the map that are on the screen.
func drawLegend(_ pictures: [MapPicture], mapRows: Int, _ rect: Rect, _ look: Look, into grid: inout Grid) {
    guard !rect.isEmpty, let scene = pictures.first?.scene else { return }
    var items: [LegendItem] = []
    for picture in pictures {
        let legend = Legend(picture.scene, look)
        let own = switch picture.content {
        case .cells(let map): legend.ofCells(map)
        case .blocks(let rows): legend.ofBlocks(rows.visible(mapRows))
        }
        items += own.filter { item in !items.contains { $0.name == item.name } }
    }
    if rect.columns < 40 {
        // A column of its own beside the map.
        grid.putCut(scene.layer.name, column: rect.column, row: rect.row, style: look[.heading], limit: rect.endColumn)
        for (i, item) in items.prefix(rect.rows - 1).enumerated() {
            let x = grid.put(item.swatch + " ", column: rect.column, row: rect.row + 1 + i, style: item.style, limit: rect.endColumn)
            let name = item.name.count <= rect.endColumn - x ? item.name : item.short
            grid.put(name, column: x, row: rect.row + 1 + i, style: look[.faint], limit: rect.endColumn)
        }
        return
    }
    var x = grid.put(scene.layer.name + ":  ", column: rect.column + 1, row: rect.row, style: look[.heading], limit: rect.endColumn)
    var row = rect.row
    let isTight = items.reduce(x) { $0 + $1.swatch.count + $1.name.count + 3 } > rect.columns * rect.rows
    for item in items {
        let name = isTight ? item.short : item.name
        let width = CellWidth.of(item.swatch) + 1 + CellWidth.of(name)
        if x + width > rect.endColumn {
            row += 1
            x = rect.column + 1
        }
        guard row < rect.endRow else { return }
        x = grid.put(item.swatch, column: x, row: row, style: item.style, limit: rect.endColumn)
        x = grid.put(" " + name + "  ", column: x, row: row, style: look[.faint], limit: rect.endColumn)
    }
}

/// Finds out what there is to be explained.
private struct Legend {
    let scene: MapScene
    let look: Look

    init(_ scene: MapScene, _ look: Look) {
        self.scene = scene
        self.look = look
    }

    private var isMono: Bool { look.isMono }
    private var isASCII: Bool { look.isASCII }

    // MARK: Cells

    func ofCells(_ map: CoarseMap) -> [LegendItem] {
        let geometry = map.geometry
        let looks = geometry.isHalved ? map.looks : map.shownLooks
        var shown: Set<UInt8> = [], marks: Set<CellLook.Mark> = [], steps: Set<Fullness> = [], lettered: Set<Fullness> = []
        var isTouched = false
        for cell in looks {
            if let klass = cell.shown { shown.insert(klass) }
            if let mark = cell.mark { marks.insert(mark) }
            let isLettered = isMono && cell.shown.flatMap { scene.view.meaning($0)?.letter } != nil
            if isLettered {
                lettered.insert(cell.fullness)
            } else if cell.mark != .unknown {
                steps.insert(cell.fullness)
            }
            isTouched = isTouched || cell.isTouched
        }
        var items = classes(shown)
        items += self.marks(marks)
        if geometry.isHalved {
            items += halves(looks)
        } else if scene.layer.subject != .changes || !steps.isEmpty {
            items += glyphs(steps, geometry.blocksPerCell)
            if !lettered.isEmpty { items += letterSteps(lettered) }
        }
        return items + (isTouched ? [touched] : [])
    }

    private var touched: LegendItem {
        LegendItem(swatch: isASCII ? "_" : "▁", style: look.theme.marked(look[.outline]), name: "just changed", short: "changed")
    }

    private func classes(_ shown: Set<UInt8>) -> [LegendItem] {
        var named: Set<String> = []
        let all = scene.view.meanings.enumerated().filter { shown.contains(UInt8($0.offset)) }.map(\.element)
        return (all.filter { !$0.isRest } + all.filter(\.isRest)).filter { named.insert($0.name).inserted }.map { meaning in
            let isLetter = isMono || scene.layer.subject == .changes
            let swatch = isLetter ? meaning.letter.map(String.init) ?? "▒" : "■"
            return LegendItem(swatch: swatch, style: look[meaning.role], name: meaning.name, short: meaning.short)
        }
    }

    private func marks(_ marks: Set<CellLook.Mark>) -> [LegendItem] {
        var items: [LegendItem] = []
        func add(_ swatch: String, _ role: Role, _ name: String, _ short: String) {
            items.append(LegendItem(swatch: swatch, style: look[role], name: name, short: short))
        }
        if marks.contains(.landing) { add("▼", .landing, "it would land here", "lands") }
        if marks.contains(.usable) { add("□", .outline, "long enough", "fits") }
        if marks.contains(.usablePart) { add("o", .outline, "in part of it", "in part") }
        if let probe = scene.probe, probe.landing == nil { add("NO", .bad, "hole for it", "hole") }
        if marks.contains(.crumb) { add("·", .crumbs, "too short", "crumbs") }
        if marks.contains(.unknown) { add("?", .faint, "not shown by the paste", "unknown") }
        if marks.contains(.holeStart) { add("[", .outline, "biggest hole", "biggest") }
        if marks.contains(.holeSpot) { add("▒", .outlineSpot, "biggest hole in it", "biggest") }
        if marks.contains(.digit) { add("n", .age0, "hole of 2^n blocks or more", "2^n blk") }
        return items
    }

    private func glyphs(_ steps: Set<Fullness>, _ perCell: Int) -> [LegendItem] {
        let names: [Fullness: (String, String)] = [
            .empty: ("free", "free"), .underQuarter: ("<1/4", "<1/4"), .underHalf: ("<1/2", "<1/2"), .underThreeQuarters: ("<3/4", "<3/4"),
            .underFull: ("<1", "<1"), .full: ("all of \(perCell) blocks", "all \(perCell)"),
        ]
        // In the layers of holes and of a request, digits and boxes stand for what is free.
        let isFreeShown = scene.probe == nil && scene.layer.subject != .holes
        return steps.sorted().filter { $0 != .empty || isFreeShown }.compactMap { step in
            let glyph = String(mapGlyph(step, isASCII: isASCII))
            return names[step].map { LegendItem(swatch: glyph, style: look[step == .empty ? .free : .text], name: $0.0, short: $0.1) }
        }
    }

    /// Without colours: how full a cell is, by a letter's case and weight.
    private func letterSteps(_ steps: Set<Fullness>) -> [LegendItem] {
        var items: [LegendItem] = []
        if steps.contains(.underQuarter) || steps.contains(.underHalf) {
            items.append(LegendItem(swatch: "x", style: look[.text], name: "small: under 1/2", short: "<1/2"))
        }
        if steps.contains(.underThreeQuarters) || steps.contains(.underFull) {
            items.append(LegendItem(swatch: "X", style: look[.text], name: "capital: 1/2 or more", short: "1/2+"))
        }
        if steps.contains(.full) { items.append(LegendItem(swatch: "X", style: look[.strong], name: "bold: full", short: "full")) }
        return items
    }

    private func halves(_ looks: [CellLook]) -> [LegendItem] {
        guard looks.contains(where: { $0.fullness != .empty && $0.fullness != .full }) else { return [] }
        return [LegendItem(swatch: "▄", style: look[.text], name: "the darker the emptier", short: "dark:<1")]
    }

    // MARK: Blocks

    /// What a map at 1:1 shows in the rows that are visible.
    func ofBlocks(_ rows: ArraySlice<BlockRow>) -> [LegendItem] {
        let visible = rows.filter { $0.folded == 0 }
        var letters: Set<Character> = [], shown: Set<UInt8> = []
        var marks: Set<CellLook.Mark> = []
        var hasTails = false, isFree = false, isTouched = false
        for row in visible {
            for block in row.first..<min(row.first + row.count, scene.map.blockCount) {
                let kind = scene.map.kind(of: block)
                let klass = scene.view.classes.indices.contains(block) ? scene.view.classes[block] : 0
                isTouched = isTouched || !scene.touched.isEmpty && scene.isTouched(block)
                if kind != .free || scene.layer.subject == .changes && klass != 0 { shown.insert(klass) }
                switch kind {
                case .free where scene.map.isUnknown(block): marks.insert(.unknown)
                case .free:
                    isFree = true
                    if scene.probe != nil { marks.insert(scene.isUsable(block) ? .usable : .crumb) }
                    let hole = scene.numbers.biggestHole ?? Hole(start: 0, count: 0)
                    if scene.probe == nil, (hole.start..<hole.end).contains(block) { marks.insert(.holeStart) }
                case .tail: hasTails = true
                case .head, .mark: letters.insert(scene.map.letter(of: block))
                }
            }
        }
        if scene.probe?.landing != nil { marks.insert(.landing) }
        if scene.layer.subject == .holes, isFree { marks.insert(.digit) }
        let names: [(Character, String, String)] = [
            ("T", "tuple", "tuple"), ("L", "list", "list"), ("D", "dict", "dict"), ("S", "str, bytes", "str"), ("A", "bytearray", "buffer"),
            ("F", "float", "float"), ("B", "function", "code"), ("M", "module", "module"), ("h", "other head", "other"),
        ]
        var items: [LegendItem] = []
        if scene.layer.isOfKinds {
            items = names.filter { letters.contains($0.0) }.map { letter, name, short in
                LegendItem(swatch: String(letter), style: look[BlockContent(BlockLetter(rawValue: letter) ?? .other).role], name: name, short: short)
            }
        } else {
            items = classes(shown)
        }
        items += self.marks(marks)
        if hasTails { items.append(LegendItem(swatch: "=", style: look[.text], name: "goes on", short: "goes on")) }
        if isFree { items.append(LegendItem(swatch: ".", style: look[.free], name: "free", short: "free")) }
        return items + (isTouched ? [touched] : [])
    }
}
