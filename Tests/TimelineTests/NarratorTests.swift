import Foundation
import MicroPython
import Testing

@testable import Timeline

@Suite struct NarratorTests {
    private func told(
        _ source: String, board: Board = .named("plain")!, _ selection: TellSelection = .init(), maxSteps: Int = 1_000_000
    ) -> [String] {
        let request = RunRequest(board: board, source: Array(source.utf8), maxSteps: maxSteps, watchesGarbage: true)
        var sentences: [String] = []
        var narrator = Narrator(Recorder(request).record(), name: "main.py", selection: selection) {
            sentences.append($0)
            return true
        }
        narrator.tell()
        return sentences
    }

    /// The shape of section 5's program.
    private let concat = """
        import gc
        def build(n):
            text = ""
            for i in range(n):
                text += str(i) + ","
            return text
        a = build(12)
        print("made", len(a))
        gc.collect()

        """

    @Test("a run is told from its beginning to its numbers") func whole() {
        let sentences = told(concat)
        #expect(sentences[0] == "main.py on board plain: a heap of 211,648 bytes, 13,228 blocks of 16.")
        #expect(sentences[1].hasPrefix("Boot, before the script: ") && sentences[2].hasPrefix("Parser and compiler: "))
        #expect(sentences[1...2].allSatisfy { $0.hasSuffix("of them stay in use.") })
        #expect(sentences.filter { $0.hasPrefix("Line ") && $0.contains(" runs: ") } == [
            "Line 1 runs: import gc", "Line 2 runs: def build(n):", "Line 5 runs: text += str(i) + \",\"", "Line 9 runs: gc.collect()",
        ])
        #expect(sentences.contains { $0.hasPrefix("line 5: 3 bytes for the characters of a string take 1 block; placed at 0x") })
        let printed = sentences.firstIndex(of: "Prints: made 26"), collected = sentences.firstIndex { $0.contains("gc.collect() begins") }
        #expect(printed != nil && collected != nil && printed! < collected!)
        #expect(sentences.suffix(2).first?.hasPrefix("The script is over. The board's clock says 0.") == true)
        #expect(sentences.last?.contains("The collector runs once and frees") == true)
    }

    @Test("the old text is called garbage when the new one has its name, and not before") func garbage() throws {
        let sentences = told("text = 'a' * 90\npart = 'b' * 20\ntext = text + part\npart = None\ntext = [text]\n")
        let placed = try #require(
            sentences.firstIndex { $0.hasPrefix("line 3: 111 bytes for the characters of a string need 7 blocks in a row") })
        let garbage = try #require(sentences.firstIndex { $0.contains("made by line 1") && $0.hasPrefix("Garbage") })
        #expect(placed < garbage)
        #expect(sentences[garbage].contains("7 blocks in all"))
        #expect(sentences[garbage].hasSuffix("Nothing leads to them any more, and they still count as used."))
        #expect(sentences.filter { $0.contains("made by line 3") && $0.hasPrefix("Garbage") }.isEmpty)
    }

    @Test("only the lines and kinds that were asked for are told") func filters() {
        let lines = told(concat, .init(lines: [.init(lines: 2...2), .init(lines: 9...9)])).dropFirst().dropLast(2)
        #expect(lines.allSatisfy { $0.lowercased().hasPrefix("line 2") || $0.lowercased().hasPrefix("line 9") })
        let collections = told(concat, .init(kinds: [.collection])).dropFirst().dropLast(2)
        #expect(collections.count == 3 && collections.allSatisfy { $0.lowercased().hasPrefix("line 9") })
        let output = told(concat, .init(kinds: [.output])).dropFirst().dropLast(2)
        #expect(Array(output) == ["Prints: made 26"])
        let all = told(concat, .init(tellsAll: true))
        #expect(all.count > told(concat).count + 20 && all.contains { $0.hasPrefix("line 9: swept") })
    }

    @Test("a failure is explained where it happens") func failure() throws {
        let sentences = told("x = bytearray(150000)\ny = bytearray(150000)\n")
        let failed = try #require(sentences.firstIndex { $0.contains("The allocation fails.") })
        #expect(sentences[failed + 1].hasPrefix("Why: line 2 asked for 150,000 bytes"))
        #expect(sentences.contains { $0.hasPrefix("Prints: MemoryError: ") })
        #expect(sentences.contains { $0.hasPrefix("An exception that nobody caught has ended the script.") })
        #expect(sentences.last?.contains("1 allocation fails at line 2: 150,000 bytes are asked for") == true)
    }

    @Test("what is printed cannot harm a terminal, and keeps its blanks") func control() {
        let sentences = told("print('  a\\x1b[2Jb\\tc', end='')\nprint('d')\n")
        #expect(sentences.contains("Prints:   a\\x1b[2Jb    cd"))
    }

    @Test("it stops when nobody listens any more") func unheard() {
        let request = RunRequest(board: .named("plain")!, source: Array(concat.utf8))
        var count = 0
        var narrator = Narrator(Recorder(request).record(), name: "main.py", selection: .init()) { _ in
            count += 1
            return count < 3
        }
        narrator.tell()
        #expect(count == 3)
    }

    @Test("a run that is stopped, or ends itself, says so") func ends() {
        #expect(told("while True: pass\n", maxSteps: 1000).contains { $0.hasPrefix("The run was stopped: it had used up its steps.") })
        #expect(told("import sys\nsys.exit(3)\n").contains { $0.hasPrefix("The script has ended itself with status 3.") })
    }

    @Test("What repeats itself is counted, whatever its round") func repetition() {
        func folded(_ sentences: String) -> [String] {
            var repetition = Repetition()
            return sentences.flatMap { repetition.take(String($0)) } + repetition.finish()
        }
        #expect(folded("abc") == ["a", "b", "c"])
        #expect(folded("aaaaab") == ["a", "a", "The same 3 times more.", "b"])
        #expect(folded("abababx") == ["a", "b", "a", "b", "The last 2 sentences 1 time more.", "x"])
        #expect(folded("xabcabcabcabca") == ["x", "a", "b", "c", "a", "b", "c", "The last 3 sentences 2 times more.", "a"])
        #expect(folded("aabaabb") == ["a", "a", "b", "a", "a", "b", "b"])
    }

    @Test("what is read from a live console is part of the request afterwards") func input() {
        let typed = Array("Ada\n".utf8)
        let next = Counter()
        let request = RunRequest(board: .named("plain")!, source: Array("print('hello', input())\n".utf8))
        let run = Recorder(request).record(console: LiveConsole(read: { next.next(in: typed) }))
        let output = String(decoding: run.history.recording.output(at: run.history.count), as: UTF8.self)
        #expect(output.contains("hello Ada"))
        #expect(run.request.input.starts(with: Array("Ada".utf8)))
    }
}

/// Hands out bytes one by one, on the machine's thread.
private final class Counter: @unchecked Sendable {
    private var index = 0

    func next(in bytes: [UInt8]) -> UInt8? {
        defer { index += 1 }
        return index < bytes.count ? bytes[index] : nil
    }
}
