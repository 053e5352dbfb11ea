import Foundation
import MicroPython
import Testing

@testable import Timeline

/// Programs reduced to what people have asked about in public threads; what each must print was recorded from MicroPython v1.24.0 for 32 bits,
/// or read in its source where the board's own devices matter.
@Suite struct FieldTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        /// The thread.
        let source: String
        var board = "pico2w"
        var heapBytes: Int?
        var testDescription: String { "\(name), \(source)" }
    }

    static let cases = [
        Case(name: "router_fragment", source: "micropython/micropython#2057", board: "plain", heapBytes: 65_536),
        Case(name: "thread_stack", source: "micropython/micropython#6327", board: "plain", heapBytes: 40_000),
        Case(name: "delay_leak", source: "peterhinch/micropython-async#138, #74"),
        Case(name: "task_registry", source: "MicroPythonOS#261", board: "plain", heapBytes: 65_536),
        Case(name: "heap_locked", source: "micropython/micropython#6088, #2259, #4244"),
        Case(name: "read_whole", source: "espressif/esp-idf#8818", board: "pico"),
        Case(name: "list_doubles", source: "micropython/micropython#4087, #4958", board: "plain", heapBytes: 65_536),
        Case(name: "dict_grows", source: "bbcmicrobit/micropython#250, jczic/MicroWebSrv#5", board: "plain", heapBytes: 24_000),
        Case(name: "font_import", source: "peterhinch/micropython-font-to-py#11", board: "pico", heapBytes: 131_072),
        Case(name: "bytearray_at_glyph", source: "peterhinch/micropython-nano-gui"),
        Case(name: "pwm_positional", source: "RuiSantosdotme/Random-Nerd-Tutorials, module 7"),
        Case(name: "native_viper", source: "84 of 1,900 makers' scripts use native or viper"),
    ]

    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Field")

    private static func request(_ sample: Case) throws -> RunRequest {
        var board = try #require(Board.named(sample.board))
        if let heapBytes = sample.heapBytes { board.heapBytes = heapBytes }
        let source = try Data(contentsOf: folder.appendingPathComponent(sample.name + ".py"))
        return RunRequest(board: board, source: Array(source), maxSteps: 20_000_000)
    }

    @Test("It prints what the board prints", arguments: cases) func prints(sample: Case) throws {
        let run = Recorder(try Self.request(sample)).record()
        let expected = try String(contentsOf: Self.folder.appendingPathComponent(sample.name + ".exp"), encoding: .utf8)
        let printed = String(decoding: run.history.recording.output(at: run.history.count), as: UTF8.self)
        #expect(printed.replacing("\r", with: "") == expected.replacing("\r", with: ""))
    }

    private func why(_ name: String) throws -> String {
        let sample = try #require(Self.cases.first { $0.name == name })
        let run = Recorder(try Self.request(sample)).record()
        return try run.history.failures.map { try #require(run.history.postMortem(ofEvent: $0)).sentences.joined(separator: " ") }
            .joined(separator: "\n")
    }

    @Test("Why it failed is told in the terms of the question") func whys() throws {
        #expect(try why("list_doubles").contains("the list has room for "))
        #expect(try why("dict_grows").contains("at once, beside the old one."))
        #expect(try why("font_import").contains("It was the parser: reading bigfont.py needs them at once"))
        #expect(try why("font_import").contains("asked for 11,713 bytes"))
        #expect(try why("heap_locked").contains("What was being made: "))
    }
}
