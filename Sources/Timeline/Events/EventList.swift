/// The events of a recording. Read-only; an `EventWriter` makes it.
///
/// They lie packed in pieces of 65,536, so that a list of a million never has to be copied to grow and has no spare room worth naming.
public struct EventList: Sendable, RandomAccessCollection {
    let storage: EventStorage
    public let count: Int

    /// No events.
    public init() {
        self.init(EventStorage(), count: 0)
    }

    /// A list of given events.
    public init(_ events: some Sequence<RecordedEvent>) {
        let writer = EventWriter()
        for event in events { writer.append(event) }
        self = writer.finish()
    }

    init(_ storage: EventStorage, count: Int) {
        self.storage = storage
        self.count = count
    }

    public var startIndex: Int { 0 }
    public var endIndex: Int { count }

    public subscript(index: Int) -> RecordedEvent {
        precondition(index >= 0 && index < count, "no such event")
        let packed = storage[index]
        if let other = packed.otherIndex { return storage.others[other] }
        return storage.places.places.withUnsafeBufferPointer(packed.event)
    }

    /// No event has a line beyond this one.
    var lastLine: Int { storage.places.lastLine }

    /// Calls `body` with each event of `range` in order: faster than indexing.
    @inline(__always)
    func forEach(in range: Range<Int>, _ body: (Int, RecordedEvent) -> Void) {
        storage.places.places.withUnsafeBufferPointer { places in
            storage.others.withUnsafeBufferPointer { others in
                var index = range.lowerBound
                while index < range.upperBound {
                    for packed in run(from: index, to: range.upperBound) {
                        body(index, packed.otherIndex.map { others[$0] } ?? packed.event(places))
                        index += 1
                    }
                }
            }
        }
    }

    /// The events from `index` on, up to `end` or less far, as they lie: faster still. `storage.others` has those that did not fit.
    @inline(__always)
    func run(from index: Int, to end: Int) -> UnsafeBufferPointer<PackedEvent> {
        precondition(index >= 0 && index <= end && end <= count, "no such events")
        let offset = index & EventStorage.mask
        let piece = storage.pieces[index >> EventStorage.shift]
        return UnsafeBufferPointer(start: piece + offset, count: Swift.min(end - index, EventStorage.mask + 1 - offset))
    }
}

/// What a list of events consists of. Only the writer that made it changes it, and only before anybody reads: hence `@unchecked Sendable`.
final class EventStorage: @unchecked Sendable {
    static let shift = 16
    static let mask = 1 << shift - 1

    @exclusivity(unchecked) fileprivate(set) var pieces: ContiguousArray<UnsafeMutablePointer<PackedEvent>> = []
    /// The events that do not fit a packed one.
    @exclusivity(unchecked) fileprivate(set) var others: ContiguousArray<RecordedEvent> = []
    @exclusivity(unchecked) fileprivate(set) var places = PlaceNumbers()

    deinit {
        for piece in pieces { piece.deallocate() }
    }

    @inline(__always)
    subscript(index: Int) -> PackedEvent {
        pieces[index >> EventStorage.shift][index & EventStorage.mask]
    }

    @inline(never)
    fileprivate func addPiece() -> UnsafeMutablePointer<PackedEvent> {
        let piece = UnsafeMutablePointer<PackedEvent>.allocate(capacity: EventStorage.mask + 1)
        pieces.append(piece)
        return piece
    }

    @inline(never)
    fileprivate func addOther(_ event: RecordedEvent) -> PackedEvent {
        others.append(event)
        return PackedEvent(other: others.count - 1)
    }
}

/// Writes events one after the other, and what is learned of earlier ones into them.
final class EventWriter {
    @exclusivity(unchecked) private(set) var count = 0
    private let storage = EventStorage()
    /// Where the next event goes, if `count` is not at a piece's beginning.
    @exclusivity(unchecked) private var next: UnsafeMutablePointer<PackedEvent>?

    /// Writes an event whatever it is.
    func append(_ event: RecordedEvent) {
        if let place = number(of: PackedPlace(line: event.line, function: event.function)),
            let packed = PackedEvent(event, place: place)
        {
            append(packed)
        } else {
            append(storage.addOther(event))
        }
    }

    @inline(__always)
    func append(_ event: PackedEvent) {
        let room = count & EventStorage.mask == 0 ? storage.addPiece() : next.unsafelyUnwrapped
        room.initialize(to: event)
        next = room + 1
        count &+= 1
    }

    /// The number of a place; `nil` when there are 65,536 others.
    @inline(__always)
    func number(of place: PackedPlace) -> UInt16? { storage.places.number(of: place) }

    @inline(__always)
    func content(of index: Int) -> BlockContent {
        let packed = storage[index]
        guard let other = packed.otherIndex else { return packed.content }
        return storage.others[other].content
    }

    /// Notes what the allocation that event `index` made holds.
    @inline(__always)
    func setContent(_ content: BlockContent, of index: Int) {
        let packed = storage.pieces[index >> EventStorage.shift] + index & EventStorage.mask
        if let other = packed.pointee.otherIndex {
            storage.others[other].content = content
        } else {
            packed.pointee.content = content
        }
    }

    /// The same where nothing is noted yet.
    @inline(__always)
    func setContent(_ content: BlockContent, ifUnknownOf index: Int) {
        if self.content(of: index) == .other { setContent(content, of: index) }
    }

    /// A copy of the events so far, for one who looks on while more are written.
    func copy() -> EventList {
        let copy = EventStorage()
        for (number, piece) in storage.pieces.enumerated() {
            copy.addPiece().initialize(from: piece, count: min(count - number << EventStorage.shift, EventStorage.mask + 1))
        }
        copy.others = storage.others
        copy.places = storage.places
        return EventList(copy, count: count)
    }

    /// The events so far. Nothing may be written afterwards.
    func finish() -> EventList {
        EventList(storage, count: count)
    }
}
