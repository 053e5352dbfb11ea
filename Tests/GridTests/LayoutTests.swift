import Grid
import Testing

@Suite struct LayoutTests {
    @Test("Parts get their least in their order, grow in the order of their weight, and the rest is filled", arguments: [
        (10, [Room.fixed(3), .fill, .fixed(2)], nil, [3, 5, 2]),
        (4, [.fixed(3), .fill, .fixed(2)], nil, [3, 0, 1]),
        (10, [.between(1, 3), .between(1, 4), .fixed(2)], nil, [3, 4, 2]),
        (7, [.between(1, 3), .between(1, 4), .fixed(2)], [1, 0], [1, 4, 2]),
        (9, [.min(1), .min(3), .fixed(2)], nil, [3, 4, 2]),
        (9, [.fill, .fill], nil, [5, 4]),
        (10, [.share(2, of: 5), .fill], nil, [4, 6]),
        (0, [.fixed(1), .fill], nil, [0, 0]), (-3, [.fixed(1)], nil, [0]),
    ] as [(Int, [Room], [Int]?, [Int])])
    func divide(_ length: Int, _ rooms: [Room], _ order: [Int]?, _ sizes: [Int]) {
        #expect(Room.divide(length, rooms, growing: order) == sizes)
    }

    @Test("Rows and columns stand one after the other inside the rectangle")
    func rects() {
        let rect = Rect(column: 2, row: 1, columns: 20, rows: 9)
        let rows = rect.rows(.fixed(2), .fill, .fixed(1))
        #expect(rows.map(\.row) == [1, 3, 9] && rows.map(\.rows) == [2, 6, 1] && rows.allSatisfy { $0.columns == 20 && $0.column == 2 })
        let columns = rect.columns(.fill, .fixed(5))
        #expect(columns.map(\.column) == [2, 17] && columns.map(\.columns) == [15, 5])
    }
}
