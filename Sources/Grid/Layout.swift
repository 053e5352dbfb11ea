// Dividing a rectangle among parts that stand one below, or one beside, the other.
//
// Each part first gets the least that it wants, in their order, as long as there is any. What is left lets parts grow up to their most,
// one after the other in the order that is given; and what is left then is shared by the parts that fill.

/// How many rows or columns a part wants.
public enum Room: Hashable, Sendable {
    case fixed(Int)
    /// From the least on, up to the most.
    case between(Int, Int)
    /// At least so many, and a share of what nobody else wants.
    case min(Int)
    /// What nobody else wants.
    case fill
    /// So many parts of all there is.
    case share(Int, of: Int)

    /// Divides a length. The sum is never more than the length, and all of it where a part fills.
    /// - Parameter order: the parts that grow, the most important first; as they stand where nothing is said.
    public static func divide(_ length: Int, _ rooms: [Room], growing order: [Int]? = nil) -> [Int] {
        var left = max(0, length)
        var sizes = rooms.map { room -> Int in
            let wanted = switch room {
            case .fixed(let count), .min(let count), .between(let count, _): count
            case .fill: 0
            case .share(let parts, let whole): length * parts / max(1, whole)
            }
            let given = Swift.min(max(0, wanted), left)
            left -= given
            return given
        }
        for index in order ?? Array(rooms.indices) {
            guard case .between(_, let most) = rooms[index] else { continue }
            let more = Swift.min(max(0, most - sizes[index]), left)
            sizes[index] += more
            left -= more
        }
        var filling = rooms.indices.filter { if case .fill = rooms[$0] { true } else if case .min = rooms[$0] { true } else { false } }[...]
        while let index = filling.popFirst() {
            let more = (left + filling.count) / (filling.count + 1)
            sizes[index] += more
            left -= more
        }
        return sizes
    }
}

extension Rect {
    /// Parts one below the other.
    public func rows(_ rooms: Room..., growing order: [Int]? = nil) -> [Rect] {
        var row = row
        return Room.divide(rows, rooms, growing: order).map { size in
            defer { row += size }
            return Rect(column: column, row: row, columns: columns, rows: size)
        }
    }

    /// Parts one beside the other.
    public func columns(_ rooms: Room..., growing order: [Int]? = nil) -> [Rect] {
        var column = column
        return Room.divide(columns, rooms, growing: order).map { size in
            defer { column += size }
            return Rect(column: column, row: row, columns: size, rows: rows)
        }
    }
}
