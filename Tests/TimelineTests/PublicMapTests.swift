import Foundation
import Testing

@testable import Timeline

/// Maps that people have published, from threads and documents on boards of many kinds: what they show is shown, and nothing else.
///
/// m01 an ESP8266 session, its second map cut in the first line; m02 a board's documentation; m03 micropython/micropython#3533, two areas;
/// m05 lines of an old build without their heading; m08 the comments of a program; m10 a dump cut after four lines; m11 figures alone;
/// m14 micropython/micropython#12141; m20 the unix build for 64 bits; m22 micropython's own two areas.
@Suite struct PublicMapTests {
    private func paste(_ name: String) throws -> BoardPaste { BoardPaste(try text(name)) }

    private func text(_ name: String, _ kind: String = "txt") throws -> String {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Pastes/public")
        return try String(contentsOf: folder.appendingPathComponent(name + "." + kind), encoding: .utf8)
    }

    @Test("A map that is cut off in its first line: what the board said leads, and the rest is unknown") func cutAtOnce() throws {
        let paste = try paste("m01_esp8266")
        #expect(paste.maps.count == 2)
        let first = paste.maps[0].numbers(ofArea: 0), second = paste.maps[1].numbers(ofArea: 0)
        #expect(first.unknownBlocks == 0 && first.freeBytes == 25_840 && first.biggestHoleBlocks == 1609)
        #expect(second.freeBytes == 29_168 && second.usedBytes == 8784 && second.biggestHoleBlocks == 1674)
        #expect(second.totalBlocks == 2372 && second.unknownBlocks == 2372 - 33 && second.holes.isEmpty)
        #expect(paste.problems.map(\.message) == ["the heap has 37,952 bytes in all, but 528 are shown: the end of the paste is missing"])
        #expect(paste.maps[1].log.isEmpty == false)
    }

    @Test("Whole maps have no fault", arguments: ["m03_esp32_two_areas_pr", "m22_two_official"])
    func whole(name: String) throws {
        let paste = try paste(name)
        #expect(paste.maps.count == 1 && paste.maps[0].areas.allSatisfy { $0.unknownBlocks == 0 })
        #expect(paste.problems == [] || name == "m22_two_official")
    }

    @Test("A line that has lost a letter is told, and the block is unknown") func lostLetter() throws {
        let paste = try paste("m02_esp32_rst")
        let map = try #require(paste.maps.first)
        #expect(paste.problems.map(\.description) == ["10:75: the line is cut off: it has fewer than 64 blocks and is not the last"])
        #expect(map.areas[0].unknownBlocks == 1 && map.numbers(ofArea: 0).freeBytes == 39_600)
    }

    @Test("Areas stand apart, whichever way they are headed") func areas() throws {
        let map = try #require(try paste("m03_esp32_two_areas_pr").maps.first)
        #expect(map.areas.map(\.blockCount) == [6000, 6936] && map.areas.map(\.poolStart) == [0x3ffb_30a0, 0x3ffe_4de0])
        #expect(map.numbers(ofArea: 1).biggestHoleBytes == 110_976 && map.total == 206_976)
    }

    @Test("Old lines without their heading: nothing is said of what stands before them") func partOfOld() throws {
        let paste = try paste("m05_old_t_tails_part")
        let area = try #require(paste.maps.first?.areas.first)
        #expect(paste.problems == [] && area.origin == 0x24e00 && area.unknownBlocks == 0 && area.blockCount == 17 * 64)
        #expect(area.offsetText(ofBlock: 64) == "0x25200" && MapNumbers(area).biggestHoleBlocks < 64)
    }

    @Test("What is missing at the end is unknown, and no hole") func cut() throws {
        let map = try #require(try paste("m10_cut").maps.first)
        let numbers = map.numbers(ofArea: 0)
        #expect(map.areas[0].blockCount == 2512 && numbers.unknownBlocks == 2512 - 256)
        #expect(numbers.freeBytes == 18_560 && numbers.biggestHoleBlocks == 1150 && numbers.holes.isEmpty)
        let commented = try #require(try paste("m08_comment_prefix").maps.first)
        #expect(commented.areas[0].blockCount == 4000 && commented.numbers(ofArea: 0).freeBytes == 56_656)
    }

