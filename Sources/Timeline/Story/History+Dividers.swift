// What stands in the middle of the free memory, and since when: the answer that a picture of the run should give at a glance.

import BlockHeap
import Text

extension History {
    /// What keeps the two longest neighbouring holes apart at the end of the run, in words; `nil` where there is only one hole.
    public func dividerSentences() -> [String]? {
        let end = moment(at: count)
        guard let divider = end.map.worstDivider else { return nil }
        let heads = (divider.start..<(divider.start + divider.count)).filter { end.map.kind(of: $0) == .head }
        let biggest = MapNumbers(end.map).biggestHoleBytes
        var sentences = [
            "At the end the biggest hole has \(biggest.grouped) bytes; \(divider.count.counted("used block")) at "
                + "\(divider.start.blockOffset) \(divider.count == 1 ? "stands" : "stand") between two holes that would be one of "
                + "\((divider.joined * Heap.blockSize).grouped) bytes."
        ]
        for head in heads.prefix(3) {
            let birth = end.birth(ofHead: head)
            let maker = birth.map { recording.events[$0] }
            let place = maker.map(placeName(of:)) ?? ""
            let by = place.isEmpty ? "" : ", made by \(place)"
            let when = birth.map { " at event \(($0 + 1).grouped) of \(count.grouped)" } ?? ""
            let blocks = end.map.count(ofHead: head).counted("block")
            sentences.append("There: \((maker?.content ?? .other).name), \(blocks)\(by)\(when).")
        }
        if heads.count > 3 { sentences.append("And \((heads.count - 3).grouped) more.") }
        return sentences
    }
}
