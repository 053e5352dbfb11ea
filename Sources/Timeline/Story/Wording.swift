// Small words and numbers that the sentences are made of.

import BlockHeap

extension Int {
    /// `18,240`.
    public var grouped: String {
        let digits = String(magnitude)
        var text = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { text += "," }
            text.append(digit)
        }
        return self < 0 ? "-" + text : text
    }

    /// `1 block`, `19 blocks`.
    public func counted(_ one: String, _ many: String? = nil) -> String {
        "\(grouped) \(self == 1 ? one : many ?? one + "s")"
    }

    /// The offset of block `self` in the pool, as `mem_info(1)` counts: `0x0340`.
    public var blockOffset: String {
        let digits = String(self * Heap.blockSize, radix: 16)
        return "0x" + String(repeating: "0", count: Swift.max(0, 4 - digits.count)) + digits
    }
}
