// What the letters of a printed map tell of some blocks.
import BlockHeap
import Text
import Timeline

extension BlockMap {
    /// What the letters tell of some blocks, a sentence for each allocation and hole that stands there. At most eight, then how many more.
    func sentences(_ blocks: Range<Int>) -> [String] {
        let most = 8
        var sentences: [String] = []
        var block = head(of: blocks.lowerBound) ?? blocks.lowerBound
        var more = 0
        let holes = self.holes
        var next = holes.firstIndex { $0.end > block } ?? holes.count
        while block < blocks.upperBound {
            let isHole = isFree(block)
            let end = isHole ? holes[next].end : isUnknown(block) ? endOfUnknown(block) : block + count(ofHead: block)
            if sentences.count == most {
                more += 1
            } else {
                sentences.append(
                    isHole ? sentence(holes[next], among: holes)
                        : isUnknown(block) ? sentence(ofUnknown: block..<end) : sentence(ofHead: block))
            }
            if isHole { next += 1 }
            block = end
        }
        return more == 0 ? sentences : sentences + ["And \(more.grouped) more: z looks closer."]
    }

    private func endOfUnknown(_ block: Int) -> Int {
        (block..<blockCount).first { !isUnknown($0) } ?? blockCount
    }

    private func sentence(ofUnknown blocks: Range<Int>) -> String {
        "\(offsetText(ofBlock: blocks.lowerBound)): unknown, \(blocksAndBytes(blocks.count)): the paste does not show them."
    }

    private func sentence(_ hole: Hole, among holes: [Hole]) -> String {
        let bigger = holes.count { $0.count > hole.count }
        return "\(offsetText(ofBlock: hole.start)): a hole of \(blocksAndBytes(hole.count)). "
            + (bigger == 0 ? "No hole is bigger." : "\(bigger.grouped) \(bigger == 1 ? "hole is" : "holes are") bigger.")
    }

    private func sentence(ofHead block: Int) -> String {
        let what = kind(of: block) == .tail ? "the rest of an allocation whose beginning is not shown" : content(ofHead: block).name
        return "\(offsetText(ofBlock: block)): \(what), \(blocksAndBytes(count(ofHead: block))), printed as \(letter(of: block))."
    }

    private func blocksAndBytes(_ count: Int) -> String {
        "\(count.grouped) block\(count == 1 ? "" : "s"), \((count * blockSize).grouped) bytes"
    }
}
