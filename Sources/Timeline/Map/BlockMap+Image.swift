// The map of a board's memory itself. Events tell what each allocation came to hold; the memory tells what it holds at this instant,
// which is what `mem_info(1)` prints.

import BlockHeap
import MicroPython

extension BlockMap {
    /// The blocks of an image, with the letters that the board would print now.
    public init(_ image: MemoryImage) {
        self.init(poolStart: Int(image.layout.poolStart), blockCount: image.layout.blockCount)
        var block = 0
        while block < blockCount {
            guard image.kind(ofBlock: block) != .free else {
                block += 1
                continue
            }
            let count = image.count(ofHead: block)
            place(head: block, count: count, content: BlockContent(image.letter(ofHead: block)))
            block += count
        }
    }
}

extension MemoryImage {
    /// The text of `micropython.mem_info(1)` at this instant, as the board prints it.
    public var memoryInfo: String {
        "stack: \(stackUse) out of \(stackBytes)\n" + BlockMap(self).memInfoText
    }
}
