import BlockHeap
import Testing

@testable import Timeline

@Suite struct HistoryTests {
    @Test("an event takes 24 bytes and gives the heap's event back") func compact() {
        #expect(MemoryLayout<RecordedEvent>.stride == 24)
        let events: [HeapEvent] = [
            .allocated(bytes: 100, block: 7, count: 7, finaliser: true), .allocationFailed(bytes: 65_536),
            .freed(block: 30_000, count: 20_000),
            .reallocated(bytes: 1, from: 2, fromCount: 3, to: 4, toCount: 5, outcome: .moved),
            .reallocationFailed(bytes: 9, block: 8, count: 7), .collectionStarted(.noMemory), .swept(block: 1, count: 2),
            .collectionEnded(used: 299, free: 27_385, last: 642),
        ]
        for event in events { #expect(RecordedEvent(event)?.heapEvent == event) }
        #expect(RecordedEvent(.rescanStarted) == nil)
    }

    @Test(
        "every moment of a random run equals the heap as it was then",
        arguments: [(40, 1), (132, 2), (700, 3)])
    func moments(blocks: Int, seed: Int) throws {
        let recorded = RecordedHeap(blocks: blocks)
        let heap = recorded.heap
        var dice = Dice(state: UInt64(seed))
        var held: [Int] = []
        var seen: [(position: Int, drawing: String, lastFree: Int, amount: Int, free: Int, hole: Int)] = []
        for _ in 0..<3000 {
            held.removeAll { heap.kind(ofBlock: $0) != .head }
            recorded.roots = held
            switch dice.roll(10) {
            case 0..<5:
                if let block = recorded.allocate(1 + dice.roll(dice.roll(6) == 0 ? 400 : 40)), dice.roll(3) > 0 {
                    held.append(block)
                }
            case 5, 6:
                if !held.isEmpty { recorded.free(held.remove(at: dice.roll(held.count))) }
            case 7, 8:
                guard !held.isEmpty else { continue }
                let index = dice.roll(held.count)
                if let block = recorded.resize(held[index], to: 1 + dice.roll(100), allowMove: dice.roll(3) > 0) {
                    held[index] = block
                }
            default:
                if dice.roll(4) == 0 { heap.collect() }
            }
            let info = heap.info()
            seen.append(
                (recorded.observer.position, heap.drawing, heap.lastFreeATBIndex, heap.allocAmount, info.freeBytes, info.biggestHole))
        }
        let history = History(recorded.finished, keyframeInterval: 100)
        #expect(history.totals.collections > 0)
        var moving = history.moment(at: 0)
        for (step, moment) in seen.enumerated() {
            history.move(&moving, to: moment.position)
            try #require(moving.map.drawing == moment.drawing, "position \(moment.position)")
            #expect(moving.lastFreeATBIndex == moment.lastFree)
            #expect(moving.allocAmount == moment.amount)
            #expect(moving.freeBytes == moment.free)
            #expect(moving.numbers.biggestHole?.count ?? 0 == moment.hole)
            #expect(history.freeBytes(at: moment.position) == moment.free)
            #expect(history.biggestHoleBytes(at: moment.position) == moment.hole * 16)
            if step % 50 == 0 { #expect(history.moment(at: moment.position).map == moving.map) }
        }
        // Backwards every move starts from a keyframe.
        for moment in seen.reversed().prefix(200) {
            history.move(&moving, to: moment.position)
            #expect(moving.map.drawing == moment.drawing)
        }
    }

    @Test("what an allocation holds is learned from its first word and from what points to it") func contents() {
        let recorded = RecordedHeap(blocks: 64)
        let string = recorded.allocate(16)!
        recorded.store(0x11, in: string)
        let characters = recorded.allocate(30)!
        recorded.store(recorded.heap.address(ofBlock: characters), in: string, at: 3)
        let items = recorded.allocate(16)!
        let list = recorded.allocate(16)!
        recorded.store(0x22, in: list)
        recorded.store(recorded.heap.address(ofBlock: items), in: list, at: 3)
        recorded.allocate(16)
        let moved = recorded.resize(items, to: 64)!
        recorded.store(recorded.heap.address(ofBlock: moved), in: list, at: 3)
        let history = recorded.history()
        let map = history.moment(at: .max).map
        #expect(history.moment(at: 4).map.content(ofHead: items) == .items)
        #expect(map.content(ofHead: string) == .string)
        #expect(map.content(ofHead: characters) == .characters)
        #expect(map.content(ofHead: list) == .list)
        #expect(map.content(ofHead: moved) == .items)
        #expect(map.slack(ofHead: characters) == 2)
        #expect(map.memInfoText.contains("00000000: Sh=.Lhh===..."))
    }

    @Test("a step by line stops where another line goes on, or the same one once more") func lines() {
        let recorded = RecordedHeap(blocks: 64)
        for (line, turn) in [(1, 0), (1, 0), (2, 1), (3, 1), (3, 1), (3, 2), (3, 2), (4, 2)] {
            recorded.place = SourcePlace(line: line, turn: turn)
            recorded.allocate(16)
        }
        let history = recorded.history()
        var stops: [Int] = [], position = 0
        while position < history.count {
            position = history.next(.line, after: position)
            stops.append(position)
        }
        #expect(stops == [2, 3, 5, 7, 8])
        var back: [Int] = []
        while position > 0 {
            position = history.previous(.line, before: position)
            back.append(position)
        }
        #expect(back == [7, 5, 3, 2, 0])
    }

    @Test("the index knows collections, failures, the peak, the fall of the biggest hole, births and deaths") func index() throws {
        let recorded = RecordedHeap(blocks: 64)
        let first = recorded.allocate(32, line: 3)!  // event 0
        recorded.roots = [first]
        recorded.allocate(320, line: 4)  // 1: garbage
        recorded.place.line = 5
        recorded.heap.collect()  // 2, 3, 4
        recorded.allocate(5000, line: 6)  // 5, 6 collection; 7 failure
        let history = recorded.history()
        #expect(history.count == 8)
        #expect(
            history.collections == [
                CollectionSpan(start: 2, end: 4, cause: .explicit, line: 5, sweptCount: 1, sweptBlocks: 20, usedAfter: 2),
                CollectionSpan(start: 5, end: 6, cause: .noMemory, line: 6, sweptCount: 0, sweptBlocks: 0, usedAfter: 2),
            ])
        #expect(history.firstFailure == 7)
        #expect(history.peak.position == 2 && history.peak.usedBlocks == 22)
        #expect(history.biggestHoleFall == 2)
        #expect(history.moment(at: 2).birth(ofHead: 2) == 1)
        #expect(history.death(ofHead: 2, after: 2) == 3)
        #expect(history.death(ofHead: 0, after: 1) == nil)
        #expect(history.next(.collection, after: 0) == 5)
        #expect(history.next(.collection, after: 5) == 7)
        #expect(history.previous(.collection, before: 7) == 5)
        #expect(history.lines[4] == { var use = LineUse(); use.allocations = 1; use.blocks = 20; return use }())
        #expect(history.lines[6]?.failures == 1)
        #expect(history.shareDiedYoung == 0.5)
        #expect(history.totals.thrownAway == 1 && history.totals.thrownAwayBytes == 320)
        #expect(history.event(ofLine: 4) == 1)
    }

    @Test("columns have the least and the most of all their positions, and each position its column") func columns() {
        let recorded = RecordedHeap(blocks: 64)
        let total = recorded.heap.blockCount
        let blocks = [10, 20, 5].compactMap { recorded.allocate($0 * 16) }
        recorded.free(blocks[1])
        let history = recorded.history()  // positions 0...4: free total, -10, -30, -35, -15
        let columns = history.columns(2)
        #expect(columns.map(\.positions) == [0..<2, 2..<5])
        #expect(columns[0].mostFree == total && columns[0].leastFree == total - 10)
        #expect(columns[1].mostFree == total - 15 && columns[1].leastFree == total - 35)
        #expect(columns[1].churn == 25)
        #expect(columns[1].leastHole == total - 35 && columns[1].mostHole == total - 30)
        for width in 1...9 {
            for (index, column) in history.columns(width).enumerated() {
                for position in column.positions { #expect(history.columnIndex(of: position, columnCount: width) == index) }
            }
        }
    }

    @Test("the difference of two moments tells kept, new, gone and replaced blocks") func difference() {
        let recorded = RecordedHeap(blocks: 12)
        recorded.allocate(32)
        let second = recorded.allocate(32)!
        recorded.allocate(16)
        recorded.free(second)
        recorded.allocate(16)
        let history = recorded.history()
        let difference = MomentDifference(from: history.moment(at: 3), to: history.moment(at: 5))
        #expect(difference.changes.prefix(6) == [.kept, .kept, .replaced, .gone, .kept, .free])
        #expect(difference.usedBlocks == -1)
        #expect(difference.newHeads == [2] && difference.lostHeads == [2])
    }

    @Test("output belongs to the position at which it was printed") func output() {
        let recorded = RecordedHeap(blocks: 12)
        recorded.observer.printed([65])
        recorded.allocate(16)
        recorded.observer.printed([66])
        recorded.observer.printed([67])
        let recording = recorded.history().recording
        #expect(recording.output(at: 0) == [65])
        #expect(recording.output(at: 1) == [65, 66, 67])
        #expect(recording.output.count == 2)
    }

    @Test("a recording that is full says so, once, and stops") func full() {
        let heap = Heap(ram: RAM(base: 0x2000_0000, size: 4096), start: 0x2000_0000, end: 0x2000_1000)
        let observer = RecordingObserver(heap: heap, limit: 3, place: { SourcePlace() }, signatures: [:])
        var calls = 0
        observer.whenFull = { calls += 1 }
        heap.observer = observer
        for _ in 0..<10 { _ = heap.allocate(16) }
        let recording = observer.finish(heap: heap, functions: [], mainFile: "")
        #expect(recording.events.count == 3 && recording.isFull && calls == 1)
    }
}

extension Heap {
    var drawing: String {
        String(
            (0..<blockCount).map { block -> Character in
                switch kind(ofBlock: block) {
                case .free: "·"
                case .head, .mark: "H"
                case .tail: "T"
                }
            })
    }
}
