// What each number means: two sentences, the figures of the moment in them.
import BlockHeap
import Text
import Timeline

extension NumberReading {
    /// Two sentences.
    func meaning(_ number: HeapNumber) -> String {
        switch number {
        case .free, .biggestHole, .ladder, .scattered, .thrownAway: firstMeaning(number)
        case .holes, .collections, .sinceCollection, .handedOut, .peak, .diedYoung: secondMeaning(number)
        case .unusable, .failureIndex, .waste, .closestMiss: expertMeaning(number)
        }
    }

    private func firstMeaning(_ number: HeapNumber) -> String {
        let hole = numbers.biggestHole ?? Hole(start: 0, count: numbers.biggestHoleBlocks, blockSize: map.blockSize)
        switch number {
        case .free:
            return "\(bytes(numbers.freeBytes)) of \(bytes(numbers.totalBlocks * map.blockSize)) are free: "
                + "\(count(numbers.freeBlocks, "block")) of \(map.blockSize) bytes "
                + "that nobody has. They lie in \(count(numbers.holes.count, "hole")), and a request must fit into one of these: FREE "
                + "alone does not say what fits."
        case .biggestHole:
            let start = map.offsetText(ofBlock: hole.start)
            return "\(bytes(hole.bytes)) lie in a row from \(start): \(count(hole.count, "block")), the largest "
                + "request that fits now. "
                + "A text, a list's items or a buffer needs its bytes in one row, so this number, and not the "
                + "\(bytes(numbers.freeBytes)) of FREE, says what fits."
        case .ladder:
            let failing = FitLadder.steps.first { !numbers.fits($0.bytes) }
            guard let failing else {
                let sizes = FitLadder.steps.map(\.bytes.grouped), largest = FitLadder.steps[FitLadder.steps.count - 1].bytes
                return "Requests of \(sizes.dropLast().joined(separator: ", ")) and \(bytes(largest)) would all fit now, each by itself. "
                    + "The biggest hole has \(bytes(hole.bytes)), \(bytes(hole.bytes - largest)) more than the largest of them asks for."
            }
            return "A request fits if one hole is long enough, and the biggest has \(bytes(hole.bytes)). The smallest of the five sizes "
                + "that does not fit is \(bytes(failing.bytes)): \(bytes(failing.bytes - hole.bytes)) are missing in that hole, although "
                + "\(bytes(numbers.freeBytes)) are free."
        case .scattered:
            return "\(scatteredPercent) % of FREE, \(bytes(numbers.freeBytes - hole.bytes)) of \(bytes(numbers.freeBytes)), lie outside "
                + "the biggest hole of "
                + "\(bytes(hole.bytes)). At 0 % all that is free is one hole; near 100 % much is free and little fits."
        default:
            let totals = moment?.totals ?? RunTotals()
            return "\(count(totals.thrownAway, "allocation")) with \(bytes(totals.thrownAwayBytes)) have been given back since the "
                + "board started, of "
                + "\(totals.allocations.grouped) that were made. What is thrown away costs time twice, and the holes that it leaves lie "
                + "between what stays."
        }
    }

    private func secondMeaning(_ number: HeapNumber) -> String {
        let totals = moment?.totals ?? RunTotals(), used = moment?.usedBytes ?? 0
        switch number {
        case .holes:
            return "\(count(numbers.holes.count, "hole")), by their lengths in blocks: \(holesByLength). "
                + "A bar stands for each of these lengths, which double from 1 block on; many short holes are what scatters memory."
        case .collections:
            let last = history?.collections.last { $0.end < moment?.position ?? 0 }
            let what = last.map { "; the last one freed \(count($0.sweptCount, "allocation")), "
                + "\(bytes($0.sweptBlocks * Heap.blockSize))" } ?? ""
            return "The collector has run \(count(totals.collections, "time")) by now\(what). It runs when nothing fits, when the "
                + "program calls gc.collect(), "
                + "and when gc.threshold() says so."
        case .sinceCollection:
            let amount = (moment?.allocAmount ?? 0) * Heap.blockSize
            return "\(bytes(amount)) have been handed out since the last collection began; gc.threshold(n) starts the next one when "
                + "this counter reaches n. "
                + "It counts what is handed out, not what is left: with \(bytes(numbers.freeBytes)) free it says nothing about how low "
                + "memory is."
        case .handedOut:
            let times = used == 0 ? "" : ", \(tenths(Double(totals.allocatedBytes) / Double(used))) times what is in use now"
            return "\(bytes(totals.allocatedBytes)) in \(count(totals.allocations, "allocation")) have been handed out since the board "
                + "started\(times). "
                + "The difference to the \(bytes(used)) in use was thrown away: that is churn, which costs time and makes holes."
        case .peak:
            let peak = (history?.peak.usedBlocks ?? 0) * Heap.blockSize
            return "At event \((history?.peak.position ?? 0).grouped), \(bytes(peak)) were in use, the most in this run; now it is "
                + "\(bytes(used)). "
                + "The board must have room for that one moment, however little the program keeps in the end."
        default:
            return "\(NumberReading.percent(history?.shareDiedYoung ?? 0)) % of the "
                + "\(count(history?.totals.allocations ?? 0, "allocation")) of the whole run were gone "
                + "before they had lived through a collection. So short a life is cheap to end, but for its time it stands between "
                + "things that stay."
        }
    }

