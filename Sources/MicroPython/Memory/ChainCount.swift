// Following chains of objects in RAM: the parents of a class, the tasks of a queue, the frames that called each other.
//
// A sound chain is shorter than memory has places for its links. A damaged one can lead back to itself; a board would follow it for ever.

import BlockHeap

/// Counts the links of one chain, and stops the core behind the longest that can be.
struct ChainCount {
    /// More links than the largest heap has blocks.
    private var left = 0x8000

    @inline(__always) mutating func follow(_ ram: RAM, to link: Address) {
        left -= 1
        if left < 0 { ram.fault(link, .chain) }
    }
}

extension VM {
    /// The deepest nesting of structures that native code follows by calling itself without a check of the C stack: the board's would be
    /// used up.
    private static let mostNested = 2000

    /// Runs `body` one level deeper in the structure at `address`.
    @inline(__always)
    func nested<R, E: Error>(_ address: Address, _ body: () throws(E) -> R) throws(E) -> R {
        native.nesting += 1
        if native.nesting > Self.mostNested { ram.fault(address, .chain) }
        defer { native.nesting -= 1 }
        return try body()
    }
}
