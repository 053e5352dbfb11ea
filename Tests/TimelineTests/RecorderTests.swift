import BlockHeap
import MicroPython
import Testing

@testable import Timeline

/// Whole programs, recorded on the board without a boot.
@Suite struct RecorderTests {
    private func request(_ source: String, board: String = "plain") throws -> RunRequest {
        RunRequest(board: try #require(Board.named(board)), source: Array(source.utf8))
    }

    private let concatenation = """
        def build(n):
            text = ""
            for i in range(n):
                text += str(i) + ","
            return text

        kept = [build(30)]
        print(len(kept[0]))
        """

    @Test("a program is recorded with its lines, functions, phases and output") func record() throws {
        let run = Recorder(try request(concatenation)).record()
        let history = run.history
        #expect(run.end == .finished)
        #expect(String(decoding: history.recording.output(at: history.count), as: UTF8.self) == "80\n")
        #expect(history.phases.map { history.recording.events[$0].detail } == [1, 2, 3, 10, 11, 20, 21, 4])
        let events = history.recording.events
        let line4 = try #require(history.event(ofLine: 4))
        #expect(history.function(of: events[line4])?.name == "build")
        #expect(events[line4].phase == .run)
        #expect((history.lines[4]?.allocations ?? 0) > 30)
        #expect(events[history.scriptStart].line > 0)
        // A loop comes round at least once for each of its 30 turns.
        #expect(events[history.scriptStart...].filter { $0.line == 4 && $0.beginsTurn }.count >= 29)
    }

    @Test("the last moment is the heap that the machine was left with") func lastMoment() throws {
        let request = try request(concatenation)
        let history = Recorder(request).record().history
        let image = try #require(Recorder(request).image(at: history.count))
        let moment = history.moment(at: history.count)
        for block in 0..<moment.map.blockCount { #expect(moment.map.kind(of: block) == image.kind(ofBlock: block)) }
        let kept = try #require(image.globals.first { $0.name == "kept" })
        #expect(moment.map.content(ofHead: try #require(kept.head)) == .list)
        #expect(kept.value.hasPrefix("['0,1,2,3,"))
    }

    @Test("equal requests give equal recordings") func deterministic() throws {
        let request = try request(concatenation)
        let first = Recorder(request).record().history, second = Recorder(request).record().history
        #expect(Array(first.recording.events) == Array(second.recording.events))
    }

    @Test("an image shows the variables as they were, and the heap of that very event") func image() throws {
        let request = try request(concatenation)
        let history = Recorder(request).record().history
        let events = history.recording.events
        let position = try #require(events.indices.filter { events[$0].line == 4 }.dropFirst(40).first) + 1
        let image = try #require(Recorder(request).image(at: position))
        let moment = history.moment(at: position)
        for block in 0..<moment.map.blockCount {
            try #require(moment.map.kind(of: block) == image.kind(ofBlock: block), "block \(block)")
        }
        let frame = try #require(image.frames.last)
        #expect(frame.function.name == "build" && frame.line == 4)
        #expect(image.locals(of: frame).map(\.name).prefix(2) == ["n", "text"])
        #expect(image.locals(of: frame).first?.value == "30")
        #expect(image.frames.first?.function.name == "<module>")
    }

    @Test("a loop without end is stopped by its steps, its events or the flag") func endless() throws {
        var request = try request("while True:\n    pass\n")
        request.maxSteps = 20_000
        #expect(Recorder(request).record().end == .outOfSteps)
        let cancel = CancelFlag()
        request.maxSteps = .max
        let end = Recorder(request).record(cancel: cancel, progress: { _ in cancel.set() }).end
        #expect(end == .cancelled)
        request.source = Array("while True:\n    x = [1]\n".utf8)
        request.maxEvents = 5000
        let run = Recorder(request).record()
        #expect(run.end == .outOfEvents)
        #expect(run.history.count == 5000)
    }

    @Test("What a program prints is kept up to a limit, and then the recording is full") func output() {
        var request = RunRequest(board: Board.named("plain")!, source: Array("s = 'a' * 100000\nwhile True: print(s, end='')\n".utf8))
        request.maxSteps = .max
        let run = Recorder(request).record()
        #expect(run.end == .outOfEvents)
        let printed = run.history.recording.output(at: .max).count
        #expect(printed <= RecordingObserver.mostOutput && printed > RecordingObserver.mostOutput / 2)
    }

    @Test("a threshold makes collections come earlier, in the same program") func policy() throws {
        var request = try request("for i in range(500):\n    x = [i]\n")
        #expect(Recorder(request).record().history.collections.isEmpty)
        request.policy = .threshold(1600)
        let history = Recorder(request).record().history
        #expect(history.collections.count > 5)
        #expect(history.collections.allSatisfy { $0.cause == .threshold })
    }

    @Test("the tables that a dict has grown out of are known as tables") func oldTables() throws {
        let history = Recorder(try request("d = {}\nfor i in range(40):\n    d[i] = i\n")).record().history
        let freed = history.recording.events.enumerated().filter { $0.element.kind == .freed && $0.element.line == 3 }
        #expect(freed.count >= 3)
        for (index, event) in freed {
            let birth = try #require(history.moment(at: index).birth(ofHead: Int(event.block)))
            #expect(history.recording.events[birth].content == .table, "event \(index)")
        }
    }

    @Test("a MemoryError that nobody catches ends the run, and its analysis names the line") func memoryError() throws {
        let run = Recorder(try request("x = bytearray(1000000)\n")).record()
        #expect(run.end == .raised)
        let report = try #require(run.history.firstFailure.flatMap(run.history.postMortem(ofEvent:)))
        #expect(report.cause == .tooLittleMemory && report.place == "line 1" && report.bytes == 1_000_000)
    }

    @Test("an exception that nobody catches is known with its type, message and places, from when the script ended", arguments: [
        ("def f():\n    raise ValueError('no')\n\nf()\n", "ValueError", "no", [2, 4]),
        ("x = 1\nif x\n    pass\n", "SyntaxError", "invalid syntax", [2]),
        ("class Odd(Exception):\n    pass\nraise Odd('a: b')\n", "Odd", "a: b", [3]),
        ("assert False\n", "AssertionError", "", [1]),
        ("raise OSError(2)\n", "OSError", "[Errno 2] ENOENT", [1]),
        ("print('Traceback (most recent call last):')\nraise KeyError('k')\n", "KeyError", "k", [2]),
    ])
    func uncaught(_ source: String, _ type: String, _ message: String, _ lines: [Int]) throws {
        let history = Recorder(try request(source)).record().history
        let note = try #require(history.recording.uncaught)
        #expect(note.exception.type == type && note.exception.message == message)
        #expect(note.exception.places.map(\.line) == lines)
        #expect(history.uncaught(at: note.position) == note.exception && history.uncaught(at: note.position - 1) == nil)
        #expect(history.scriptBegan == (type != "SyntaxError"))
        // What it printed follows.
        let printed = String(decoding: history.recording.output(at: history.count), as: UTF8.self).replacing("\r", with: "")
        #expect(printed.hasSuffix("\n\(note.exception.type): \(message)\n"))
    }

    @Test("of the output, the last lines are had without the rest") func lastOutput() throws {
        let history = Recorder(try request("for i in range(50):\n    print(i, [i])\n")).record().history
        let (bytes, newest) = history.recording.lastOutput(at: history.count, lines: 2, bytes: 1000)
        let lines = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline)
        #expect(lines.suffix(2) == ["48 [48]", "49 [49]"] && lines.count < 10)
        #expect(newest > 0 && newest <= bytes.count)
        #expect(history.recording.output(at: history.count).count > bytes.count)
    }
}
