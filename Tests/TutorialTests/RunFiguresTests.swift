import BlockHeap
import Lessons
import Testing
import Timeline

@testable import Tutorial

@Suite struct RunFiguresTests {
    private func phase(_ number: UInt8) -> RecordedEvent {
        var event = RecordedEvent(kind: .phase)
        event.detail = number
        return event
    }

    private func allocated(_ block: Int, _ count: Int, function: Int = 0) -> RecordedEvent {
        var event = RecordedEvent(kind: .allocated)
        (event.block, event.count, event.bytes, event.function) = (UInt32(block), UInt16(count), UInt32(count * 16), UInt16(function))
        return event
    }

    private func gone(_ kind: EventKind, _ block: Int, _ count: Int) -> RecordedEvent {
        var event = RecordedEvent(kind: kind)
        (event.block, event.count) = (UInt32(block), UInt16(count))
        return event
    }

    private func resized(_ block: Int, _ count: Int, to target: Int, _ newCount: Int, _ outcome: ReallocationOutcome) -> RecordedEvent {
        var event = gone(.reallocated, block, count)
        (event.target, event.targetCount, event.detail) = (UInt32(target), UInt16(newCount), outcome.rawValue)
        return event
    }

    private func figures(_ events: [RecordedEvent]) -> RunFigures {
        var recording = Recording(poolStart: 0x2000_0000, blockCount: 32)
        recording.events = EventList(events)
        recording.functions = [.init(name: "<module>", file: "main.py"), .init(name: "f", file: "main.py")]
        recording.output = [.init(position: events.count, bytes: Array("used 1\r\n".utf8))]
        return RunFigures(History(recording), outcome: .finished, seconds: 2)
    }

    @Test("Boot, compiling and the module's code are counted apart")
    func parts() {
        let run = figures([
            phase(1), allocated(0, 2), phase(3), phase(20), allocated(2, 3), gone(.freed, 2, 3), phase(21), allocated(2, 4),
            allocated(6, 1, function: 1), resized(2, 4, to: 8, 6, .moved), resized(8, 6, to: 8, 7, .grew), phase(4), gone(.freed, 8, 7),
        ])
        #expect(run.compileAllocated == 48)
        #expect(run.totalAllocated == (4 + 1 + 6 + 1) * 16)
        #expect(run.allocations == 3)
        #expect(run.byFunction == ["<module>": .init(bytes: 176, allocations: 2), "f": .init(bytes: 16, allocations: 1)])
        #expect(run.peakUsed == (2 + 1 + 7) * 16)
        #expect(run.stdout == "used 1\n")
        #expect(run.heapBytes == 512)
        #expect(run.holes == [.init(offset: 32, bytes: 64), .init(offset: 112, bytes: 400)])
    }

    @Test("What is alive after each collection of the script is kept, the boot's collections are not")
    func collections() {
        let run = figures([
            phase(1), RecordedEvent(kind: .collectionStarted), RecordedEvent(kind: .collectionEnded), phase(3), phase(21),
            allocated(0, 5), RecordedEvent(kind: .collectionStarted), gone(.swept, 0, 5), RecordedEvent(kind: .collectionEnded),
            allocated(0, 2), RecordedEvent(kind: .collectionStarted), RecordedEvent(kind: .collectionEnded), phase(4),
        ])
        #expect(run.collections == 2)
        #expect(run.liveAfterCollections == [0, 32])
    }

    @Test("A script that was compiled beforehand runs from its start")
    func frozen() {
        let run = figures([phase(1), allocated(0, 1), phase(3), allocated(1, 1), phase(4)])
        #expect(run.totalAllocated == 16)
        #expect(run.compileAllocated == 0)
    }
}
