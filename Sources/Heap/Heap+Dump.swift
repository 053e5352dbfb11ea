/// gc_dump_alloc_table: the block lines of `micropython.mem_info(1)`.
extension Heap {
    /// The map, from `GC memory layout; from ...:` to the last line end. 64 blocks a line; two or more lines that are all free are
    /// folded into one. A head prints as `kindLetter` of its address says.
    public func dump(kindLetter: (Address) -> Character) -> String {
        let lineLength = 64
        var text = "GC memory layout; from \(String(poolStart, radix: 16)):"
        var block = 0
        while block < blockCount {
            let free = table.run(of: .free, from: block)
            if free >= 2 * lineLength {
                text += "\n       (\(free / lineLength) lines all free)"
                block = (block + free) / lineLength * lineLength
                if block >= blockCount { break }
            }
            text += "\n\(hexadecimal(block * Heap.blockSize)): "
            for block in block..<min(block + lineLength, blockCount) {
                switch table[block] {
                case .free: text += "."
                case .head: text.append(kindLetter(address(ofBlock: block)))
                case .tail: text += "="
                case .mark: text += "m"
                }
            }
            block += lineLength
        }
        return text + "\n"
    }

    private func hexadecimal(_ offset: Int) -> String {
        let digits = String(offset, radix: 16)
        return String(repeating: "0", count: max(0, 8 - digits.count)) + digits
    }
}
