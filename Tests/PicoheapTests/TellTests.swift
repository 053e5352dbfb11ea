import Foundation
import TestSupport
import Testing

@Suite struct TellTests {
    /// The shape of section 5's program.
    private let concat = """
        import gc
        def build_with_concat():
            text = ""
            for i in range(20):
                text += str(i) + ","
            return text
        a = build_with_concat()
        print("After concat", len(a))
        del a
        gc.collect()

        """

    @Test("A told run begins with the board and ends with the numbers, one sentence a line") func whole() throws {
        let told = try Command("run", "--tell", "--board", "plain", "-", input: concat)
        #expect(told.status == 0 && told.errors == "")
        #expect(told.lines.first == "The script on board plain: a heap of 211,648 bytes, 13,228 blocks of 16.")
        #expect(told.lines.contains("Prints: After concat 50"))
        #expect(told.lines.contains("Line 5 runs: text += str(i) + \",\""))
        #expect(told.lines.contains { $0.hasPrefix("The script makes ") })
        #expect(told.lines.contains { $0.hasPrefix("Alive at the end of turn 20 of the outermost loop, event ") })
        #expect(told.lines.last?.contains("turn 5 to turn 20") == true)
        #expect(told.lines.allSatisfy { !$0.isEmpty })
    }

    @Test("Lines and kinds are chosen, and choosing needs --tell") func chosen() throws {
        let told = try Command("run", "--tell", "--line", "10", "--kind", "collection,failure", "-", input: concat)
        #expect(told.lines.dropFirst().dropLast(2).map { $0.prefix(8) } == ["Line 10 ", "line 10:", "line 10:"])
        for arguments in [["--line", "3"], ["--kind", "free"], ["--all"]] {
            #expect(try Command("run", arguments[0], arguments.count > 1 ? arguments[1] : "--stats", "-", input: concat).status == 64)
        }
    }

    @Test("A value that is none is a usage error that names the nearest")
    func usage() throws {
        let kind = try Command("run", "--tell", "--kind", "alocation", "-", input: concat)
        #expect(kind.status == 64 && kind.errors.contains("did you mean 'allocation'?"))
        let far = try Command("run", "--tell", "--kind", "xyzzy", "-", input: concat)
        #expect(far.status == 64 && !far.errors.contains("did you mean") && far.errors.contains("garbage"))
        for lines in ["0", "8-", "12-8", "eight", ""] {
            #expect(try Command("run", "--tell", "--line", lines, "-", input: concat).status == 64, "\(lines)")
        }
        #expect(try Command("run", "--at", "peak", "-", input: concat).status == 64)
        #expect(try Command("run", "--save-map", "/dev/null", "--at", "noon", "-", input: concat).status == 64)
    }

    @Test("The exit status is the script's own") func statuses() throws {
        #expect(try Command("run", "--tell", "-", input: "1/0\n").status == 1)
        #expect(try Command("run", "--tell", "-", input: "import sys\nsys.exit(7)\n").status == 7)
        let endless = try Command("run", "--tell", "--max-steps", "5000", "-", input: "while True: pass\n")
        #expect(endless.status == 1 && endless.errors == "picoheap: stopped after 5000 steps\n")
        let small = try Command("run", "--tell", "--heap-bytes", "1024", "-", input: "pass\n")
        #expect(small.status == 1 && small.errors.contains("too small") && small.output == "")
    }

    @Test("What lives on is told on standard error, and what was tried at the end of a told run") func survivors() throws {
        let leak = "log = []\nfor i in range(40):\n    log.append(bytearray(100))\nprint(len(log))\n"
        let run = try Command("run", "--survivors", "-", input: leak)
        #expect(run.status == 0 && run.output == "40\n" && run.errors.contains("line 3, the bytes of a bytearray"))
        #expect(run.errors.contains("+112 bytes a turn. Held by the script's globals"))
        let failed = try Command("run", "--tell", "--heap-bytes", "20000", "-", input: leak.replacing("40", with: "400"))
        #expect(failed.status == 1 && failed.lines.contains { $0.hasPrefix("Tried. Does not help: gc.threshold(") })
        #expect(failed.lines.contains { $0.contains("Nobody caught this MemoryError: it ends the script.") })
    }

    @Test("What a board has and picoheap lacks is said beside Python's error") func missing() throws {
        let run = try Command("run", "-", input: "try:\n    import socket\nexcept ImportError:\n    import ssl\n")
        let fault = "picoheap has not. That error is picoheap's, not the program's."
        #expect(run.status == 1 && run.output.contains("ImportError: no module named 'ssl'"))
        #expect(run.errors == "picoheap: main.py:2: a real Raspberry Pi Pico 2 W has the module socket, \(fault)\n"
            + "picoheap: main.py:4: a real Raspberry Pi Pico 2 W has the module ssl, \(fault)\n")
        let told = try Command("run", "--tell", "-", input: "import socket\n")
        #expect(told.errors.hasPrefix("picoheap: main.py:1: ") && told.lines.contains { $0.hasPrefix("Missing: main.py:1: ") })
        #expect(try Command("repl", input: "import bluetooth\n").errors.contains("has the module bluetooth"))
        let listed = try Command("boards", "--missing")
        #expect(listed.status == 0 && listed.lines.contains { $0.hasPrefix("socket ") && $0.hasSuffix("on boards with Wi-Fi") })
    }

    @Test("The run's files are written beside its output") func files() throws {
        let folder = try TemporaryFolder()
        func path(_ name: String) -> String { folder.path(name) }
        func text(_ name: String) throws -> String { try String(contentsOfFile: path(name), encoding: .utf8) }
        let run = try Command(
            "run", "--board", "plain", "--save-map", path("map"), "--events", path("events"), "--numbers", path("numbers"),
            "--trace-file", path("trace"), "-", input: concat)
        #expect(run.status == 0 && run.output == "After concat 50\n")
        let plain = try Command("run", "--board", "plain", "--map-file", path("map2"), "--trace-file", path("trace2"), "-", input: concat)
        #expect(plain.status == 0)
        let map = try text("map"), trace = try text("trace"), events = try text("events"), numbers = try text("numbers")
        let map2 = try text("map2"), trace2 = try text("trace2")
        #expect(map == map2 && trace == trace2)
        #expect(events.split(separator: "\n").count + 2 == numbers.split(separator: "\n").count)
        let peak = try Command("run", "--board", "plain", "--save-map", path("peak"), "--at", "peak", "-", input: concat)
        let mapAtPeak = try text("peak")
        #expect(peak.status == 0 && mapAtPeak != map && mapAtPeak.hasPrefix("stack: "))
        let none = try Command("run", "--save-map", path("none"), "--at", "failure", "-", input: concat)
        #expect(none.status == 1 && none.errors == "picoheap: no allocation failed in this run\n")
        let late = try Command("run", "--save-map", path("none"), "--at", "99999999", "-", input: concat)
        #expect(late.status == 1 && late.errors.contains("has only"))
        let nowhere = try Command("run", "--events", path("no/where"), "-", input: concat)
        #expect(nowhere.status == 1 && nowhere.errors.contains("No such file or directory"))
    }
}
