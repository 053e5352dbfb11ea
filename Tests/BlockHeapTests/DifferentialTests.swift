import BlockHeap
import Testing

/// A small generator, so that a failing run can be repeated.
struct Dice {
    var state: UInt64

    mutating func roll(_ sides: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int((state >> 33) % UInt64(sides))
    }
}

@Suite struct DifferentialTests {
    @Test(
        "thousands of random operations leave the same table, cursor and counters as the plain rules",
        arguments: [(4, 1), (24, 2), (100, 3), (132, 4), (256, 5), (500, 6)])
    func random(blocks: Int, seed: Int) throws {
        let sketch = Sketch(blocks: blocks)
        let heap = sketch.heap
        var plain = PlainHeap(blocks: heap.blockCount)
        var dice = Dice(state: UInt64(seed))
        var held: [Int] = []
        heap.rootScanner = { heap in
            for block in plain.live { heap.markRoot(heap.address(ofBlock: block)) }
        }
        // Watched heaps sweep in another way; both must agree.
        if seed % 2 == 0 { heap.observer = EventLog() }

        for step in 0..<4000 {
            held.removeAll { plain.kinds[$0] != .head }
            plain.live = Set(held)
            switch dice.roll(20) {
            case 0..<10:
                let count = dice.roll(8) == 0 ? 1 + dice.roll(40) : 1 + dice.roll(3)
                let expected = plain.allocate(count)
                #expect(sketch.allocate(count) == expected)
                if let expected, dice.roll(4) > 0 { held.append(expected) }
            case 10..<14:
                guard !held.isEmpty else { continue }
                let block = held.remove(at: dice.roll(held.count))
                plain.free(block)
                sketch.free(block)
            case 14..<18:
                guard !held.isEmpty else { continue }
                let index = dice.roll(held.count), count = 1 + dice.roll(9), allowMove = dice.roll(3) > 0
                let expected = plain.reallocate(held[index], count, allowMove: allowMove)
                #expect(sketch.resize(held[index], to: count, allowMove: allowMove) == expected)
                if let expected { held[index] = expected }
            case 18:
                plain.threshold = dice.roll(3) == 0 ? 1 + dice.roll(blocks) : .max
                heap.allocThreshold = plain.threshold
            default:
                plain.collect()
                heap.collect()
            }
            try #require(heap.drawing == plain.drawing, "step \(step)")
            try #require(heap.lastFreeATBIndex == plain.lastFree, "step \(step)")
            try #require(heap.lastUsedBlock == plain.lastUsed, "step \(step)")
            try #require(heap.allocAmount == plain.amount, "step \(step)")
            try heap.checkInvariants()
        }
    }
}
