// How big allocations are, and how long they live, counted by powers of two.

import BlockHeap

/// Counts by size and by length of life.
public struct LifeHistogram: Equatable, Sendable {
    public struct Bar: Equatable, Sendable {
        /// From this many blocks or allocations on, up to twice as many less one.
        public var from: Int
        public var allocations = 0
        public var bytes = 0
    }

    /// By size in blocks when they were made: 1, 2-3, 4-7, ...
    public private(set) var sizes: [Bar] = []
    /// By how many allocations were made while one lived: 0, 1, 2-3, 4-7, ... Only what died is here.
    public private(set) var lifetimes: [Bar] = []
    /// What was alive at the end.
    public private(set) var survivors = Bar(from: 0)

    /// - Parameter lives: by birth, as `History.lives()` gives them.
    public init(_ lives: some RandomAccessCollection<Life>) {
        let births = lives.map(\.birth)
        for life in lives {
            if life.formerCount == 0 { LifeHistogram.count(life, value: life.count, &sizes, hasZero: false) }
            guard !life.goesOn else { continue }
            guard life.death != Life.endless else {
                survivors.allocations += 1
                survivors.bytes += life.count * Heap.blockSize
                continue
            }
            let made = LifeHistogram.count(of: births, below: life.death) - LifeHistogram.count(of: births, below: life.origin + 1)
            LifeHistogram.count(life, value: made, &lifetimes, hasZero: true)
        }
    }

    private static func count(_ life: Life, value: Int, _ bars: inout [Bar], hasZero: Bool) {
        let power = value == 0 ? 0 : Int.bitWidth - value.leadingZeroBitCount
        let index = hasZero ? power : max(0, power - 1)
        while bars.count <= index {
            let next = bars.count - (hasZero ? 1 : 0)
            bars.append(Bar(from: next < 0 ? 0 : 1 << next))
        }
        bars[index].allocations += 1
        bars[index].bytes += life.count * Heap.blockSize
    }

    /// How many of the ascending `numbers` are below `limit`.
    private static func count(of numbers: [Int], below limit: Int) -> Int {
        var low = 0, high = numbers.count
        while low < high {
            let middle = (low + high) / 2
            if numbers[middle] < limit { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
