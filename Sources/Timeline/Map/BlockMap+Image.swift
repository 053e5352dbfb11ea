// The map of a board's memory itself. Events tell what each allocation came to hold; the memory tells what it holds at this instant, which is
// what `mem_info(1)` prints.

import Heap
import MicroPython

extension BlockContent {
    /// What a block is that begins with a given word: the address of a type, or anything else.
    static func byFirstWord() -> (UInt32) -> BlockContent {
        var contents = ContiguousArray(repeating: BlockContent.other, count: TypeID.allCases.count)
        let known: [(TypeID, BlockContent)] = [
            (.tuple, .tuple), (.list, .list), (.dict, .dict), (.str, .string), (.bytes, .string), (.bytearray, .array),
            (.array, .array), (.float, .float), (.bytecodeFunction, .function), (.module, .module),
        ]
        for (type, content) in known { contents[Int(type.rawValue)] = content }
        return { [contents] word in
            let offset = Int(word &- MemoryMap.typesStart)
            guard offset < contents.count * Int(TypeID.stride), offset % Int(TypeID.stride) == 0 else { return .other }
            return contents[offset / Int(TypeID.stride)]
        }
    }
}

extension BlockMap {
    /// The blocks of an image, with the letters that the board would print now.
    public init(_ image: MemoryImage) {
        self.init(poolStart: image.layout.poolStart, blockCount: image.layout.blockCount)
        let content = BlockContent.byFirstWord()
        var block = 0
        while block < blockCount {
            guard image.kind(ofBlock: block) != .free else {
                block += 1
                continue
            }
            let count = image.count(ofHead: block)
            place(head: block, count: count, content: content(image.ram.load32(image.address(ofBlock: block))))
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
