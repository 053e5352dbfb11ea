import Heap
import Testing

@testable import Timeline

@Suite struct BoardMapTests {
    /// What MicroPython v1.24.0 prints after an empty script on a heap of 216,672 bytes.
    let emptyScript = """
        GC: total: 211648, used: 208, free: 211440
         No. of 1-blocks: 11, 2-blocks: 1, max blk sz: 2, max free sz: 13204
        GC memory layout; from 200113a0:
        00000000: h=hLhhhhhB..h.......h..h........................................
               (205 lines all free)
        00033800: ............................................

        """

    @Test("a board's map is read, and printed again letter for letter") func roundTrip() throws {
        let map = BoardMap(emptyScript)
        #expect(map.problems == [])
        let area = try #require(map.areas.first)
        #expect(area.blockCount == 13_228 && area.poolStart == 0x2001_13a0)
        #expect(map.total == 211_648 && map.used == 208 && map.free == 211_440)
        #expect(MapNumbers(area).usedBytes == 208)
        #expect(area.content(ofHead: 3) == .list)
        #expect(area.memInfoText == emptyScript)
    }

    @Test("log prefixes, carriage returns and a prompt do no harm") func prefixes() {
        let lines = emptyScript.split(separator: "\n").map { "I (512) board: \($0)\r\n" }
        let map = BoardMap(">>> micropython.mem_info(1)\r\n" + lines.joined() + ">>> \r\n")
        #expect(map.problems == [])
        #expect(map.areas == BoardMap(emptyScript).areas)
    }

    @Test("five digits and the old letter for a tail are understood") func oldFirmware() {
        let map = BoardMap(
            """
            GC memory layout; from 3fff8f60:
            00000: htttShtt...\(String(repeating: ".", count: 53))
            00400: Sh
            """)
        #expect(map.problems == [])
        #expect(map.areas.first?.drawing.prefix(12) == "HTTTHHTT····")
        #expect(map.areas.first?.blockCount == 66)
    }

    @Test("several areas are several maps") func areas() {
        let map = BoardMap(
            """
            GC: total: 1088, used: 16, free: 1072, max new split: 110592
            GC memory layout; from 3ffb0000:
            00000000: h.
            GC memory layout; from 3ffc0000:
            00000000: h=..
            """ + String(repeating: ".", count: 58))
        #expect(map.areas.map(\.blockCount) == [2, 62])
        #expect(map.areas.map(\.poolStart) == [0x3ffb_0000, 0x3ffc_0000])
        #expect(map.total == 1088)
    }

    @Test(
        "a broken paste is told line by line",
        arguments: [
            ("GC memory layout; from 1000:\n00000000: h=h\n00000400: h", "line 2: the line is cut off: it has fewer than 64 blocks and is not the last"),
            ("GC memory layout; from 1000:\n00000400: h", "line 2: offset 0x400 where 0x0 is expected: lines are missing before it"),
            ("GC memory layout; from 1000:\n00000000: h?h", "line 2: `?` at column 2 is no block"),
            ("GC memory layout; from 1000:\n00000000: =h", "line 2: the block at 0x0000 goes on an allocation whose beginning is missing"),
            ("GC memory layout; from 1000:", "line 1: no lines of blocks follow the heading"),
            ("GC memory layout; from 1000:\n       (many lines all free)", "line 2: a number of free lines is expected in the brackets"),
            ("hello", "line 1: no map is in this text: run micropython.mem_info(1) and copy all that it prints"),
            ("GC: total: 64, used: 16, free: 48\nGC memory layout; from 1000:\n00000000: h.", "line 2: the map has 2 blocks, but the heap's total of 64 bytes is 4: the end of the paste is missing"),
        ])
    func broken(text: String, problem: String) {
        #expect(BoardMap(text).problems.first?.description == problem)
    }

    @Test("no paste makes it trap") func noise() {
        var dice = Dice(state: 7)
        let pieces = ["00000000: ", "h", "=", "\n", "(", "3 lines all free)", "GC: total: ", "from ", "GC memory layout; from ", "ffffffff", ":", " ", "99999999999999999999", "\r\n", "é"]
        for _ in 0..<2000 {
            _ = BoardMap((0..<dice.roll(30)).map { _ in pieces[dice.roll(pieces.count)] }.joined())
        }
    }
}
