/// The block lines of `micropython.mem_info(1)`, as gc_dump_alloc_table in py/gc.c prints them.
public enum MemoryLayoutText {
    /// Blocks in a line.
    public static let lineLength = 64

    /// The map, from `GC memory layout; from ...:` to the last line end. Two or more lines that are all free (`symbol` is `.`) are folded.
    public static func text(
        poolStart: Int, blockCount: Int, blockSize: Int = Heap.blockSize, origin: Int = 0, symbol: (Int) -> Character
    ) -> String {
        var text = "GC memory layout; from \(String(poolStart, radix: 16)):"
        var block = 0
        while block < blockCount {
            var end = block
            while end < blockCount, symbol(end) == "." { end += 1 }
            if end - block >= 2 * lineLength {
                text += "\n       (\((end - block) / lineLength) lines all free)"
                block = end / lineLength * lineLength
                if block >= blockCount { break }
            }
            text += "\n\(offset(origin + block * blockSize)): "
            for block in block..<min(block + lineLength, blockCount) { text.append(symbol(block)) }
            block += lineLength
        }
        return text + "\n"
    }

    /// An offset in the pool as the map's lines begin with it: eight hexadecimal digits.
    private static func offset(_ bytes: Int) -> String {
        let digits = String(bytes, radix: 16)
        return String(repeating: "0", count: max(0, 8 - digits.count)) + digits
    }
}

extension Heap {
    /// The map of this heap; a head prints as `kindLetter` of its address says.
    public func dump(kindLetter: (Address) -> Character) -> String {
        MemoryLayoutText.text(poolStart: Int(poolStart), blockCount: blockCount) { block in
            switch table[block] {
            case .free: "."
            case .head: kindLetter(address(ofBlock: block))
            case .tail: "="
            case .mark: "m"
            }
        }
    }
}
