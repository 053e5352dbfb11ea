import MicroPython
import Testing

@testable import Timeline

@Suite struct SurvivorTests {
    private func run(_ source: String, heapBytes: Int = 60_000) throws -> RecordedRun {
        var board = try #require(Board.named("pico2w"))
        board.heapBytes = heapBytes
        return Recorder(RunRequest(board: board, source: Array(source.utf8), maxSteps: 5_000_000, notesTurns: true)).record()
    }

    @Test("What grows comes first, with its growth and the way from a root") func leak() throws {
        let run = try run("""
            log = []
            keep = bytearray(4000)
            def handle(n):
                note = bytearray(100)
                log.append(note)
                return bytes(200)
            for n in range(40):
                handle(n)

            """)
        let survivors = try #require(Recorder(run.request).survivors(of: run))
        #expect(survivors.turns == 10...40)
        let first = try #require(survivors.groups.first)
        // Each turn leaves 7 blocks of bytes and one for the bytearray itself, both made by line 4.
        #expect(first.place == "line 4" && first.growth == 112 && first.content == .elements)
        #expect(first.path.contains("'log'") && first.path.contains("item "))
        #expect(survivors.groups.contains { $0.place == "line 2" && $0.growth == 0 && $0.bytes >= 4000 })
        #expect(!survivors.groups.contains { $0.place == "line 6" && ($0.growth ?? 0) > 0 })
        #expect(survivors.sentences().last?.hasPrefix("From turn 10 to turn 40 each turn leaves ") == true)
    }

    @Test("Where nothing grows that is said; a script without loops has survivors without growth") func quiet() throws {
        let quiet = try run("for n in range(20):\n    x = bytearray(50)\n")
        #expect(Recorder(quiet.request).survivors(of: quiet)?.sentences().last == "Nothing grows from turn 5 to turn 20.")
        let plain = try run("x = bytearray(50)\n")
        let survivors = try #require(Recorder(plain.request).survivors(of: plain))
        #expect(survivors.turns == nil && survivors.groups.contains { $0.place == "line 1" && $0.growth == nil })
    }

    @Test("Remedies are tried, and say their figures") func remedies() throws {
        // What is kept lies between what is thrown away, until a large buffer has no room.
        let run = try run("""
            kept = []
            for n in range(400):
                a = bytes(60)
                b = bytearray(20)
                if n % 4 == 0:
                    kept.append(b)
            big = bytearray(30000)
            print("fits")

            """, heapBytes: 52_000)
        let failure = try #require(run.history.fatalFailure)
        #expect(run.history.gravestFailure == failure)
        let remedies = Recorder(run.request).remedies(for: run)
        #expect(remedies.count == 3 && remedies.contains { $0.change.hasPrefix("gc.threshold(") })
        for remedy in remedies { #expect(remedy.helps == remedy.outcome.hasPrefix("no allocation fails")) }
        #expect(remedies.contains { $0.helps })
        let quiet = try self.run("x = 1\n")
        #expect(Recorder(quiet.request).remedies(for: quiet).isEmpty)
    }

    @Test("A module whose import fails is tried as mpy-cross compiles it") func precompiled() throws {
        var board = try #require(Board.named("pico2w"))
        board.heapBytes = 24_000
        let big = (0..<500).map { "def f\($0)(a):\n    return a + \($0)\n" }.joined()
        var request = RunRequest(board: board, source: Array("import big\n".utf8), maxSteps: 5_000_000)
        request.files["big.py"] = Array(("X = '" + String(repeating: "x", count: 9000) + "'\n" + big.prefix(3000)).utf8)
        let run = Recorder(request).record()
        let failure = try #require(run.history.fatalFailure)
        #expect(run.history.postMortem(ofEvent: failure)?.source == "big.py")
        let remedy = try #require(Recorder(request).remedies(for: run).first)
        #expect(remedy.change.contains("big.mpy, compiled by mpy-cross ("))
    }
}