    @Test("mem_info() without a map is taken for what it says") func figuresAlone() throws {
        let alone = try paste("m11_nomap")
        #expect(alone.problems == [] && alone.maps.count == 1 && !alone.maps[0].isDrawn)
        let numbers = alone.maps[0].numbers(ofArea: 0)
        #expect(numbers.freeBytes == 12_768 && numbers.biggestHoleBytes == 266 * 16 && numbers.fits(4096) && !numbers.fits(4257))
        let session = try paste("m14_session")
        #expect(session.problems == [] && session.maps.map(\.free) == [62_112, 66_032])
        #expect(session.maps[1].log.map(\.text) == [">>> a = 'a'*1900000", ">>> mp.mem_info()"])
    }

    @Test("A build for 64 bits has blocks of 32 bytes") func wide() throws {
        let paste = try paste("m20_mp64")
        let map = try #require(paste.maps.first)
        #expect(paste.problems == [] && map.blockSize == 32 && map.areas[0].unknownBlocks == 0)
        #expect(MapNumbers(map.areas[0]).usedBytes == 11_744 && MapNumbers(map.areas[0]).biggestHoleBlocks == 63_806)
        #expect(map.areas[0].poolStart == 0x7fe0_609e_4f00 && map.areas[0].blockCount * 32 == 2_072_832)
    }

    @Test("Lines that are missing, doubled, in another order or without offsets never become free memory") func mangled() throws {
        let whole = try text("../policy_full.pico2w", "map")
        let rows = whole.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let map = try #require(BoardPaste(whole).maps.first)
        let used = MapNumbers(map.areas[0]).usedBlocks, firstRow = try #require(rows.firstIndex { $0.contains("00000: h=") })
        func read(_ change: (inout [String]) -> Void) throws -> (map: BoardMap, problems: [PasteProblem]) {
            var changed = rows
            change(&changed)
            let paste = BoardPaste(changed.joined(separator: "\n"))
            return (try #require(paste.maps.first), paste.problems)
        }
        let missing = try read { $0.remove(at: firstRow + 2) }
        #expect(missing.map.areas[0].unknownBlocks == 64 && missing.problems.count == 1)
        #expect(missing.map.numbers(ofArea: 0).freeBlocks == map.numbers(ofArea: 0).freeBlocks)
        let swapped = try read { $0.swapAt(firstRow + 1, firstRow + 5) }
        #expect(swapped.map.areas == map.areas && !swapped.problems.isEmpty)
        let doubled = try read { $0.insert($0[firstRow + 3], at: firstRow + 3) }
        #expect(doubled.map.areas == map.areas && doubled.problems.count == 1)
        let bare = try read { rows in
            for at in firstRow..<rows.count { rows[at] = rows[at].replacing(#/^[0-9a-f]{8}: /#, with: "") }
        }
        #expect(bare.map.areas == map.areas && MapNumbers(bare.map.areas[0]).usedBlocks == used && bare.problems == [])
        let wrapped = try read { rows in
            rows = rows.flatMap { row in
                stride(from: 0, to: max(1, row.count), by: 60).map { String(row.dropFirst($0).prefix(60)) }
            }
        }
        #expect(wrapped.map.areas == map.areas && wrapped.problems == [])
        let spaces = try read { rows in rows = rows.map { $0.replacing(": ", with: ":\u{a0}") } }
        #expect(spaces.map.areas == map.areas)
    }

    @Test("Where a fold and a missing line are neighbours, only what surely is free is free") func fold() throws {
        let free = String(repeating: ".", count: 64), full = "h" + String(repeating: "=", count: 63)
        let text = "GC memory layout; from 1000:\n00000000: \(full)\n    (5 lines all free)\n00001c00: \(full)"
        let map = try #require(BoardPaste(text).maps.first).areas[0]
        // Six lines are missing between them, five of which are free.
        #expect(MapNumbers(map).freeBlocks == 4 * 64 && map.unknownBlocks == 2 * 64)
        let exact = BoardPaste("GC memory layout; from 1000:\n00000000: \(full)\n    (6 lines all free)\n00001c00: \(free)")
        #expect(exact.problems == [] && exact.maps.first.map { MapNumbers($0.areas[0]).freeBlocks } == 7 * 64)
    }

    @Test("A log with several maps has the lines between them, as the frames of a film") func film() throws {
        let map = "GC: total: 64, used: 16, free: 48\nGC memory layout; from 1000:\n00000000: h..."
        let paste = BoardPaste("12:00 start\n\(map)\n12:01 reading sensor\n12:02 sent\n\(map)\n12:03 MemoryError\n")
        #expect(paste.problems == [] && paste.maps.map(\.line) == [2, 7])
        #expect(paste.maps.map { $0.log.map(\.text) } == [["12:00 start"], ["12:01 reading sensor", "12:02 sent"]])
        #expect(paste.logEnd == [LogLine(number: 10, text: "12:03 MemoryError")])
    }
}
