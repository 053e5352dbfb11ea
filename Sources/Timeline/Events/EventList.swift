/// The events of a recording. Read-only; an `EventWriter` makes it.
///
/// They lie in pieces of 16,384, so that a list of a million never has to be copied to grow and has no spare room worth naming.
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
        return storage[index]
    }

    /// Calls `body` with each event of `range` in order: faster than indexing.
    @inline(__always)
    func forEach(in range: Range<Int>, _ body: (Int, RecordedEvent) -> Void) {
        precondition(range.lowerBound >= 0 && range.upperBound <= count, "no such events")
        var index = range.lowerBound
        while index < range.upperBound {
            let piece = storage.pieces[index >> EventStorage.shift]
            let base = index & ~EventStorage.mask
            let end = Swift.min(range.upperBound, base + EventStorage.mask + 1)
            while index < end {
                body(index, piece[index - base])
                index += 1
            }
        }
    }
}

/// The pieces of a list of events. Only the writer that made it changes it, and only before anybody reads: hence `@unchecked Sendable`.
final class EventStorage: @unchecked Sendable {
    static let shift = 14
    static let mask = 1 << shift - 1

    @exclusivity(unchecked) fileprivate(set) var pieces: [UnsafeMutablePointer<RecordedEvent>] = []

    deinit {
        for piece in pieces { piece.deallocate() }
    }

    @inline(__always)
    subscript(index: Int) -> RecordedEvent {
        get { pieces[index >> EventStorage.shift][index & EventStorage.mask] }
        set { pieces[index >> EventStorage.shift][index & EventStorage.mask] = newValue }
    }

    fileprivate func addPiece() -> UnsafeMutablePointer<RecordedEvent> {
        let piece = UnsafeMutablePointer<RecordedEvent>.allocate(capacity: EventStorage.mask + 1)
        pieces.append(piece)
        return piece
    }
}

/// Writes events one after the other, and what is learned of earlier ones into them.
final class EventWriter {
    @exclusivity(unchecked) private(set) var count = 0
    private let storage = EventStorage()
    /// Where the next event goes, if `count` is not at a piece's beginning.
    @exclusivity(unchecked) private var next: UnsafeMutablePointer<RecordedEvent>?

    @inline(__always)
    func append(_ event: RecordedEvent) {
        let place = count & EventStorage.mask == 0 ? storage.addPiece() : next.unsafelyUnwrapped
        place.initialize(to: event)
        next = place + 1
        count += 1
    }

    @inline(__always)
    func content(of index: Int) -> BlockContent {
        storage[index].content
    }

    /// Notes what the allocation that event `index` made holds.
    @inline(__always)
    func setContent(_ content: BlockContent, of index: Int) {
        storage.pieces[index >> EventStorage.shift][index & EventStorage.mask].content = content
    }

    /// The events so far. Nothing may be written afterwards.
    func finish() -> EventList {
        EventList(storage, count: count)
    }
}
