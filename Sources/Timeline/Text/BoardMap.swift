// What real boards printed: the text of micropython.mem_info, pasted from a terminal or read from a log.
//
//     I (512) whatever: GC: total: 211648, used: 208, free: 211440
//      No. of 1-blocks: 11, 2-blocks: 1, max blk sz: 2, max free sz: 13204
//     GC memory layout; from 200113a0:
//     00000000: h=hLhhhhhB..h.......h..h........................................
//            (205 lines all free)
//     00033800: ............................................
//
// Offsets have 8 digits, 5 in old firmware (where they begin anew after each MB, and in the oldest are addresses), whose tails are `t`. A
// heap in several areas prints several layouts, some boards head them `GC area #0 (size 96000), from 3ffb30a0:`. A build for a computer of
// 64 bits has blocks of 32 bytes. `mem_info()` prints no layout. A paste may hold what was printed at several times.
//
// What a paste does not show is unknown: neither used nor free.

import BlockHeap

/// A place in a paste that cannot be right, and why.
public struct PasteProblem: Error, Equatable, Sendable, CustomStringConvertible {
    /// From 1.
    public var line: Int
    /// In characters, from 1.
    public var column: Int
    public var message: String

    public var description: String { "\(line):\(column): \(message)" }
}

/// A line of a log that is none of a map.
public struct LogLine: Equatable, Sendable {
    /// From 1.
    public var number: Int
    public var text: String
}

/// A map that a board printed: what one call of `mem_info` says.
public struct BoardMap: Equatable, Sendable {
    /// One for each area; most boards have one. Where no layout was printed, one of which nothing is known but its length.
    public internal(set) var areas: [BlockMap] = []
    /// What the lines `GC: total:` and `No. of 1-blocks:` said, as far as they were pasted: the first three in bytes, the others in blocks.
    public internal(set) var total: Int?
    public internal(set) var used: Int?
    public internal(set) var free: Int?
    public internal(set) var biggestAllocation: Int?
    public internal(set) var biggestHole: Int?
    /// The line of the paste where it begins, from 1.
    public internal(set) var line = 1
    /// What stands in the log between the map before and this one; of very much only the last lines.
    public internal(set) var log: [LogLine] = []

    public var blockCount: Int { areas.reduce(0) { $0 + $1.blockCount } }
    public var blockSize: Int { areas.first?.blockSize ?? Heap.blockSize }
    /// Whether any block of it was shown.
    public var isDrawn: Bool { areas.contains { $0.unknownBlocks < $0.blockCount } }

    /// The numbers of an area. Where it is the only one, what the board said of its heap leads, and not what the paste shows of it.
    public func numbers(ofArea index: Int) -> MapNumbers {
        var numbers = MapNumbers(areas[index])
        if areas.count == 1 { numbers.lead(total: total, used: used, free: free, biggestHole: biggestHole) }
        return numbers
    }
}

/// All that a paste holds.
public struct BoardPaste: Equatable, Sendable {
    /// In the order in which they were printed.
    public internal(set) var maps: [BoardMap] = []
    /// What is wrong with the paste, in order. What could be read is in `maps` all the same.
    public internal(set) var problems: [PasteProblem] = []
    /// What stands in the log behind the last map.
    public internal(set) var logEnd: [LogLine] = []

    /// Blocks of all maps together that are read at most: more than any board has.
    public static let mostBlocks = 1 << 22
    /// Lines of a log that are kept between two maps.
    public static let mostLogLines = 200

    /// Reads a paste. It never fails: what it cannot read is in `problems`.
    public init(_ text: String) {
        var reader = BoardMapReader()
        for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
            reader.read(line, number: index + 1)
        }
        self = reader.finish()
    }

    /// One map that was read before.
    public init(_ map: BoardMap, problems: [PasteProblem]) {
        maps = [map]
        self.problems = problems
    }

    init() {}
}
