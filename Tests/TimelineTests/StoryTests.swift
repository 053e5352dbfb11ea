import BlockHeap
import Testing

import Text
@testable import Timeline

@Suite struct StoryTests {
    @Test("each kind of event has its one exact sentence") func sentences() throws {
        let recorded = RecordedHeap(blocks: 64)
        let total = recorded.heap.blockCount
        let first = recorded.allocate(16, line: 3)!
        recorded.store(0x22, in: first)
        let text = recorded.allocate(100, line: 8)!
        recorded.store(recorded.heap.address(ofBlock: text), in: first, at: 3)
        recorded.allocate(16, line: 9)
        recorded.place.line = 10
        recorded.resize(text, to: 101)
        recorded.resize(text, to: 80)
        recorded.resize(text, to: 97)
        recorded.resize(text, to: 130, allowMove: false)
        let moved = recorded.resize(text, to: 130)!
        recorded.store(recorded.heap.address(ofBlock: moved), in: first, at: 3)
        recorded.allocate(130, line: 12)
        recorded.free(moved)
        recorded.roots = [first]
        recorded.heap.collect()
        recorded.heap.lock()
        recorded.allocate(20, line: 14)
        recorded.heap.unlock()
        recorded.observer.phaseBegins(21)
        let history = recorded.history()
        let expected = """
            line 3: 16 bytes for a list take 1 block; placed at 0x0000.
            line 8: 100 bytes for the items of a list need 7 blocks in a row; placed at 0x0010.
            line 9: 16 bytes take 1 block; placed at 0x0080.
            line 10: new size for the items of a list at 0x0010 (made by line 8): 101 bytes, still 7 blocks, nothing changes.
            line 10: new size for the items of a list at 0x0010 (made by line 8): 80 bytes; it keeps 5 blocks of its 7, and 2 \
            blocks at 0x0060 are free.
            line 10: new size for the items of a list at 0x0010 (made by line 8): 97 bytes; the 2 blocks behind it were free, so it \
            grows where it is, from 5 to 7.
            line 10: no room to grow for the items of a list at 0x0010 (made by line 8): 130 bytes are asked for, 9 blocks; what \
            follows its 7 blocks is taken, and it may not move.
            line 10: new size for the items of a list at 0x0010 (made by line 8): 130 bytes, 9 blocks, but not enough behind it is \
            free; copied to 0x0090, and the old 7 blocks are free only then.
            line 12: 130 bytes need 9 blocks in a row; the first hole has 7, skipped; placed at 0x0120.
            line 12: given back at once, without a collection: the items of a list at 0x0090 (made by line 10), 9 blocks.
            line 12: gc.collect() begins: everything that no root reaches will be freed.
            line 12: swept, as no root reaches it: a piece of memory at 0x0080 (made by line 9), 1 block.
            line 12: swept, as no root reaches it: a piece of memory at 0x0120 (made by line 12), 9 blocks.
            line 12: the collection is over: 2 allocations, 10 blocks, freed; 1 block used, \(total - 1) free, the biggest hole has \
            \(total - 1). The next search begins at the first block.
            line 14: 20 bytes, 2 blocks in a row: the heap is locked, so nothing is given, whatever is free.
            line 14: the bytecode is ready; the script runs.
            """.split(separator: "\n").map(String.init)
        try #require(history.count == expected.count)
        for (index, sentence) in expected.enumerated() { #expect(history.sentence(at: index + 1) == sentence) }
        #expect(history.sentence(at: 0) == "")
    }

    /// Every second block of the heap is kept.
    private func fragmented() -> RecordedHeap {
        let recorded = RecordedHeap(blocks: 64)
        var block = recorded.allocate(16, line: 5)
        while let kept = block {
            recorded.roots.append(kept)
            guard recorded.heap.freeBytes >= 32 else { break }
            recorded.allocate(16, line: 6)
            block = recorded.allocate(16, line: 5)
        }
        return recorded
    }

    @Test("memory in pieces is called fragmentation, with the closest miss and who made what stands in it") func fragmentation() throws {
        let recorded = fragmented()
        recorded.allocate(48, line: 9)
        let history = recorded.history()
        let report = try #require(history.firstFailure.flatMap(history.postMortem(ofEvent:)))
        #expect(report.cause == .fragmentation)
        #expect(report.blocks == 3 && report.biggestHole?.count == 1)
        #expect(report.failureIndex > 0.6)
        #expect(report.collection?.cause == .noMemory)
        #expect(report.closestMiss?.usedBlocks == 1)
        #expect(report.obstacles.map(\.scriptLine) == [5])
        let lastFit = try #require(report.lastFit)
        #expect(history.biggestHoleBytes(at: lastFit) >= 48)
        #expect(history.biggestHoleBytes(at: lastFit + 1) < 48)
        #expect(report.sentences.first == "line 9 asked for 48 bytes: 3 blocks in a row.")
    }

    @Test("too little memory and a locked heap are told apart from it") func otherCauses() throws {
        let recorded = fragmented()
        recorded.allocate(5000, line: 9)
        recorded.heap.lock()
        recorded.allocate(16, line: 10)
        let history = recorded.history()
        let reports = history.failures.compactMap(history.postMortem(ofEvent:))
        #expect(reports.map(\.cause) == [.tooLittleMemory, .lockedHeap])
        #expect(reports[0].lastFit == nil)
        #expect(reports[1].sentences.last?.hasSuffix("This is not fragmentation.") == true)
        #expect(history.postMortem(ofEvent: 0) == nil)
    }

    @Test("a block's offset is written as mem_info writes it") func offsets() {
        #expect(52.blockOffset == "0x0340" && 27_683.blockOffset == "0x6c230")
    }

    @Test("events go out as JSON, numbers as a table, and all as a trace") func exports() {
        let recorded = RecordedHeap(blocks: 8)
        recorded.allocate(20, line: 2)
        recorded.place.line = 0
        recorded.heap.collect()
        let history = recorded.history()
        var json: [String] = [], table: [String] = [], trace: [String] = []
        history.writeJSONLines { json.append($0) }
        history.writeCSV { table.append($0) }
        history.writeTrace { trace.append($0) }
        #expect(
            json[0]
                == #"{"event":1,"kind":"allocated","bytes":20,"block":0,"count":2,"holds":"other","#
                + #""line":2,"function":"<module>","file":"main.py"}"#)
        #expect(json[1] == #"{"event":2,"kind":"collectionStarted","cause":"explicit"}"#)
        #expect(table[2] == "1,allocated,2,96,96")
        #expect(trace == ["A n=20 b=0 k=2 fl=0 L2", "C explicit", "S b=0 k=2", "E used=0 free=8 last=0"])
    }
}
