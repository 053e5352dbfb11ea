/// Events in pieces of 16,384, so that a list of a million never has to be copied to grow and has no spare room worth naming.
public struct EventList: Sendable, RandomAccessCollection {
    @usableFromInline static let shift = 14
    @usableFromInline static var pieceSize: Int { 1 << shift }
    @usableFromInline static var mask: Int { pieceSize - 1 }

    @usableFromInline var full: [ContiguousArray<RecordedEvent>] = []
    @usableFromInline var last = ContiguousArray<RecordedEvent>()

    public init() {
        last.reserveCapacity(EventList.pieceSize)
    }

    public init(_ events: some Sequence<RecordedEvent>) {
        self.init()
        for event in events { append(event) }
    }

    @inlinable public var startIndex: Int { 0 }
    @inlinable public var endIndex: Int { full.count << EventList.shift + last.count }

    @inlinable
    public subscript(index: Int) -> RecordedEvent {
        get {
            let piece = index >> EventList.shift
            return piece == full.count ? last[index & EventList.mask] : full[piece][index & EventList.mask]
        }
        set {
            let piece = index >> EventList.shift
            if piece == full.count {
                last[index & EventList.mask] = newValue
            } else {
                full[piece][index & EventList.mask] = newValue
            }
        }
    }

    @inlinable
    public mutating func append(_ event: RecordedEvent) {
        last.append(event)
        if last.count == EventList.pieceSize {
            full.append(last)
            last = ContiguousArray()
            last.reserveCapacity(EventList.pieceSize)
        }
    }

    /// Calls `body` with each event of `range` in order, a piece at a time: faster than indexing.
    func forEach(in range: Range<Int>, _ body: (Int, RecordedEvent) -> Void) {
        var index = range.lowerBound
        while index < range.upperBound {
            let piece = index >> EventList.shift
            let events = piece == full.count ? last : full[piece]
            let base = piece << EventList.shift
            let end = Swift.min(range.upperBound, base + events.count)
            events.withUnsafeBufferPointer { events in
                while index < end {
                    body(index, events[index - base])
                    index += 1
                }
            }
        }
    }
}
