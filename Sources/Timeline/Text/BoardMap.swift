// What a real board printed: the text of micropython.mem_info(1), pasted from a terminal.
//
//     I (512) whatever: GC: total: 211648, used: 208, free: 211440
//      No. of 1-blocks: 11, 2-blocks: 1, max blk sz: 2, max free sz: 13204
//     GC memory layout; from 200113a0:
//     00000000: h=hLhhhhhB..h.......h..h........................................
//            (205 lines all free)
//     00033800: ............................................
//
// Offsets have 8 digits, 5 in old firmware, whose tails are `t`. A heap in several areas prints several layouts.

import Heap

/// A line of a paste that cannot be right, and why.
public struct PasteProblem: Error, Equatable, Sendable, CustomStringConvertible {
    /// From 1.
    public var line: Int
    public var message: String

    public var description: String { "line \(line): \(message)" }
}

/// A map that a board printed.
public struct BoardMap: Equatable, Sendable {
    /// One for each area; most boards have one.
    public internal(set) var areas: [BlockMap] = []
    /// What the line `GC: total:` said, in bytes, if it was pasted.
    public internal(set) var total: Int?
    public internal(set) var used: Int?
    public internal(set) var free: Int?
    /// What is wrong with the paste, in order. What could be read is in `areas` all the same.
    public internal(set) var problems: [PasteProblem] = []

    public var isComplete: Bool { problems.isEmpty && !areas.isEmpty }

    /// Reads a paste. It never fails: what it cannot read is in `problems`.
    public init(_ text: String) {
        var reader = BoardMapReader()
        let lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }
        for (index, line) in lines.enumerated() { reader.read(line, number: index + 1) }
        reader.finish()
        self = reader.map
    }

    init() {}
}
