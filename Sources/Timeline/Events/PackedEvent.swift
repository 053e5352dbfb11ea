// An event in 8 bytes, as recordings keep it: page after page of memory is what recording costs most.
//
//     63  60 59    56 55 54   52 51   50     49 48 47   32 31   16 15    0
//     slack  content  -  phase   turn detail kind  place   count   block        kind 0 allocated, 1 freed, 2 swept
//                                            3                     index        3: the event is in the list of others, whole
//
// What was asked for is count * 16 - slack. The place (line and function) is a number in the list's places.

import BlockHeap

/// A recorded event, packed; or the number of one that does not fit.
struct PackedEvent {
    private(set) var word: UInt64

    private static let freed: UInt64 = 1 << 48
    private static let swept: UInt64 = 2 << 48
    private static let other: UInt64 = 3 << 48
    private static let turn: UInt64 = 1 << 51

    /// The bits that all events of one place and phase have in common.
    @inline(__always)
    static func shared(place: UInt16, phase: RunPhase) -> UInt64 {
        UInt64(place) &<< 32 | UInt64(phase.rawValue) &<< 52
    }

    /// An allocation as heaps make them: `bytes` fill `count` blocks but for less than one.
    @inline(__always)
    init(allocated bytes: Int, block: Int, count: Int, finaliser: Bool, beginsTurn: Bool, shared: UInt64) {
        let slack = UInt64(truncatingIfNeeded: count &* Heap.blockSize &- bytes)
        word = shared | UInt64(truncatingIfNeeded: block) | UInt64(truncatingIfNeeded: count) &<< 16
            | (finaliser ? 1 &<< 50 : 0) | (beginsTurn ? PackedEvent.turn : 0) | slack &<< 60
    }

    /// The end of an allocation: freed or swept.
    @inline(__always)
    init(isSwept: Bool, block: Int, count: Int, beginsTurn: Bool, shared: UInt64) {
        word = shared | UInt64(truncatingIfNeeded: block) | UInt64(truncatingIfNeeded: count) &<< 16
            | (isSwept ? PackedEvent.swept : PackedEvent.freed) | (beginsTurn ? PackedEvent.turn : 0)
    }

    /// The event, if it is of a kind that fits and its fields are what the heap makes them.
    init?(_ event: RecordedEvent, place: UInt16) {
        guard event.block <= UInt32(UInt16.max), event.target == 0, event.targetCount == 0, event.detail <= 1, !event.isLocked else {
            return nil
        }
        let shared = PackedEvent.shared(place: place, phase: event.phase)
        switch event.kind {
        case .allocated:
            guard event.blocksAsked == Int(event.count), event.bytes > 0 else { return nil }
            self.init(
                allocated: Int(event.bytes), block: Int(event.block), count: Int(event.count), finaliser: event.detail == 1,
                beginsTurn: event.beginsTurn, shared: shared)
        case .freed, .swept:
            guard event.bytes == 0, event.detail == 0 else { return nil }
            self.init(
                isSwept: event.kind == .swept, block: Int(event.block), count: Int(event.count), beginsTurn: event.beginsTurn,
                shared: shared)
        default: return nil
        }
        content = event.content
    }

    /// Stands for number `index` of the events that do not fit.
    init(other index: Int) {
        word = PackedEvent.other | UInt64(UInt32(truncatingIfNeeded: index))
    }

    /// The number of the event among those that do not fit.
    @inline(__always)
    var otherIndex: Int? {
        word & PackedEvent.other == PackedEvent.other ? Int(UInt32(truncatingIfNeeded: word)) : nil
    }

    @inline(__always) var isAllocated: Bool { word & PackedEvent.other == 0 }
    @inline(__always) var isSwept: Bool { word & PackedEvent.other == PackedEvent.swept }
    @inline(__always) var block: Int { Int(word & 0xffff) }
    @inline(__always) var count: Int { Int(word &>> 16 & 0xffff) }
    @inline(__always) var place: Int { Int(word &>> 32 & 0xffff) }
    @inline(__always) var slack: UInt8 { UInt8(truncatingIfNeeded: word &>> 60) }

    @inline(__always)
    var content: BlockContent {
        get { BlockContent(rawValue: UInt8(truncatingIfNeeded: word &>> 56) & 15) ?? .other }
        set { word = word & ~(15 &<< 56) | UInt64(newValue.rawValue) &<< 56 }
    }

    /// The event again; it must be one that fits.
    func event(_ places: UnsafeBufferPointer<PackedPlace>) -> RecordedEvent {
        var event = RecordedEvent(kind: isAllocated ? .allocated : isSwept ? .swept : .freed)
        event.block = UInt32(truncatingIfNeeded: block)
        event.count = UInt16(truncatingIfNeeded: count)
        if isAllocated { event.bytes = UInt32(truncatingIfNeeded: count * Heap.blockSize - Int(slack)) }
        event.line = places[place].line
        event.function = places[place].function
        event.detail = UInt8(truncatingIfNeeded: word &>> 50) & 1
        event.flags = UInt8(truncatingIfNeeded: word &>> 52) & 7
        event.beginsTurn = word & PackedEvent.turn != 0
        event.content = content
        return event
    }
}

/// Line and function of an event.
struct PackedPlace: Hashable {
    var line: UInt16 = 0
    var function: UInt16 = 0
}

/// Gives places their numbers while events are written.
struct PlaceNumbers {
    private(set) var places: ContiguousArray<PackedPlace> = []
    private var numbers: [PackedPlace: UInt16] = [:]
    /// Places asked for lately.
    private var recent: InlineArray<64, UInt16> = .init(repeating: 0)

    init() {
        places.append(PackedPlace())
        numbers[PackedPlace()] = 0
    }

    /// No place has a line beyond this one.
    var lastLine: Int {
        places.count > Int(UInt16.max) ? Int(UInt16.max) : places.reduce(0) { max($0, Int($1.line)) }
    }

    /// The number of `place`; `nil` when there are 65,536 others.
    @inline(__always)
    mutating func number(of place: PackedPlace) -> UInt16? {
        let known = recent[Int(place.line & 63)]
        return places[Int(known)] == place ? known : find(place)
    }

    @inline(never)
    private mutating func find(_ place: PackedPlace) -> UInt16? {
        let number = numbers[place] ?? UInt16(exactly: places.count)
        guard let number else { return nil }
        if Int(number) == places.count {
            places.append(place)
            numbers[place] = number
        }
        recent[Int(place.line & 63)] = number
        return number
    }
}
