// A map of a large heap has fewer cells than blocks. How full a cell is decides its glyph, and never by majority.

import BlockHeap

/// How full a cell is. All free and all full have steps of their own, and "almost" never rounds to them.
public enum Fullness: UInt8, Sendable, Comparable {
    case empty, underQuarter, underHalf, underThreeQuarters, underFull, full

    public init(used: Int, of total: Int) {
        self =
            if used == 0 {
                .empty
            } else if used >= total {
                .full
            } else if used * 4 < total {
                .underQuarter
            } else if used * 2 < total {
                .underHalf
            } else if used * 4 < total * 3 {
                .underThreeQuarters
            } else {
                .underFull
            }
    }

    public static func < (left: Fullness, right: Fullness) -> Bool {
        left.rawValue < right.rawValue
    }

    /// `.` `-` `+` `*` `#` `@`.
    public var ascii: Character {
        switch self {
        case .empty: "."
        case .underQuarter: "-"
        case .underHalf: "+"
        case .underThreeQuarters: "*"
        case .underFull: "#"
        case .full: "@"
        }
    }
}

/// Some neighbouring blocks that are drawn as one.
public struct MapCell: Equatable, Sendable {
    public var firstBlock: Int
    /// Blocks in the cell; fewer than the others have in the last one.
    public var blockCount: Int
    public var usedBlocks: Int
    /// Blocks of which nobody knows who has them.
    public var unknownBlocks = 0
    /// The class that most used blocks of the cell have (the lowest of several); 0 when the cell is empty.
    public var mainClass: UInt8
    /// A bit for each class that occurs, classes above 31 as 31.
    public var classes: UInt32

    public var fullness: Fullness { Fullness(used: usedBlocks, of: blockCount) }
}

extension BlockMap {
    /// The cells of `range` (by default all), of `blocksPerCell` blocks each. `classes` has a class (under 32) for each block of the heap,
    /// what a layer colours by; without it all used blocks are of one class, 0.
    public func cells(blocksPerCell: Int, in range: Range<Int>? = nil, classes: [UInt8] = []) -> [MapCell] {
        let range = (range ?? 0..<blockCount).clamped(to: 0..<blockCount)
        var cells: [MapCell] = []
        cells.reserveCapacity(range.count / blocksPerCell + 1)
        withUnsafeTemporaryAllocation(of: Int.self, capacity: 32) { counts in
            for first in stride(from: range.lowerBound, to: range.upperBound, by: blocksPerCell) {
                let end = min(first + blocksPerCell, range.upperBound)
                counts.initialize(repeating: 0)
                var cell = MapCell(firstBlock: first, blockCount: end - first, usedBlocks: 0, mainClass: 0, classes: 0)
                for block in first..<end where !isFree(block) {
                    guard !isUnknown(block) else {
                        cell.unknownBlocks += 1
                        continue
                    }
                    cell.usedBlocks += 1
                    let klass = classes.isEmpty ? 0 : min(Int(classes[block]), 31)
                    counts[klass] += 1
                    cell.classes |= 1 << UInt32(klass)
                }
                var most = 0
                for klass in 0..<32 where counts[klass] > most {
                    most = counts[klass]
                    cell.mainClass = UInt8(klass)
                }
                cells.append(cell)
            }
        }
        return cells
    }

    /// What each block's allocation holds, as classes for `cells`: the raw values of `BlockContent`. Free blocks have 0.
    public var contentClasses: [UInt8] {
        classes { head in contents[head] }
    }

    /// A class for each block, the same for all blocks of an allocation. Free blocks have 0.
    public func classes(_ classOfHead: (Int) -> UInt8) -> [UInt8] {
        var classes = [UInt8](repeating: 0, count: blockCount)
        var current: UInt8 = 0
        for block in 0..<blockCount {
            switch table[block] & 3 {
            case BlockKind.head.rawValue:
                current = classOfHead(block)
                classes[block] = current
            case BlockKind.tail.rawValue: classes[block] = current
            default: current = 0
            }
        }
        return classes
    }
}