    private func expertMeaning(_ number: HeapNumber) -> String {
        let size = "\(bytes(request)) (\(count(requestBlocks, "block")))"
        switch number {
        case .unusable:
            let share = numbers.unusable(requestBlocks)
            let usable = numbers.holes.filter { $0.count >= requestBlocks }
            return "For a request of \(size), \(NumberReading.percent(share)) % of the \(bytes(numbers.freeBytes)) that are free are of "
                + "no use: their holes are too short. "
                + "What is left for it are \(count(usable.count, "hole")) with \(bytes(usable.reduce(0) { $0 + $1.bytes }))."
        case .failureIndex:
            guard let value = numbers.failureIndex(requestBlocks) else {
                return "A request of \(size) fits now, so there is no failure to explain. For one that fails, the index says why: near "
                    + "0 there is too little memory, "
                    + "near 1 it is in pieces."
            }
            return "A request of \(size) fails now, with an index of \(index(value)): near 0 there is too little memory, near 1 it is "
                + "in pieces. It is "
                + "1 - (1 + free / request) / holes, with \(bytes(numbers.freeBytes)) free in \(count(numbers.holes.count, "hole"))."
        case .waste:
            let each = numbers.allocationCount == 0 ? 0 : Double(numbers.wasteBytes) / Double(numbers.allocationCount)
            return "\(bytes(numbers.wasteBytes)) of the \(bytes(numbers.usedBytes)) in use were never asked for: memory is given in "
                + "blocks of 16 bytes, and the last one "
                + "is seldom full. Over \(count(numbers.allocationCount, "allocation")) that is \(tenths(each)) B each."
        default:
            if numbers.fits(request) {
                return "A request of \(size) fits now, so nothing stands in its way. If it did not fit, this would be the place where "
                    + "the fewest used blocks "
                    + "keep \(count(requestBlocks, "block")) from lying in a row."
            }
            guard let missed else {
                return "A request of \(size) is longer than the whole heap of \(bytes(numbers.totalBlocks * Heap.blockSize)). No place "
                    + "in it comes close."
            }
            let start = map.offsetText(ofBlock: missed.start)
            return "The closest to \(size) are the blocks from \(start) on, of which \(missed.usedBlocks.grouped) "
                + "are in use. "
                + "What stands there never moves by itself: \(count(missed.heads.count, "allocation")), \(heads(missed))."
        }
    }

    /// Some of the allocations in a window, with the lines that made them.
    private func heads(_ missed: ClosestMiss) -> String {
        let named = missed.heads.prefix(2).map { head in
            let place = moment?.birth(ofHead: head).flatMap { birth in history.map { $0.placeName(of: $0.recording.events[birth]) } } ?? ""
            return map.content(ofHead: head).name + (place.isEmpty ? "" : " (\(place))")
        }
        return named.joined(separator: ", ") + (missed.heads.count > named.count ? " and more" : "")
    }

    private func count(_ number: Int, _ one: String) -> String { "\(number.grouped) \(one)\(number == 1 ? "" : "s")" }

    private func tenths(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        return "\((tenths / 10).grouped).\(tenths % 10)"
    }
}
