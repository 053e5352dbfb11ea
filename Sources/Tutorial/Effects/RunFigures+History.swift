// A recorded run -> the figures that lessons judge it by.

import Foundation
import BlockHeap
import Lessons
import Timeline

extension RunFigures {
    /// The figures of a run that has ended. `seconds` is what the simulated clock says from its start to its end.
    public init(_ history: History, outcome: Outcome, seconds: Double) {
        self.init(history, at: history.count, outcome: outcome, seconds: seconds)
    }

    /// The figures of a run up to a position.
    init(_ history: History, at position: Int, outcome: Outcome = .finished, seconds: Double = 0) {
        let recording = history.recording
        let tally = FigureTally(recording, until: position)
        let output = String(decoding: recording.output(at: position), as: UTF8.self)
        self.init(
            stdout: output.replacingOccurrences(of: "\r\n", with: "\n"), outcome: outcome,
            heapBytes: recording.blockCount * Heap.blockSize, totalAllocated: tally.run.bytes,
            allocations: tally.run.allocations, compileAllocated: tally.compileBytes,
            collections: tally.liveAfterCollections.count, peakUsed: tally.peakUsed,
            liveAfterCollections: tally.liveAfterCollections,
            holes: history.moment(at: position).map.holes.map {
                RunFigures.Hole(offset: $0.start * Heap.blockSize, bytes: $0.bytes)
            },
            byFunction: tally.byFunction, seconds: seconds)
    }
}

/// Sums over a recording's events. The script begins with phase 3; its module's code begins when compiling it has ended
/// (phase 21), or at once on a board that has compiled it beforehand; phase 4 ends it.
private struct FigureTally {
    var run = RunFigures.Churn(bytes: 0, allocations: 0)
    var compileBytes = 0
    var peakUsed = 0
    var liveAfterCollections: [Int] = []
    var byFunction: [String: RunFigures.Churn] = [:]

    private var part = Part.boot
    private var usedBlocks = 0

    private enum Part { case boot, compile, run, ended }

    /// Counts the events up to a position.
    init(_ recording: Recording, until position: Int) {
        let start = Self.moduleStart(recording.events)
        var names: [UInt16: RunFigures.Churn] = [:]
        for (index, event) in recording.events.enumerated().prefix(position) {
            if index == start { enterRun() }
            take(event, &names)
        }
        for (function, churn) in names where recording.functions.indices.contains(Int(function)) {
            let name = recording.functions[Int(function)].name
            byFunction[name, default: .init(bytes: 0, allocations: 0)].bytes += churn.bytes
            byFunction[name]?.allocations += churn.allocations
        }
    }

    private static func moduleStart(_ events: EventList) -> Int? {
        func phase(_ number: UInt8, from start: Int) -> Int? {
            events[start...].firstIndex { $0.kind == .phase && $0.detail == number }
        }
        guard let script = phase(3, from: 0) else { return nil }
        return phase(21, from: script) ?? script + 1
    }

    private mutating func enterRun() {
        part = .run
        peakUsed = usedBlocks * Heap.blockSize
    }

    private mutating func take(_ event: RecordedEvent, _ names: inout [UInt16: RunFigures.Churn]) {
        var handedOut = 0
        var isAllocation = false
        switch event.kind {
        case .phase:
            if event.detail == 3, part == .boot { part = .compile }
            if event.detail == 4 { part = .ended }
        case .allocated:
            handedOut = Int(event.count)
            isAllocation = true
            usedBlocks += handedOut
        case .reallocated:
            let growth = Int(event.targetCount) - Int(event.count)
            usedBlocks += growth
            isAllocation = event.outcome == .moved
            handedOut = isAllocation ? Int(event.targetCount) : max(0, growth)
        case .freed, .swept: usedBlocks -= Int(event.count)
        case .collectionEnded:
            if part == .run { liveAfterCollections.append(usedBlocks * Heap.blockSize) }
        case .allocationFailed, .reallocationFailed, .collectionStarted: break
        }
        let bytes = handedOut * Heap.blockSize
        if part == .compile { compileBytes += bytes }
        guard part == .run else { return }
        peakUsed = max(peakUsed, usedBlocks * Heap.blockSize)
        guard bytes > 0 else { return }
        run.bytes += bytes
        names[event.function, default: .init(bytes: 0, allocations: 0)].bytes += bytes
        if isAllocation {
            run.allocations += 1
            names[event.function]?.allocations += 1
        }
    }
}
