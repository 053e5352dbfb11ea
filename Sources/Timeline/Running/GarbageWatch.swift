// Finds out, while a program runs, when an allocation becomes garbage: the events do not tell, because on the board nothing happens then.

import BlockHeap

/// An allocation that no root reaches any more. No collection has freed it yet, so it still counts as used.
public struct GarbageNote: Equatable, Sendable {
    /// How many events had happened when it was found.
    public var position: Int
    public var head: Int
    public var count: Int
    /// The event that made it.
    public var birth: Int
}

/// Looks at the heap whenever the program has come to another line, and notes what has become unreachable since.
///
/// A look marks the whole live heap (some 10 microseconds where little is alive, 500 where a board is full), so runs that are only drawn go
/// without, and after `mostLooks`, or looks at `mostBlocks` in all, it stops: `stoppedAt` says so.
final class GarbageWatch {
    /// Enough for every program that somebody wants to be told line by line.
    static let mostLooks = 200_000
    static let mostBlocks = 500_000_000

    private(set) var notes: [GarbageNote] = []
    /// The last event that it has watched, if it has stopped.
    private(set) var stoppedAt: Int?
    /// Who counts the events and knows what made an allocation.
    weak var observer: RecordingObserver?
    private let heap: Heap
    /// By block: the birth of the garbage that is known to begin there.
    private var known: [UInt32]
    private var looks = 0, blocks = 0
    private var place = SourcePlace()

    init(_ heap: Heap) {
        self.heap = heap
        known = Array(repeating: .max, count: heap.blockCount)
    }

    /// The same places, with a look whenever another one is found.
    func watched(_ find: @escaping () -> SourcePlace) -> () -> SourcePlace {
        { [self] in
            let now = find()
            if now != place {
                place = now
                look()
            }
            return now
        }
    }

    /// Notes what nothing reaches now, but for what the event that is just being told has made: nobody can hold that yet.
    private func look() {
        guard let observer else { return }
        guard looks < GarbageWatch.mostLooks, blocks < GarbageWatch.mostBlocks else {
            stoppedAt = stoppedAt ?? observer.position
            return
        }
        looks += 1
        blocks += heap.lastUsedBlock + 1
        for head in heap.unreachableHeads() {
            let birth = observer.birth(ofHead: head)
            guard birth != .max, known[head] != birth, Int(birth) < observer.position else { continue }
            known[head] = birth
            notes.append(
                GarbageNote(position: observer.position, head: head, count: heap.count(ofHead: head), birth: Int(birth)))
        }
    }
}
