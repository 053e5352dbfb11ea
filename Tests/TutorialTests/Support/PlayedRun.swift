// A run without a program: a real heap that a test plays with, recorded as a machine's would be. It stands for
//
//     3  for i in range(n):
//     4      text += "..."        grows by one block a turn, the old one is garbage
//     5      keep.append(text)    every fourth turn something stays
import BlockHeap
import MicroPython
import Lessons
import Timeline
@testable import Tutorial

/// Where the program would be.
private final class Here {
    var place = SourcePlace()
}

struct PlayedRun {
    private let heap: Heap
    private let observer: RecordingObserver
    private let here: Here
    private var kept: [Int] = []
    private var text: Int?

    /// - Parameter blocks: the heap's size; large ones as the Pico 2 W's 27,684.
    init(blocks: Int) {
        var size: Address = 66
        while (HeapLayout(start: 0x2000_0000, end: 0x2000_0000 + size)?.blockCount ?? 0) < blocks { size += 16 }
        heap = Heap(ram: RAM(base: 0x2000_0000, size: Int(size) + 64), start: 0x2000_0000, end: 0x2000_0000 + size)
        let here = Here()
        self.here = here
        observer = RecordingObserver(
            heap: heap, place: { here.place },
            signatures: [
                0x11: ObjectSignature(.string, part: (12, .characters)), 0x22: ObjectSignature(.list, part: (12, .items)),
                0x33: ObjectSignature(.dict, part: (12, .table)), 0x44: ObjectSignature(.array, part: (12, .elements)),
                0x55: ObjectSignature(.float),
            ])
    }

    private func at(_ line: Int, turn: Int = 0) {
        here.place = SourcePlace(line: line, function: 0, turn: turn)
    }

    private func allocate(_ bytes: Int, type: UInt32) -> Int? {
        let address = heap.allocate(bytes)
        guard address != 0 else { return nil }
        heap.ram.store32(address, type)
        return heap.block(at: address)
    }

    /// Plays `turns` turns; collects when nothing fits, as the allocator does.
    mutating func history(turns: Int) -> History {
        heap.observer = observer
        observer.phaseBegins(3)
        for (i, type) in [0x22, 0x33, 0x44, 0x55, 0x11].enumerated() {
            if let block = allocate(48 + i * 16, type: UInt32(type)) { kept.append(block) }
        }
        observer.phase = .run
        observer.phaseBegins(21)
        for turn in 1...turns {
            at(4, turn: turn)
            guard let next = grow(to: turn) else { break }
            text = next
            at(5, turn: turn)
            if turn % 4 == 0, let list = allocate(40, type: 0x22) { kept.append(list) }
            observer.turnEnds()
            observer.printed(Array((turn % 50 == 0 ? "turn \(turn)\r\n" : "").utf8))
        }
        observer.phaseBegins(4)
        heap.observer = nil
        return History(observer.finish(heap: heap, functions: [FunctionName(name: "<module>", file: "main.py")], mainFile: "main.py"))
    }

    private mutating func grow(to turn: Int) -> Int? {
        let roots = kept + (text.map { [$0] } ?? [])
        let heap = heap
        heap.rootScanner = { _ in for block in roots { heap.markRoot(heap.address(ofBlock: block)) } }
        return allocate(turn * 16, type: 0x11)
    }

    static func result(blocks: Int, turns: Int) -> RunResult {
        var run = PlayedRun(blocks: blocks)
        let history = run.history(turns: turns)
        return RunResult(history: history, figures: RunFigures(history, outcome: .finished, seconds: 0))
    }
}
