import BlockHeap
import Testing

@testable import Timeline

@Suite struct EventListTests {
    private func event(_ kind: EventKind, _ set: (inout RecordedEvent) -> Void) -> RecordedEvent {
        var event = RecordedEvent(kind: kind)
        set(&event)
        return event
    }

    @Test("packed or whole, every event comes back as it was written") func roundTrip() {
        let events = [
            event(.allocated) { ($0.bytes, $0.block, $0.count, $0.line, $0.function) = (20, 7, 2, 12, 3) },
            event(.allocated) { ($0.bytes, $0.block, $0.count, $0.detail, $0.beginsTurn, $0.content) = (16, 65_534, 1, 1, true, .code) },
            event(.allocated) { ($0.bytes, $0.block, $0.count) = (1_048_560, 0, 65_535) },
            event(.freed) { ($0.block, $0.count, $0.phase, $0.line) = (9, 3, .compile, 65_535) },
            event(.swept) { ($0.block, $0.count, $0.phase) = (10, 1, .end) },
            // What no heap says, or what has more to it than fits.
            event(.allocated) { ($0.bytes, $0.block, $0.count) = (5, 1, 9) },
            event(.allocated) { ($0.bytes, $0.block, $0.count) = (0, 1, 0) },
            event(.allocated) { ($0.bytes, $0.block, $0.count) = (16, 70_000, 1) },
            event(.freed) { ($0.block, $0.count, $0.bytes) = (9, 3, 48) },
            event(.reallocated) { ($0.bytes, $0.block, $0.count, $0.target, $0.targetCount, $0.detail) = (40, 1, 2, 8, 3, 3) },
            event(.reallocationFailed) { ($0.bytes, $0.block, $0.count) = (4000, 1, 2) },
            event(.allocationFailed) { ($0.bytes, $0.isLocked) = (4_000_000_000, true) },
            event(.collectionStarted) { ($0.detail, $0.line) = (2, 4) },
            event(.collectionEnded) { ($0.block, $0.bytes, $0.target) = (27_000, 684, 27_683) },
            event(.phase) { $0.detail = 21 },
        ]
        let list = EventList(events)
        #expect(Array(list) == events)
        var seen: [RecordedEvent] = []
        list.forEach(in: 0..<list.count) { _, event in seen.append(event) }
        #expect(seen == events)
        #expect(list.storage.others.count == 10)
    }

    @Test("lists longer than a piece, with more places than there are numbers for") func manyPlaces() {
        let events = (0..<140_000).map { index in
            event(.allocated) {
                ($0.bytes, $0.block, $0.count) = (16, UInt32(index % 1000), 1)
                ($0.line, $0.function) = (UInt16(index & 0xffff), UInt16(index >> 16))
            }
        }
        let list = EventList(events)
        #expect(list.storage.others.count == 140_000 - 65_536)
        #expect(list.lastLine == 65_535)
        #expect(list.elementsEqual(events))
    }

    @Test("what an allocation held is noted later, wherever its event lies") func contents() {
        let writer = EventWriter()
        for count in [1, 0] as [UInt16] {
            writer.append(event(.allocated) { ($0.bytes, $0.count, $0.line) = (12, count, 5) })
        }
        for index in 0...1 {
            writer.setContent(.items, ifUnknownOf: index)
            writer.setContent(.table, ifUnknownOf: index)
            #expect(writer.content(of: index) == .items)
            writer.setContent(.string, of: index)
        }
        #expect(writer.finish().map(\.content) == [.string, .string])
    }
}
