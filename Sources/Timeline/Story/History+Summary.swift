// A whole run in a few sentences: what plain output says in place of the map, and how a told run closes.

import BlockHeap
import Text

extension History {
    /// What the script did to the heap, from its first event on; what came before is the board's and the compiler's. With the numbers that
    /// belong together: free and biggest hole, handed out and given back.
    public var summary: [String] {
        var sentences = [churnSentence]
        if let busiest = lines.filter({ $0.value.blocks > 0 }).max(by: { ($0.value.blocks, $1.key) < ($1.value.blocks, $0.key) }) {
            sentences.append(
                "Line \(busiest.key) takes the most: \(busiest.value.allocations.counted("allocation")), "
                    + "\((busiest.value.blocks * Heap.blockSize).counted("byte")).")
        }
        sentences.append(collectionSentence)
        if let failure = failureSentence { sentences.append(failure) }
        return sentences + [peakSentence, endSentence]
    }

    private var churnSentence: String {
        let before = moment(at: scriptStart).totals, after = totals
        let count = after.allocations - before.allocations
        guard count > 0 else { return "The script takes nothing from the heap." }
        let given = after.thrownAwayBytes - before.thrownAwayBytes
        let taken = after.allocatedBytes - before.allocatedBytes
        return "The script makes \(count.counted("allocation")), \(taken.counted("byte")) in whole blocks; "
            + (given == 0 ? "nothing is given back." : "\(given.counted("byte")) are given back")
            + (given == 0 ? "" : given > taken ? ", with what the board and the compiler had left." : ".")
    }

    private var collectionSentence: String {
        let own = collections.filter { $0.start >= scriptStart }
        guard !own.isEmpty else { return "The collector never runs." }
        let freed = own.reduce(0) { $0 + $1.sweptBlocks } * Heap.blockSize
        return "The collector runs \(own.count == 1 ? "once" : "\(own.count.grouped) times") and frees \(freed.counted("byte"))."
    }

    private var failureSentence: String? {
        guard let first = gravestFailure else { return nil }
        let event = recording.events[first]
        let place = placeName(of: event)
        let which = fatalFailure == nil ? "the first" : "the one that ends the script"
        let count = failures.count == 1 ? "1 allocation fails" : "\(failures.count.grouped) allocations fail, \(which)"
        let hole = event.isLocked ? "the heap is locked" : "the biggest hole has \(biggestHoleBytes(at: first).grouped)"
        return "\(count)\(place.isEmpty ? "" : " at \(place)"): \(Int(event.bytes).counted("byte")) are asked for, and \(hole)."
    }

    private var peakSentence: String {
        let place = peak.position > 0 ? placeName(of: recording.events[peak.position - 1]) : ""
        return "At most \((peak.usedBlocks * Heap.blockSize).counted("byte")) are in use, at event \(peak.position.grouped)"
            + (place.isEmpty ? "." : " (\(place)).")
    }

    private var endSentence: String {
        let numbers = moment(at: count).numbers
        guard numbers.freeBlocks > 0 else { return "At the end nothing is free." }
        // Neither none nor all is ever rounded to.
        let share = Int((numbers.scattered * 100).rounded())
        let scattered = numbers.scattered <= 0 ? 0 : min(max(share, 1), 99)
        return "At the end \(numbers.freeBytes.counted("byte")) are free, in \(numbers.holes.count.counted("hole")); the biggest hole has "
            + "\(numbers.biggestHoleBytes.grouped), so nothing longer than that fits (scattered \(scattered) %)."
    }
}
