import Foundation
import TestSupport
import Testing

@Suite struct AnalysisCommandTests {
    private let script = "rows = []\nfor i in range(50):\n    rows.append(str(i) * 20)\nb = bytearray(4000)\n"

    @Test("A profile names the lines, files and types that took the most, as text and with commas") func profile() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write(script, to: "a.py")
        let lines = try Command("profile", "--format", "csv", path).lines
        #expect(lines.first == "line,allocations,bytes,live at peak,live at end,died young")
        let row = try #require(lines.first { $0.hasPrefix("line 4,") })
        #expect(row == "line 4,2,4016,4016,4016,0")
        #expect(try Command("profile", "--by", "file", path).lines.contains { $0.hasPrefix("main.py ") })
        #expect(try Command("profile", "--names", path).lines.contains { $0.hasPrefix("b ") && $0.hasSuffix(" 4,016") })
        #expect(try Command("profile", "--by", "colour", path).status == 64)
    }

    @Test("Scripts stand side by side; a picture is drawn or written") func compare() throws {
        let folder = try TemporaryFolder()
        let (a, b) = (try folder.write(script, to: "a.py"), try folder.write("x = 1\n", to: "b.py"))
        let table = try Command("compare", "--format", "markdown", a, b).lines
        #expect(table.first == "|  | a.py | b.py |")
        #expect(table.last == "| ended | at its end | at its end |")
        let picture = try Command("picture", "--rows", "4", "--columns", "40", a).lines
        #expect(picture.count >= 6 && picture[0].hasPrefix(" 0x"))
        let svg = folder.url.appending(path: "a.svg").path
        #expect(try Command("picture", "-o", svg, a).status == 0)
        #expect(try String(contentsOfFile: svg, encoding: .utf8).hasSuffix("</svg>\n"))
    }

    @Test("A script runs many times, and against a policy; what is asked in vain is a usage error") func ensemble() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write(script, to: "a.py")
        let run = try Command("run", "--ensemble", "3", "--against", "every-turn", "--fits", "1000", path)
        #expect(run.status == 0 && run.errors == "")
        #expect(run.lines.first == "a.py: 3 runs; the biggest hole at the end, after a last collection, in bytes:")
        #expect(run.output.contains("1,000 bytes at once: fits in 3 of 3 runs."))
        #expect(try Command("run", "--fits", "1000", path).status == 64)
        #expect(try Command("run", "--ensemble", "1", path).status == 64)
    }
}
