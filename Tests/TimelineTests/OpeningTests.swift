import BlockHeap
import MicroPython
import Testing
@testable import Timeline

/// Where a run is opened, and what it uses from there on.
@Suite struct OpeningTests {
    private func history(_ source: String, on board: String = "lab-4k") throws -> History {
        let board = try #require(Board.named(board))
        return Recorder(RunRequest(board: board, source: Array(source.utf8), notesTurns: true)).record().history
    }

    @Test("A script that begins by collecting is opened behind it; one that has made something is not")
    func opening() throws {
        let plain = try history("x = [1, 2]\ny = [3]\n")
        #expect(plain.opening == plain.scriptStart)
        let tidy = try history("import gc\ndef f():\n    return [1]\ngc.collect()\nx = f()\n")
        #expect(tidy.opening > tidy.scriptStart && tidy.event(before: tidy.opening)?.kind == .collectionEnded)
        #expect(tidy.collections.first?.end == tidy.opening - 1)
        let late = try history("import gc\nx = [1, 2]\ngc.collect()\n")
        #expect(late.opening == late.scriptStart)
        let loop = try history("import gc\nfor i in range(3):\n    gc.collect()\n")
        #expect(loop.opening == loop.scriptStart || loop.recording.turns[0] > UInt32(loop.opening))
    }

    @Test("What is used is what any moment from the opening on has, and nothing else")
    func use() throws {
        for source in ["x = [str(i) for i in range(40)]\ndel x\n", "b = bytearray(40)\nfor i in range(30):\n    b += b'12345678'\n"] {
            let history = try history(source, on: "lab-16k")
            var used = Set<Int>()
            for position in history.opening...history.count {
                let map = history.moment(at: position).map
                for block in 0..<map.blockCount where !map.isFree(block) { used.insert(block / 32) }
            }
            let found = (0..<(history.blockCount + 31) / 32).filter { history.use.isUsed($0 * 32..<$0 * 32 + 32) }
            #expect(Set(found) == used && found.count * 32 < history.blockCount)
        }
    }

    @Test("The uses of several heaps are one, as large as the largest")
    func several() {
        var small = BlockMap(blockCount: 128), large = BlockMap(blockCount: 256)
        small.place(head: 40, count: 1)
        large.place(head: 200, count: 1)
        let both = BlockUse([BlockUse(small), BlockUse(large)])
        #expect(both.blockCount == 256 && both.isUsed(32..<64) && both.isUsed(192..<224) && !both.isUsed(64..<192) && !both.isUsed(300..<400))
    }
}
