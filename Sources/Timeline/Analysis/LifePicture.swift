// A whole run in one picture: address up, time along, each life a rectangle. Holes are what stays empty.
//
//     0x6c240 ┌───────────────────────┐
//             │         ▄▄▄▄▄▄▄▄▄▄▄▄▄▄│ <- a block that stays in the middle of what is free, and when it came there
//             │   ▄ ▄ ▄  ▄▄   ▄       │
//     0x00000 │▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄│
//             └───────────────────────┘ time

import BlockHeap

/// The part of a run that a picture shows.
public struct LifeWindow: Equatable, Sendable {
    /// Positions of the run.
    public var positions: Range<Int>
    public var blocks: Range<Int>

    public init(positions: Range<Int>, blocks: Range<Int>) {
        self.positions = positions
        self.blocks = blocks
    }

    /// From where the script's own first line runs to the end, and the blocks that are used in that time.
    public init(_ history: History, _ lives: [Life]) {
        let start = min(history.opening, max(0, history.count - 1))
        let used = lives.lazy.filter { $0.death > start }.map { $0.block + $0.count }.max() ?? history.blockCount
        self.init(positions: start..<max(history.count, start + 1), blocks: 0..<max(used, 1))
    }
}

/// The picture as cells, the lowest addresses in the last row.
public struct LifePicture: Equatable, Sendable {
    /// A rectangle of blocks and positions.
    public struct Cell: Equatable, Sendable {
        /// The content that takes most of it; `nil` where all is free.
        public var content: BlockContent?
        /// How much of it is used, 0...1.
        public var fullness: Float
        /// The line of the script that made what takes most of it; 0 where none did.
        public var line: Int
    }

    public let window: LifeWindow
    public let columns: Int
    public let rows: Int
    /// Row after row, the highest addresses first.
    public let cells: [Cell]

    public init(_ lives: [Life], window: LifeWindow, columns: Int, rows: Int) {
        self.window = window
        self.columns = columns
        self.rows = rows
        var canvas = Canvas(window, columns: columns, rows: rows)
        for life in lives { canvas.take(life) }
        cells = canvas.cells
    }

    public subscript(column: Int, row: Int) -> Cell { cells[row * columns + column] }

    /// The position of the run at the left edge of a column, the first block of a row.
    public func position(ofColumn column: Int) -> Int { window.positions.lowerBound + column * window.positions.count / max(1, columns) }
    public func block(ofRow row: Int) -> Int { window.blocks.lowerBound + (rows - 1 - row) * window.blocks.count / max(1, rows) }
}

/// Adds up what of each cell is used, and for which life's sake.
private struct Canvas {
    let window: LifeWindow
    let columns: Int
    let rows: Int
    /// By cell: area that is used; the largest share of one life so far, and whose it is.
    private var used: [Float]
    private var most: [Float]
    private var content: [UInt8]
    private var line: [UInt16]
    private let acrossScale: Double
    private let upScale: Double

    init(_ window: LifeWindow, columns: Int, rows: Int) {
        (self.window, self.columns, self.rows) = (window, columns, rows)
        let count = columns * rows
        used = Array(repeating: 0, count: count)
        most = Array(repeating: 0, count: count)
        content = Array(repeating: 0, count: count)
        line = Array(repeating: 0, count: count)
        acrossScale = Double(columns) / Double(max(1, window.positions.count))
        upScale = Double(rows) / Double(max(1, window.blocks.count))
    }

    mutating func take(_ life: Life) {
        let left = max(0, Double(life.birth - window.positions.lowerBound) * acrossScale)
        let right = life.death == Life.endless
            ? Double(columns) : min(Double(columns), Double(life.death - window.positions.lowerBound) * acrossScale)
        let low = max(0, Double(life.block - window.blocks.lowerBound) * upScale)
        let high = min(Double(rows), Double(life.block + life.count - window.blocks.lowerBound) * upScale)
        guard right > left, high > low else { return }
        for up in Int(low)...min(rows - 1, Int(high.nextDown)) {
            let height = min(high, Double(up + 1)) - max(low, Double(up))
            let first = (rows - 1 - up) * columns
            for across in Int(left)...min(columns - 1, Int(right.nextDown)) {
                let width = min(right, Double(across + 1)) - max(left, Double(across))
                add(Float(width * height), first + across, life)
            }
        }
    }

    private mutating func add(_ area: Float, _ cell: Int, _ life: Life) {
        used[cell] += area
        guard area > most[cell] else { return }
        most[cell] = area
        content[cell] = life.content.rawValue
        line[cell] = life.maker.line
    }

    var cells: [LifePicture.Cell] {
        used.indices.map { cell in
            LifePicture.Cell(
                content: used[cell] > 0 ? BlockContent(rawValue: content[cell]) ?? .other : nil, fullness: min(1, used[cell]),
                line: Int(line[cell]))
        }
    }
}
