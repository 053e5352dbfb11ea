// An area of a heap as its lines were pasted, and how it becomes a map: each line is put where its offset says, and what no line says is
// unknown.
//
//     00000000: h=hLhhhhhB..h.......       a line of blocks: 64, of 16 bytes each
//            (205 lines all free)          lines that the board has folded
//     00033800: ............               the last may be shorter

import BlockHeap
import MicroPython
import Text

/// A line of a layout.
struct PastedLine {
    enum Content {
        /// Blocks, as letters.
        case blocks([UInt8])
        /// That many lines are free.
        case free(lines: Int)
    }

    var content: Content
    /// What stands before the blocks; `nil` where that was not pasted.
    var offset: Int?
    /// Digits of the offset: 8, or 5 in old firmware.
    var digits = 8
    /// Where it stands in the paste: the line, where the offset begins, and where the blocks.
    var line: Int
    var column: Int
    var blocksColumn: Int
}

/// The lines of one area, in the order of the paste.
struct PastedArea {
    /// 0 where the heading was not pasted.
    var start = 0
    /// Bytes, where the heading says them.
    var size: Int?
    /// The line of the heading, or of the first blocks.
    var line = 1
    var lines: [PastedLine] = []
    /// Whether the area has a heading.
    var hasHeading = false
}

/// Puts the lines of an area in their places.
struct AreaBuilder {
    private let area: PastedArea
    private let blockSize: Int
    /// What the offset of the first block is.
    private let origin: Int
    /// A letter for each block; 0 where it is unknown.
    private var symbols: [UInt8] = []
    /// Which line of the paste says what of each line of the map, by its first block.
    private var sources: [Int: PastedLine] = [:]
    private(set) var problems: [PasteProblem] = []

    private static let lineLength = MemoryLayoutText.lineLength
    private static let unknown: UInt8 = 0

    /// - Parameters:
    ///   - total: bytes of the area, if they are known.
    ///   - most: blocks that may be read.
    init(_ area: PastedArea, total: Int?, most: Int) {
        self.area = area
        blockSize = AreaBuilder.blockSize(of: area)
        origin = AreaBuilder.origin(of: area)
        let total = (area.size ?? total).map { $0 / blockSize }
        place(total: total, most: most)
        reportGaps()
        if let total, total > symbols.count, total <= most {
            symbols += repeatElement(AreaBuilder.unknown, count: total - symbols.count)
        }
    }

    /// The map, and in `problems` what was found on the way.
    mutating func map() -> BlockMap {
        var map = BlockMap(poolStart: area.start, blockCount: symbols.count, blockSize: blockSize, origin: origin)
        if let orphan = map.take(symbols) {
            let first = orphan / Self.lineLength * Self.lineLength
            let row = sources[first]
            report(
                row?.line ?? area.line, (row?.blocksColumn ?? 1) + orphan - first,
                "the block at \(map.offsetText(ofBlock: orphan)) goes on an allocation whose beginning is missing")
        }
        return map
    }

    private mutating func report(_ line: Int, _ column: Int, _ message: String) {
        problems.append(PasteProblem(line: line, column: column, message: message))
    }

    // MARK: What the offsets count

    /// 16 bytes, or 32 in a build for 64 bits: whole lines that follow each other tell.
    private static func blockSize(of area: PastedArea) -> Int {
        var least = Int.max
        var last: Int?
        var lines = 0
        for line in area.lines {
            switch line.content {
            case .free(let count): lines += count
            case .blocks(let blocks):
                if let last, let offset = line.offset, lines < BoardPaste.mostBlocks {
                    let step = offset - last, between = (lines + 1) * lineLength
                    if step > 0, step % between == 0, step / between >= Heap.blockSize { least = min(least, step / between) }
                }
                last = blocks.count == lineLength ? line.offset : nil
                lines = 0
            }
        }
        if least == Int.max { return area.start > Int(UInt32.max) ? 2 * Heap.blockSize : Heap.blockSize }
        return least == 2 * Heap.blockSize ? least : Heap.blockSize
    }

    /// 0, but where the oldest firmware printed addresses, and where old lines stand without their heading: those may be either.
    private static func origin(of area: PastedArea) -> Int {
        let offsets = area.lines.filter { $0.digits == 5 }.compactMap(\.offset)
        guard let least = offsets.min(), least > 0 else { return 0 }
        if !area.hasHeading { return least }
        return area.lines.first?.offset == area.start & 0xfffff ? area.start & 0xfffff : 0
    }

    // MARK: Placing

    private mutating func place(total: Int?, most: Int) {
        var fold: PastedLine?
        for line in area.lines {
            guard case .blocks(let blocks) = line.content else {
                fold = line
                continue
            }
            let folded = AreaBuilder.foldedBlocks(fold)
            guard let position = position(of: line, expected: nextLine + folded) else { continue }
            guard position + blocks.count <= most else {
                report(line.line, line.column, "no board has that much memory")
                continue
            }
            if let fold { fill(nextLine..<max(nextLine, position), fold) }
            fold = nil
            put(blocks, at: position, line)
        }
        if let fold {
            let count = AreaBuilder.foldedBlocks(fold)
            guard nextLine + count <= most else { return report(fold.line, fold.column, "no board has that much memory") }
            // The board folds no line that is shorter than the others.
            let end = total.map { max($0 / Self.lineLength * Self.lineLength, nextLine) } ?? (nextLine + count)
            fill(nextLine..<min(end, most), fold)
        }
    }

