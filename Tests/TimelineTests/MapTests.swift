import BlockHeap
import Testing

@testable import Timeline

@Suite struct MapTests {
    let map = BlockMap("HT···H··HTTT····H·")

    @Test("the numbers of a map") func numbers() throws {
        let numbers = MapNumbers(map)
        #expect(numbers.holes == [Hole(start: 2, count: 3), Hole(start: 6, count: 2), Hole(start: 12, count: 4), Hole(start: 17, count: 1)])
        #expect(numbers.freeBytes == 160 && numbers.usedBlocks == 8 && numbers.allocationCount == 4)
        #expect(numbers.biggestHole == Hole(start: 12, count: 4))
        #expect(numbers.scattered == 0.6)
        #expect(abs(numbers.unusable(3) - 0.3) < 1e-12)
        #expect(numbers.unusable(5) == 1)
        #expect(numbers.histogram == [1, 2, 1])
        #expect(numbers.fits(64) && !numbers.fits(65))
        #expect(numbers.failureIndex(4) == nil)
        // Ten free blocks in four holes, five asked: 1 - (1 + 10 / 5) / 4.
        #expect(numbers.failureIndex(5) == 0.25)
        #expect(MapNumbers(BlockMap("HTTT")).failureIndex(1) == 0)
        #expect(MapNumbers(BlockMap("HTTT")).scattered == 0)
    }

    @Test("the closest miss is the window with the fewest used blocks, and names who stands in it") func closestMiss() {
        #expect(map.closestMiss(6) == ClosestMiss(start: 2, count: 6, usedBlocks: 1, heads: [5]))
        #expect(map.closestMiss(4) == ClosestMiss(start: 12, count: 4, usedBlocks: 0, heads: []))
        #expect(map.closestMiss(9) == ClosestMiss(start: 0, count: 9, usedBlocks: 4, heads: [0, 5, 8]))
        #expect(map.closestMiss(19) == nil)
    }

    @Test("a request lands in the first hole from the cursor on that is long enough") func probe() {
        #expect(map.probe(48).landing == 2)
        let late = map.probe(48, lastFreeATBIndex: 1)  // block 4, the last of the first hole
        #expect(late.landing == 12)
        #expect(late.skipped == [Hole(start: 4, count: 1), Hole(start: 6, count: 2)])
        #expect(map.probe(80).landing == nil)
        #expect(map.probe(0).landing == nil)
    }

    @Test("almost empty and almost full never look empty or full") func fullness() {
        #expect(Fullness(used: 0, of: 64) == .empty)
        #expect(Fullness(used: 1, of: 64) == .underQuarter)
        #expect(Fullness(used: 16, of: 64) == .underHalf)
        #expect(Fullness(used: 32, of: 64) == .underThreeQuarters)
        #expect(Fullness(used: 48, of: 64) == .underFull)
        #expect(Fullness(used: 63, of: 64) == .underFull)
        #expect(Fullness(used: 64, of: 64) == .full)
    }

    @Test("a cell counts its blocks, and its class is that of most of them") func cells() {
        let classes = map.classes { $0 == 8 ? 7 : 3 }
        let cells = map.cells(blocksPerCell: 8, classes: classes)
        #expect(cells.map(\.usedBlocks) == [3, 4, 1])
        #expect(cells.map(\.blockCount) == [8, 8, 2])
        #expect(String(cells.map(\.fullness.ascii)) == "+**")
        #expect(cells.map(\.mainClass) == [3, 7, 3])
        #expect(cells[1].classes == 1 << 7)
        #expect(map.cells(blocksPerCell: 4, in: 8..<12).map(\.fullness) == [.full])
    }

    @Test("a block's head is found from any of its blocks") func heads() {
        #expect(map.head(of: 11) == 8)
        #expect(map.head(of: 5) == 5)
        #expect(map.head(of: 3) == nil)
        #expect(map.count(ofHead: 8) == 4)
        #expect(map.heads == [0, 5, 8, 16])
    }
}

@Suite struct HoleIndexTests {
    @Test("the longest hole is known after any change", arguments: [5, 64, 65, 640, 5000])
    func random(blocks: Int) {
        let index = HoleIndex(blockCount: blocks)
        var free = [Bool](repeating: true, count: blocks)
        var dice = Dice(state: UInt64(blocks))
        #expect(index.biggest == blocks)
        for _ in 0..<1500 {
            // A run of blocks of one kind, from anywhere in it.
            let start = dice.roll(blocks), isFree = free[start]
            var count = 1
            let most = 1 + dice.roll(dice.roll(5) == 0 ? 400 : 9)
            while count < most, start + count < blocks, free[start + count] == isFree { count += 1 }
            if isFree { index.take(start, count) } else { index.give(start, count) }
            for block in start..<(start + count) { free[block].toggle() }
            var longest = 0, run = 0
            for bit in free {
                run = bit ? run + 1 : 0
                longest = max(longest, run)
            }
            #expect(index.biggest == longest)
        }
    }
}
