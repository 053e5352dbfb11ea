import Foundation
import BlockHeap
import MicroPython
import Testing

@testable import Timeline

/// What is saved of a moment is what the board prints there: held against the recordings of the machine's own tests.
@Suite struct SavedMapTests {
    static let recordings = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("MicroPythonTests/Recordings")

    /// Without the line on the C stack, which the recordings leave out.
    private func fromTotals(_ text: String) -> Substring {
        text.firstRange(of: "GC: total:").map { text[$0.lowerBound...] } ?? text[...]
    }

    @Test(
        "the map at the end equals the recorded one, letter for letter",
        arguments: ["plain", "pico2w"], ["b02_list_append_growth", "c01_str_concat_loop", "e01_dict_growth"])
    func ends(board: String, name: String) throws {
        let folder = SavedMapTests.recordings
        let source = try Data(contentsOf: folder.appendingPathComponent("scripts/\(name).py"))
        let recorded = try String(contentsOf: folder.appendingPathComponent("\(board)/\(name).map"), encoding: .utf8)
        let recorder = Recorder(RunRequest(board: .named(board)!, source: Array(source)))
        let run = recorder.record()
        let text = try #require(recorder.image(at: run.history.count)).memoryInfo
        #expect(fromTotals(text) == fromTotals(recorded))
        #expect(text.hasPrefix("stack: "))
    }

    @Test("in the middle of a run it is what the script itself would print there") func middle() throws {
        let source = "import micropython\nx = [1.5, 'a' * 40]\nmicropython.mem_info(1)\ny = bytearray(100)\n"
        let recorder = Recorder(RunRequest(board: .named("plain")!, source: Array(source.utf8)))
        let history = recorder.record().history
        let chunk = try #require(history.recording.output.first)
        let printed = String(decoding: chunk.bytes, as: UTF8.self).replacing("\r", with: "")
        let saved = try #require(recorder.image(at: chunk.position)).memoryInfo
        #expect(fromTotals(saved) == fromTotals(printed))
    }
}