    /// The block at which a line begins that follows what has been placed.
    private var nextLine: Int { (symbols.count + Self.lineLength - 1) / Self.lineLength * Self.lineLength }

    private static func foldedBlocks(_ fold: PastedLine?) -> Int {
        guard case .free(let lines)? = fold?.content else { return 0 }
        return min(lines, BoardPaste.mostBlocks) * lineLength
    }

    /// The block that a line begins with; `nil` where its offset means none.
    private mutating func position(of line: PastedLine, expected: Int) -> Int? {
        guard let offset = line.offset else { return expected }
        var bytes = offset - origin
        if line.digits == 5 {
            // Only the last five digits are printed: those nearest to what is expected.
            let distance = (bytes - expected * blockSize) & 0xfffff
            bytes = expected * blockSize + (distance < 0x80000 ? distance : distance - 0x100000)
        }
        guard bytes >= 0, bytes % (blockSize * Self.lineLength) == 0 else {
            report(
                line.line, line.column, "offset 0x\(offset.hex()) begins no line of \(Self.lineLength) blocks of \(blockSize) bytes")
            return nil
        }
        return bytes / blockSize
    }

    /// A fold says how many lines are free. Where more are missing than those, only the ones in the middle surely are.
    private mutating func fill(_ range: Range<Int>, _ fold: PastedLine) {
        let folded = AreaBuilder.foldedBlocks(fold)
        if folded > range.count {
            let room = range.count / Self.lineLength
            report(fold.line, fold.column, "\(folded / Self.lineLength) free lines have no room here: there are \(room)")
            return
        }
        let start = range.upperBound - folded, end = range.lowerBound + folded
        extend(to: range.upperBound)
        if start < end { for block in start..<end { symbols[block] = UInt8(ascii: ".") } }
        for first in stride(from: start, to: end, by: Self.lineLength) { sources[first] = fold }
    }

    private mutating func put(_ blocks: [UInt8], at position: Int, _ line: PastedLine) {
        extend(to: position + blocks.count)
        if let before = sources[position] {
            let isSame = symbols[position..<position + blocks.count].elementsEqual(blocks)
            let which = "0x\((position * blockSize + origin).hex()) stands here twice"
            let differs = isSame ? "" : ": they differ, and the first is taken"
            report(line.line, line.column, "offset \(which), and in line \(before.line)\(differs)")
            return
        }
        if sources.keys.contains(where: { $0 > position }) {
            report(line.line, line.column, "offset 0x\((position * blockSize + origin).hex()) stands out of order")
        }
        sources[position] = line
        for (place, symbol) in blocks.enumerated() { symbols[position + place] = symbol }
    }

    private mutating func extend(to count: Int) {
        if count > symbols.count { symbols += repeatElement(AreaBuilder.unknown, count: count - symbols.count) }
    }

    // MARK: Gaps

    /// Lines that are missing before others, and lines that are cut off before others.
    private mutating func reportGaps() {
        var expected = 0
        for first in sources.keys.sorted() {
            guard let line = sources[first] else { continue }
            if first > expected, case .blocks = line.content {
                let shown = (first * blockSize + origin).hex(), wanted = (expected * blockSize + origin).hex()
                report(line.line, line.column, "offset 0x\(shown) where 0x\(wanted) is expected: lines are missing before it")
            }
            expected = first + Self.lineLength
            if case .blocks(let blocks) = line.content, blocks.count < Self.lineLength, expected < symbols.count {
                report(
                    line.line, line.blocksColumn + blocks.count,
                    "the line is cut off: it has fewer than \(Self.lineLength) blocks and is not the last")
            }
        }
    }
}

extension BlockMap {
    /// Places what mem_info's letters say, and 0 as unknown; the first block that goes on nothing, if there is one.
    fileprivate mutating func take(_ symbols: [UInt8]) -> Int? {
        var orphan: Int?
        for (block, symbol) in symbols.enumerated() where symbol != UInt8(ascii: ".") {
            if symbol == 0 {
                setUnknown(block)
            } else if BlockMap.isTail(symbol) {
                // What an unknown block was the beginning of is not missing.
                if block == 0 || isFree(block - 1) { orphan = orphan ?? block }
                setTail(block)
            } else {
                place(head: block, count: 1, content: BlockContent(BlockLetter(rawValue: Character(UnicodeScalar(symbol))) ?? .other))
            }
        }
        return orphan
    }

    private static func isTail(_ symbol: UInt8) -> Bool { symbol == UInt8(ascii: "=") || symbol == UInt8(ascii: "t") }
}
