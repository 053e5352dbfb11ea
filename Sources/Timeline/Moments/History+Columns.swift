// The run as the columns of a curve. A column has the least and the most of all its positions, never a sample.

import BlockHeap

/// Some neighbouring positions of a run.
public struct TimelineColumn: Equatable, Sendable {
    /// The positions that the column stands for.
    public var positions: Range<Int>
    public var leastFree: Int
    public var mostFree: Int
    public var leastHole: Int
    public var mostHole: Int
    /// Blocks handed out by the column's events.
    public var churn: Int
    public var collections: Int
    public var failures: Int
}

extension History {
    /// `columnCount` columns over `range` of positions (by default all), in blocks. Fewer where there are fewer positions.
    public func columns(_ columnCount: Int, over range: ClosedRange<Int>? = nil) -> [TimelineColumn] {
        let range = (range ?? 0...count).clamped(to: 0...count)
        let width = min(max(columnCount, 1), range.count)
        return (0..<width).map { column in
            let first = range.lowerBound + range.count * column / width
            let end = range.lowerBound + range.count * (column + 1) / width
            return self.column(first..<end)
        }
    }

    /// The column of `columnCount` that `position` lies in.
    public func columnIndex(of position: Int, columnCount: Int, over range: ClosedRange<Int>? = nil) -> Int {
        let range = (range ?? 0...count).clamped(to: 0...count)
        let width = min(max(columnCount, 1), range.count)
        let offset = max(0, min(position - range.lowerBound, range.count - 1))
        // The inverse of the division that made the columns.
        return ((offset + 1) * width - 1) / range.count
    }

    private func column(_ positions: Range<Int>) -> TimelineColumn {
        var column = TimelineColumn(
            positions: positions, leastFree: .max, mostFree: 0, leastHole: .max, mostHole: 0, churn: 0, collections: 0,
            failures: 0)
        free.withUnsafeBufferPointer { free in
            hole.withUnsafeBufferPointer { hole in
                for position in positions {
                    column.leastFree = min(column.leastFree, Int(free[position]))
                    column.mostFree = max(column.mostFree, Int(free[position]))
                    column.leastHole = min(column.leastHole, Int(hole[position]))
                    column.mostHole = max(column.mostHole, Int(hole[position]))
                }
            }
        }
        // Position p is brought about by event p - 1.
        let events = max(positions.lowerBound - 1, 0)..<max(positions.upperBound - 1, 0)
        recording.events.forEach(in: events) { _, event in
            switch event.kind {
            case .allocated: column.churn += Int(event.count)
            case .reallocated where event.outcome == .moved: column.churn += Int(event.targetCount)
            case .reallocated where event.outcome == .grew: column.churn += Int(event.targetCount - event.count)
            case .collectionEnded: column.collections += 1
            case .allocationFailed: column.failures += 1
            default: break
            }
        }
        return column
    }
}
