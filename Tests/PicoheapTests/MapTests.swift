import Foundation
import Testing

@Suite struct MapTests {
    private static let pastes = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("TimelineTests/Pastes")

    private func path(_ name: String) -> String { MapTests.pastes.appendingPathComponent(name).path }

    @Test("A real board's map is told in numbers and drawn again") func real() throws {
        let shown = try Command("map", path("policy_full.pico2w.map"))
        #expect(shown.status == 0 && shown.errors == "")
        #expect(shown.lines.first == "A heap of 442,944 bytes, 27,684 blocks of 16 from 0x20012dc0.")
        #expect(shown.lines.contains("FREE              360,192 bytes, in 1,397 holes"))
        #expect(shown.lines.contains { $0.hasPrefix("BIGGEST HOLE        1,712 bytes, 107 blocks from offset 0x") })
        #expect(shown.lines.contains("Fits now:     64 B yes, 256 B yes, 1 KB yes, 4 KB NO, 16 KB NO"))
        #expect(shown.lines.last?.contains("░") == true || shown.lines.last?.contains("·") == true)
        #expect(shown.lines.allSatisfy { $0.count <= 100 })
    }

    @Test("Without UTF-8, and by itself, it is ASCII") func ascii() throws {
        for command in [
            try Command("map", "--ascii", path("policy_threshold.plain.map")),
            try Command("map", path("policy_threshold.plain.map"), environment: ["LC_ALL": "C"]),
        ] {
            #expect(command.status == 0 && command.output.utf8.allSatisfy { $0 < 128 })
        }
    }

    @Test("Standard input serves too, and several areas and maps are told one after the other") func piped() throws {
        let log = try String(contentsOfFile: path("log-with-two-areas.txt"), encoding: .utf8)
        let shown = try Command("map", "-", input: log + "\n" + log)
        #expect(shown.status == 0)
        #expect(shown.lines.filter { $0.hasPrefix("Map ") } == ["Map 1 of 2, from line 3 on.", "Map 2 of 2, from line 12 on."])
        #expect(shown.lines.filter { $0.hasPrefix("Area 1 of 2: 1,024 bytes, 64 blocks of 16 from 0x3ffb4000.") }.count == 2)
        #expect(shown.lines.contains("       0: h=MLh====="  + String(repeating: ".", count: 54)))
    }

    @Test("A broken paste is told line by line, with its place; what could be read is shown") func broken() throws {
        let text = "GC memory layout; from 1000:\n00000000: h==\n00000800: h?..\n"
        let shown = try Command("map", "-", input: text)
        #expect(shown.status == 1)
        #expect(shown.errors == """
            standard input:2:14: the line is cut off: it has fewer than 64 blocks and is not the last
            standard input:3:1: offset 0x800 where 0x400 is expected: lines are missing before it
            standard input:3:12: `?` is no block

            """)
        #expect(shown.lines.first?.hasPrefix("A heap of ") == true)
    }

    @Test("What is no map, and what is no file, are said in one line") func none() throws {
        let nothing = try Command("map", "-", input: "hello\n")
        #expect(nothing.status == 1 && nothing.output == "" && nothing.errors.split(separator: "\n").count == 1)
        let missing = try Command("map", "/nowhere/at/all")
        #expect(missing.status == 1 && missing.errors == "picoheap: /nowhere/at/all: there is no such file\n")
        #expect(try Command("map").status == 64)
    }
}
