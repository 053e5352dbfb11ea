import Foundation
import MicroPython
import Synchronization
import Testing

@testable import Timeline

@Suite("A prompt that lives in the background")
struct LivePromptTests {
    /// Collects what a prompt reports, and waits for it.
    private final class Listener: Sendable {
        private let reports = Mutex<(text: String, run: RecordedRun?, ended: RunEnd?)>(("", nil, nil))

        func take(_ report: PromptReport) {
            reports.withLock { reports in
                switch report {
                case .printed(let bytes): reports.text += String(decoding: bytes.filter { $0 != 13 }, as: UTF8.self)
                case .running: break
                case .waits(let run): reports.run = run
                case .ended(let run): (reports.run, reports.ended) = (run, run.end)
                }
            }
        }

        /// The run at the moment when the terminal ends with `text`.
        func run(when text: String) async throws -> RecordedRun {
            for _ in 0..<2000 {
                let found = reports.withLock { $0.text.hasSuffix(text) ? $0.run : nil }
                // The history of a report may lag behind what has been printed.
                if let found, Self.terminal(found).hasSuffix(text) { return found }
                try await Task.sleep(for: .milliseconds(5))
            }
            Issue.record("the terminal shows \(reports.withLock { $0.text.suffix(200) })")
            throw CancellationError()
        }

        private static func terminal(_ run: RecordedRun) -> String {
            String(decoding: run.history.recording.output(at: run.history.count).filter { $0 != 13 }, as: UTF8.self)
        }

        var isInterrupted: Bool { reports.withLock { $0.text.contains("KeyboardInterrupt") } }
        var text: String { reports.withLock { $0.text } }
        var end: RunEnd? { reports.withLock { $0.ended } }
    }

    private static let board = Board.named("pico2w")!

    @Test("Its request, run again, comes to the same events and the same terminal")
    func again() async throws {
        let listener = Listener()
        let prompt = LivePrompt(RunRequest(board: Self.board, typed: [])) { listener.take($0) }
        _ = try await listener.run(when: ">>> ")
        prompt.type(Array("x = [1, 2, 3]\r".utf8))
        _ = try await listener.run(when: "3]\n>>> ")
        prompt.type(Array("import gc; gc.collect(); len(x)\r".utf8))
        let live = try await listener.run(when: "\n3\n>>> ")
        let again = Recorder(live.request).record()
        #expect(again.end == .finished)
        #expect(Array(live.history.recording.events) == Array(again.history.recording.events))
        #expect(live.history.recording.output(at: .max) == again.history.recording.output(at: .max))
        #expect(live.history.prompts.count == 3)
        let image = try #require(Recorder(live.request).image(at: live.history.count))
        #expect(image.globals.first { $0.name == "x" }?.value == "[1, 2, 3]")
    }

    @Test("Ctrl-C stops a loop, and the run with it can be had again")
    func interrupt() async throws {
        let listener = Listener()
        let prompt = LivePrompt(RunRequest(board: Self.board, typed: [])) { listener.take($0) }
        _ = try await listener.run(when: ">>> ")
        prompt.type(Array("while True: x = [1]\r\r".utf8))
        try await Task.sleep(for: .milliseconds(20))
        for _ in 0..<400 where !listener.isInterrupted {
            prompt.type([3])
            try await Task.sleep(for: .milliseconds(25))
        }
        let live = try await listener.run(when: "KeyboardInterrupt: \n>>> ")
        let again = Recorder(live.request).record()
        #expect(live.request.interrupts.count == 1)
        #expect(live.history.count == again.history.count)
    }

    @Test("input() waits for keys as the prompt does, and the run with what was typed can be had again")
    func input() async throws {
        let listener = Listener()
        let prompt = LivePrompt(RunRequest(board: Self.board, typed: [])) { listener.take($0) }
        _ = try await listener.run(when: ">>> ")
        prompt.type(Array("x = input('n? ')\r".utf8))
        _ = try await listener.run(when: "n? ")
        prompt.type(Array("45\u{7f}2\r".utf8))
        let live = try await listener.run(when: ">>> ")
        prompt.type(Array("input()\r".utf8))
        _ = try await listener.run(when: "input()\n")
        prompt.type([3])
        let stopped = try await listener.run(when: "KeyboardInterrupt: \n>>> ")
        let image = try #require(Recorder(live.request).image(at: live.history.count))
        #expect(image.globals.first { $0.name == "x" }?.value == "'42'")
        #expect(Array(Recorder(stopped.request).record().history.recording.events) == Array(stopped.history.recording.events))
    }

    @Test("When the recording is full it says so")
    func full() async throws {
        let listener = Listener()
        var request = RunRequest(board: Self.board, typed: Array("while True: x = [1]\r\r".utf8))
        request.maxEvents = 5000
        let prompt = LivePrompt(request) { listener.take($0) }
        for _ in 0..<1000 where listener.end == nil { try await Task.sleep(for: .milliseconds(5)) }
        #expect(listener.end == .outOfEvents)
        prompt.close()
    }

    @Test("A memory fault ends it, and its terminal says why")
    func fault() async throws {
        let listener = Listener()
        let lines = [
            "b=bytearray(16); m=memoryview(b); b.extend(bytes(100))", "l=[]", "for i in range(20): l.append([i])",
            "for i in range(16): m[i]=0xff", "for x in l: print(x)",
        ]
        let typed = "\u{5}" + lines.joined(separator: "\r") + "\r\u{4}"
        let prompt = LivePrompt(RunRequest(board: Self.board, typed: Array(typed.utf8))) { listener.take($0) }
        for _ in 0..<1000 where listener.end == nil { try await Task.sleep(for: .milliseconds(5)) }
        guard case .memoryFault(let fault)? = listener.end else {
            Issue.record("it ended with \(String(describing: listener.end))")
            return
        }
        #expect(listener.text.hasSuffix("\(fault)\n"))
        prompt.close()
    }
}
