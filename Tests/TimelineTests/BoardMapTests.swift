import BlockHeap
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
        let paste = BoardPaste(emptyScript)
        #expect(paste.problems == [])
        let map = try #require(paste.maps.first)
        let area = try #require(map.areas.first)
        #expect(area.blockCount == 13_228 && area.poolStart == 0x2001_13a0)
        #expect(map.total == 211_648 && map.used == 208 && map.free == 211_440)
        #expect(MapNumbers(area).usedBytes == 208)
        #expect(area.content(ofHead: 3) == .list)
        #expect(area.memInfoText == emptyScript)
    }

    @Test("log prefixes, carriage returns and a prompt do no harm") func prefixes() {
        let lines = emptyScript.split(separator: "\n").map { "I (512) board: \($0)\r\n" }
        let paste = BoardPaste(">>> micropython.mem_info(1)\r\n" + lines.joined() + ">>> \r\n")
        #expect(paste.problems == [])
        #expect(paste.maps.map(\.areas) == BoardPaste(emptyScript).maps.map(\.areas))
    }

    @Test(
        "whatever a serial monitor puts before a line is left out",
        arguments: ["12:04:31.007 -> ", "[2024-11-22 12:04:31] ", "> > ", "\u{1b}[0;32mI (512) heap: ", "  12| ", "COM3: "])
    func monitors(prefix: String) {
        let lines = emptyScript.split(separator: "\n").map { prefix + $0 + (prefix.contains("\u{1b}") ? "\u{1b}[0m" : "") }
        let paste = BoardPaste(lines.joined(separator: "\r\n"))
        #expect(paste.problems == [])
        #expect(paste.maps.map(\.areas) == BoardPaste(emptyScript).maps.map(\.areas))
    }

    @Test("several calls of mem_info in one paste are several maps, with their headings and without") func calls() {
        let twice = BoardPaste(">>> micropython.mem_info(1)\n\(emptyScript)>>> x = 1\nx = 1\n\(emptyScript)")
        #expect(twice.problems == [] && twice.maps.map(\.line) == [2, 10])
        let bare = emptyScript.split(separator: "\n").dropFirst(2).joined(separator: "\n")
        let again = BoardPaste(bare + "\n" + bare)
        #expect(again.problems == [] && again.maps.map(\.blockCount) == [13_228, 13_228])
    }

    @Test("lines that a narrow terminal has broken are put together", arguments: [30, 40, 50, 73]) func narrow(width: Int) {
        var lines: [Substring] = []
        for line in emptyScript.split(separator: "\n") {
            var rest = line[...]
            while rest.count > width, line.hasPrefix("0") {
                lines.append(rest.prefix(width))
                rest = rest.dropFirst(width)
            }
            lines.append(rest)
        }
        let paste = BoardPaste(lines.joined(separator: "\n"))
        #expect(paste.problems == [])
        #expect(paste.maps.map(\.areas) == BoardPaste(emptyScript).maps.map(\.areas))
    }

    @Test("offsets of five digits begin anew after each MB") func wrapped() {
        let free = String(repeating: ".", count: 64)
        let paste = BoardPaste(
            "GC memory layout; from 3f800000:\n       (1024 lines all free)\n00000: h\(free.dropFirst())\n00400: \(free)")
        #expect(paste.problems == [] && paste.maps.first?.blockCount == 1026 * 64)
    }

    @Test("five digits and the old letter for a tail are understood") func oldFirmware() {
        let paste = BoardPaste(
            """
            GC memory layout; from 3fff8f60:
            00000: htttShtt...\(String(repeating: ".", count: 53))
            00400: Sh
            """)
        #expect(paste.problems == [])
        #expect(paste.maps.first?.areas.first?.drawing.prefix(12) == "HTTTHHTT····")
        #expect(paste.maps.first?.blockCount == 66)
    }

    @Test("several areas are one map of several") func areas() throws {
        let paste = BoardPaste(
            """
            GC: total: 1024, used: 48, free: 1072, max new split: 110592
            GC memory layout; from 3ffb0000:
            00000000: h.
            GC memory layout; from 3ffc0000:
            00000000: h=..
            """ + String(repeating: ".", count: 58))
        #expect(paste.problems == [] && paste.maps.count == 1)
        let map = try #require(paste.maps.first)
        #expect(map.areas.map(\.blockCount) == [2, 62])
        #expect(map.areas.map(\.poolStart) == [0x3ffb_0000, 0x3ffc_0000])
        #expect(map.total == 1024)
    }

    @Test(
        "a broken paste is told line by line",
        arguments: [
            ("GC memory layout; from 1000:\n00000000: h=h\n00000400: h",
             "2:14: the line is cut off: it has fewer than 64 blocks and is not the last"),
            ("GC memory layout; from 1000:\n00000400: h", "2:1: offset 0x400 where 0x0 is expected: lines are missing before it"),
            ("GC memory layout; from 1000:\n> 00000000: h??h?", "2:14: `?` is no block, nor are 2 more in this line"),
            ("GC memory layout; from 1000:\n00000000: =h", "2:11: the block at 0x0000 goes on an allocation whose beginning is missing"),
            ("GC memory layout; from 1000:", "1:1: no lines of blocks follow the heading"),
            ("GC memory layout; from 1000:\n       (many lines all free)", "2:13: a number of free lines is expected in the brackets"),
            ("GC memory layout; from 1000:\n       (99999999 lines all free)", "2:9: no board has that much memory"),
            ("GC memory layout; from 1000:\n00000000: \(String(repeating: "h", count: 66))", "2:75: 66 blocks in a line; a line has 64"),
            ("hello", "1:1: no map is in this text: run micropython.mem_info(1) and copy all that it prints"),
            ("GC: total: 64, used: 16, free: 48\nGC memory layout; from 1000:\n00000000: h.",
             "1:1: the heap has 64 bytes in all, but 32 are shown: the end of the paste is missing"),
            ("GC: total: 32, used: 32, free: 0\nGC memory layout; from 1000:\n00000000: h.",
             "1:1: 32 bytes are in use, but the lines show 16: some are not as the board printed them"),
        ])
    func broken(text: String, problem: String) {
        #expect(BoardPaste(text).problems.first?.description == problem)
    }

    @Test("no paste makes it trap") func noise() {
        var dice = Dice(state: 7)
        let pieces = [
            "00000000: ", "h", "=", "\n", "(", "3 lines all free)", "GC: total: ", "from ", "GC memory layout; from ",
            "00400: ", "\u{1b}[", "ffffffff", ":", " ", "99999999999999999999", "\r\n", "é",
        ]
        for _ in 0..<2000 {
            _ = BoardPaste((0..<dice.roll(30)).map { _ in pieces[dice.roll(pieces.count)] }.joined())
        }
    }
}
