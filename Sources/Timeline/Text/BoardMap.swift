// What real boards printed: the text of micropython.mem_info(1), pasted from a terminal or read from a log.
//
//     I (512) whatever: GC: total: 211648, used: 208, free: 211440
//      No. of 1-blocks: 11, 2-blocks: 1, max blk sz: 2, max free sz: 13204
//     GC memory layout; from 200113a0:
//     00000000: h=hLhhhhhB..h.......h..h........................................
//            (205 lines all free)
//     00033800: ............................................
//
// Offsets have 8 digits, 5 in old firmware (where they begin anew after each MB), whose tails are `t`. A heap in several areas prints
// several layouts; a paste may hold what was printed at several times.

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

/// A map that a board printed: what one call of `mem_info(1)` says.
public struct BoardMap: Equatable, Sendable {
    /// One for each area; most boards have one.
    public internal(set) var areas: [BlockMap] = []
    /// What the line `GC: total:` said, in bytes, if it was pasted.
    public internal(set) var total: Int?
    public internal(set) var used: Int?
    public internal(set) var free: Int?
    /// The line of the paste where it begins, from 1.
    public internal(set) var line = 1

    public var blockCount: Int { areas.reduce(0) { $0 + $1.blockCount } }
}

/// All that a paste holds.
public struct BoardPaste: Equatable, Sendable {
    /// In the order in which they were printed.
    public internal(set) var maps: [BoardMap] = []
    /// What is wrong with the paste, in order. What could be read is in `maps` all the same.
    public internal(set) var problems: [PasteProblem] = []

    /// Blocks of all maps together that are read at most: more than any board has.
    public static let mostBlocks = 1 << 22

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
