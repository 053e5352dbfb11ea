// An event in 8 bytes, as recordings keep it: page after page of memory is what recording costs most.
//
//     63  60 59    56 55 54   52 51   50     49 48 47   32 31   16 15    0
//     slack  content  -  phase   turn detail kind  place   count   block        kind 0 allocated, 1 freed, 2 swept
//                                            3                     index        3: the event is in the list of others, whole
//
// What was asked for is count * 16 - slack. The place (line and function) is a number in the list's places.

import Heap

/// A recorded event, packed; or the number of one that does not fit.
struct PackedEvent {
    private(set) var word: UInt64

    private static let turn: UInt64 = 1 << 51
    private static let other: UInt64 = 3 << 48

    /// The event, if it is of a kind that fits and its fields are what the heap makes them.
    @inline(__always)
    init?(_ event: RecordedEvent, place: UInt16) {
        var slack: UInt32 = 0
        let code: UInt64
        switch event.kind {
        case .allocated:
            code = 0
            slack = UInt32(event.count) &* UInt32(Heap.blockSize) &- event.bytes
        case .freed, .swept:
            code = event.kind == .freed ? 1 : 2
            guard event.bytes == 0 else { return nil }
        default: return nil
        }
        guard slack < Heap.blockSize, event.block <= UInt32(UInt16.max), event.target == 0, event.targetCount == 0,
            event.detail <= 1, !event.isLocked
        else { return nil }
        // In two halves, so that no field has to wait for another.
        let low = UInt64(event.block) | UInt64(event.count) &<< 16 | UInt64(place) &<< 32 | code &<< 48
        let high =
            UInt64(event.detail) &<< 50 | UInt64(event.flags & 7) &<< 52 | UInt64(event.content.rawValue) &<< 56
            | UInt64(slack) &<< 60
        word = low | high | (event.beginsTurn ? PackedEvent.turn : 0)
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

    @inline(__always)
    var content: BlockContent {
        get { BlockContent(rawValue: UInt8(truncatingIfNeeded: word &>> 56) & 15) ?? .other }
        set { word = word & ~(15 &<< 56) | UInt64(newValue.rawValue) &<< 56 }
    }

    /// The event again; it must be one that fits.
    @inline(__always)
    func event(_ places: UnsafeBufferPointer<PackedPlace>) -> RecordedEvent {
        let code = word &>> 48 & 3
        var event = RecordedEvent(kind: code == 0 ? .allocated : code == 1 ? .freed : .swept)
        let place = places[Int(word &>> 32 & 0xffff)]
        event.block = UInt32(word & 0xffff)
        event.count = UInt16(truncatingIfNeeded: word &>> 16)
        if code == 0 { event.bytes = UInt32(event.count) &* UInt32(Heap.blockSize) &- UInt32(word &>> 60) }
        event.line = place.line
        event.function = place.function
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
