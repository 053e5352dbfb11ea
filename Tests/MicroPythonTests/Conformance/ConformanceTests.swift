// Whole runs beside recordings of the real MicroPython v1.24.0: what was printed, the block map at the end, and every heap operation
// in order with the source line that caused it.

import Foundation
import BlockHeap
import Testing

@testable import MicroPython

@Suite("A run does what the real MicroPython did")
struct ConformanceTests {
    @Test("On a board without a boot", arguments: Recordings.scripts)
    func plain(_ script: String) throws { try compare(script, on: "plain") }

    @Test("On a Pico 2 W, boot included", arguments: Recordings.scripts)
    func pico2w(_ script: String) throws { try compare(script, on: "pico2w") }

    /// Recordings of the boards' own firmware: the ARM code on its own C stack. They name no source lines, nor why a collection began. Only
    /// the map's own lines are compared: the line before them tells where the board's heap begins.
    @Test("On four boards, as their firmware did", arguments: ["pico", "picow", "pico2", "pico2w"], Recordings.firmwareScripts)
    func firmware(_ board: String, _ script: String) throws {
        let source = try Recordings.script(script)
        let run = VM.onLargeStack { RecordedLines(source, board) }
        let recorded = "firmware/\(board)/\(script)"
        #expect(firstDifference(withoutStack(run.output), withoutStack(try Recordings.text("\(recorded).out"))) == nil)
        #expect(firstDifference(Self.rows(run.map), Self.rows(try Recordings.text("\(recorded).map"))) == nil)
        let operations = try Recordings.lines("\(recorded).trace").filter { !$0.hasPrefix("P") }
        #expect(firstDifference(run.trace.map { $0.hasPrefix("C ") ? "C" : Self.withoutPlace($0) }, operations) == nil)
    }

    private static func rows(_ map: String) -> [String] {
        map.split(separator: "\n").drop { !$0.hasPrefix("GC memory layout") }.dropFirst().map { String($0) }
    }

    private func compare(_ script: String, on board: String) throws {
        let source = try Recordings.script(script)
        let run = VM.onLargeStack { RecordedLines(source, board) }
        #expect(firstDifference(withoutStack(run.output), withoutStack(try Recordings.text("\(board)/\(script).out"))) == nil)
        #expect(firstDifference(withoutStack(run.map), withoutStack(try Recordings.text("\(board)/\(script).map"))) == nil)
        // Two traces were too long to keep.
        guard let trace = try? Recordings.lines("\(board)/\(script).trace") else { return }
        let operations = trace.filter { !$0.hasPrefix("P") }
        let lines = zip(run.trace, operations).map { line, recorded in recorded.contains(" L") ? line : Self.withoutPlace(line) }
        #expect(firstDifference(lines + run.trace.dropFirst(lines.count), operations) == nil)
    }

    /// The recordings were made on another processor, whose use of the C stack is not the board's, with memory statistics besides.
    private func withoutStack(_ text: String) -> [String] {
        text.split(separator: "\n").filter { !$0.hasPrefix("stack: ") && !$0.hasPrefix("mem: ") }.map { String($0) }
    }

    private static func withoutPlace(_ line: String) -> String {
        line.range(of: " L", options: .backwards).map { String(line[..<$0.lowerBound]) } ?? line
    }
}

/// What a run printed and did.
private final class RecordedLines: HeapObserver, @unchecked Sendable {
    private(set) var output = ""
    private(set) var map = ""
    private(set) var trace: [String] = []
    private unowned(unsafe) var vm: VM!

    init(_ source: [UInt8], _ board: String) {
        super.init()
        let vm = VM(board: Board.named(board)!)
        self.vm = vm
        var printed: [UInt8] = []
        vm.console = { printed += $0 }
        vm.heap.observer = self
        _ = vm.run(source)
        vm.heap.observer = nil
        output = String(decoding: printed, as: UTF8.self).replacingOccurrences(of: "\r\n", with: "\n")
        map = vm.memoryInfo(withMap: true)
    }

    override func heap(_ heap: Heap, did event: HeapEvent) {
        guard let line = event.traceLine else { return }
        switch event {
        case .swept, .collectionEnded: trace.append(line)
        default: trace.append(vm.currentLine.map { "\(line) L\($0)" } ?? line)
        }
    }
}
