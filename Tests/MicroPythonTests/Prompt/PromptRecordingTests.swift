// Whole sessions at the prompt beside recordings of the real MicroPython v1.24.0.
//
// The first twelve recordings have the C compiler's own stack as roots, so a collection may keep a few blocks that ours frees. Until the
// first collection every operation is the same, block for block; after it, operations are the same with their bytes, and places may differ.
// The others were taken with the roots that collections have here: all is the same.

import Foundation
import BlockHeap
import Testing

@testable import MicroPython

@Suite("The prompt does what the real MicroPython's prompt did")
struct PromptRecordingTests {
    static let sessions = [
        "r01_setup_check", "r02_inspect", "r03_echo_underscore", "r04_def_multiline", "r05_for_loop", "r06_error", "r07_class",
        "r08_big_list", "r09_strings", "r10_mem_info", "r11_paste_mode", "r12_memory_error",
    ]

    /// `input()` with every key and end, programs that read, the raw prompt, files that run at a reset.
    static let exactSessions = [
        "r13_input", "r14_input_ends", "r15_input_program", "r16_raw", "r17_raw_paste", "r18_start_files",
    ]

    @Test("With the same roots, output, every operation and the map at the end are the same", arguments: exactSessions)
    func exact(_ name: String) throws {
        let session = try play(name)
        let shown = session.output.filter { $0 != 13 }
        #expect(firstDifference(lines(shown), lines(try bytes("\(name).out"))) == nil)
        let recorded = try Recordings.lines("repl/\(name).trace").filter { $0 != "P 4" }
        #expect(firstDifference(session.trace, recorded) == nil)
        let map = try Recordings.text("repl/\(name).map").split(separator: "\n").map(String.init)
        #expect(firstDifference(session.map.split { $0.isNewline }.map(String.init).filter { !$0.hasPrefix("stack: ") }, map) == nil)
    }

    @Test("The terminal shows the same, byte for byte", arguments: sessions)
    func output(_ name: String) throws {
        let shown = lines(try play(name).output), recorded = lines(try bytes("\(name).out"))
        let difference = firstDifference(shown, recorded)
        if difference != nil, Self.hasStackInFigure.contains(name) {
            // One dead block on the C compiler's stack is in the recorded figure.
            #expect(shown.count == recorded.count)
            let more = zip(shown, recorded).filter { $0.0 != $0.1 }.map { (Int($0.1) ?? 0) - (Int($0.0) ?? 0) }
            #expect(more == [Heap.blockSize])
        } else {
            #expect(difference == nil)
        }
    }

    /// Sessions that print how much is in use after a collection, where the recording has a block more.
    private static let hasStackInFigure = ["r09_strings"]

    @Test("The heap does the same in the same order", arguments: sessions)
    func operations(_ name: String) throws {
        let trace = try play(name).trace
        let recorded = try Recordings.lines("repl/\(name).trace").filter { $0 != "P 4" }
        let firstCollection = recorded.firstIndex { $0.hasPrefix("C") } ?? recorded.count
        let exact = zip(trace, recorded).map { line, recorded in recorded.contains(" L") ? line : Self.withoutPlace(line) }
        #expect(firstDifference(Array(exact.prefix(firstCollection)), Array(recorded.prefix(firstCollection))) == nil)
        #expect(firstDifference(trace.compactMap(Self.request), recorded.compactMap(Self.request)) == nil)
    }

    @Test("Where no collection ran, the map at the end is the same", arguments: ["r01_setup_check", "r03_echo_underscore"])
    func map(_ name: String) throws {
        let recorded = try Recordings.text("repl/\(name).map").split(separator: "\n").map(String.init)
        let map = try play(name).map.split { $0.isNewline }.map(String.init).filter { !$0.hasPrefix("stack: ") }
        #expect(firstDifference(map, recorded.filter { !$0.hasPrefix("stack: ") && !$0.hasPrefix("mem: ") }) == nil)
    }

    private func play(_ name: String) throws -> PromptSession {
        let typed = try bytes("\(name).in")
        return VM.onLargeStack { PromptSession(typed) }
    }

    private func bytes(_ file: String) throws -> [UInt8] { try Recordings.bytes("repl/\(file)") }

    /// Lines that can be read in a message; figures of the C stack are the compiler's.
    private func lines(_ bytes: [UInt8]) -> [String] {
        String(decoding: bytes.flatMap { $0 == 13 ? Array("<CR>".utf8) : [$0] }, as: UTF8.self)
            .replacingOccurrences(of: "2024-10-25; Raspberry Pi Pico 2 W with RP2350", with: "BUILD DATE; BOARD")
            .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
            .filter { !$0.hasPrefix("stack: ") && !$0.hasPrefix("mem: ") }
    }

    private static func withoutPlace(_ line: String) -> String {
        line.range(of: " L", options: .backwards).map { String(line[..<$0.lowerBound]) } ?? line
    }

    /// What was asked for, without where it came to lie: `A n=24`, `F`, `C explicit`. Sweeps differ with what was kept.
    private static func request(_ line: String) -> String? {
        let words = line.split(separator: " ")
        switch words[0] {
        case "A", "R", "N": return words.prefix(2).joined(separator: " ")
        case "C": return line
        case "F": return "F"
        case "P": return line
        default: return nil
        }
    }
}

/// A session at the prompt of a Pico 2 W, ended by Ctrl-D.
private final class PromptSession: HeapObserver, @unchecked Sendable {
    private(set) var output: [UInt8] = []
    private(set) var map = ""
    private(set) var trace: [String] = []
    private unowned(unsafe) var vm: VM!

    init(_ typed: [UInt8]) {
        super.init()
        let vm = VM(board: Board.named("pico2w")!)
        self.vm = vm
        var rest = typed[...]
        var isOver = false
        vm.input = { [unowned self] in
            if let byte = rest.popFirst() { return byte }
            // The board that resets itself after the last key has another session.
            if isOver { return nil }
            isOver = true
            whenReset = { [unowned self] in end() }
            return 4
        }
        vm.console = { [unowned self] in
            if $0.starts(with: "MPY: ".utf8) { whenReset() }
            if vm.heap.observer != nil { output += $0 }
        }
        vm.phaseObserver = { [unowned self] number in
            // The recordings say nothing of where a line is read.
            if number != 5, vm.heap.observer != nil { trace.append("P \(number)") }
        }
        vm.heap.observer = self
        #expect(vm.runPrompt() == .stopped)
    }

    private var whenReset: () -> Void = {}

    private func end() {
        vm.heap.observer = nil
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
