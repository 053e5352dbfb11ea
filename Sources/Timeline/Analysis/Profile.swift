// Who uses the heap: what each line, function, file or type asked for, and what of it stays.

import BlockHeap

/// By what a profile's rows are told apart.
public enum ProfileKey: String, Sendable, CaseIterable {
    case line, function, file, type
}

/// What one line, function, file or type did in the whole run. Bytes are those of whole blocks.
public struct ProfileRow: Equatable, Sendable {
    public var name: String
    /// The line of the script's own file that the row is about; `nil` where it is about none, or more.
    public var line: Int?
    public var allocations = 0
    /// Handed out in all, growth in place included.
    public var bytes = 0
    /// Of that, in use when the most was.
    public var liveAtPeak = 0
    public var liveAtEnd = 0
    /// Allocations that were gone before they had lived through a collection.
    public var diedYoung = 0
}

/// The rows of a run, those that handed out the most bytes first.
public struct Profile: Sendable {
    public let key: ProfileKey
    public let rows: [ProfileRow]
    public let total: ProfileRow

    /// - Parameter fromPowerOn: counts the boot too, which is the same in all runs of a board.
    public init(_ history: History, by key: ProfileKey, fromPowerOn: Bool = false) {
        let start = fromPowerOn ? 0 : history.bootEnd ?? 0
        self.init(history, history.lives().lazy.filter { $0.birth >= start }, by: key)
    }

    init(_ history: History, _ lives: some Sequence<Life>, by key: ProfileKey) {
        var total = ProfileRow(name: "all")
        var numbers: [RowKey: Int] = [:]
        var rows: [ProfileRow] = []
        for life in lives {
            let rowKey = RowKey(life, by: key)
            let number = numbers[rowKey] ?? rows.count
            if number == rows.count {
                numbers[rowKey] = number
                rows.append(history.row(for: life, by: key))
            }
            let isYoung = history.diedYoung(life)
            rows[number].count(life, history, isYoung: isYoung)
            total.count(life, history, isYoung: isYoung)
        }
        self.key = key
        self.total = total
        // The same names by several functions of one name, or several events without a line, are one row.
        self.rows = Profile.joined(rows).sorted { ($1.bytes, $0.name) < ($0.bytes, $1.name) }
    }

    private static func joined(_ rows: [ProfileRow]) -> [ProfileRow] {
        var joined: [String: ProfileRow] = [:]
        for row in rows {
            if joined[row.name] == nil { joined[row.name] = row } else { joined[row.name]?.add(row) }
        }
        return Array(joined.values)
    }
}

/// What lives of one row have in common, cheap to compare.
private struct RowKey: Hashable {
    var first: Int
    var second: Int

    init(_ life: Life, by key: ProfileKey) {
        let maker = life.maker
        switch key {
        case .line: (first, second) = (Int(maker.line) << 3 | Int(maker.phase.rawValue), Int(maker.function))
        case .function, .file: (first, second) = (maker.line > 0 ? -1 : Int(maker.phase.rawValue), Int(maker.function))
        case .type: (first, second) = (Int(life.content.rawValue), 0)
        }
    }
}

extension ProfileRow {
    fileprivate mutating func count(_ life: Life, _ history: History, isYoung: Bool) {
        let size = life.count * Heap.blockSize
        allocations += life.formerCount == 0 ? 1 : 0
        bytes += life.newBlocks * Heap.blockSize
        if life.isAlive(at: history.peak.position) { liveAtPeak += size }
        if life.death == Life.endless { liveAtEnd += size }
        if isYoung { diedYoung += 1 }
    }

    fileprivate mutating func add(_ other: ProfileRow) {
        allocations += other.allocations
        bytes += other.bytes
        liveAtPeak += other.liveAtPeak
        liveAtEnd += other.liveAtEnd
        diedYoung += other.diedYoung
    }
}

extension History {
    fileprivate func row(for life: Life, by key: ProfileKey) -> ProfileRow {
        let place = placeName(of: life.maker)
        let bare = place.isEmpty ? "outside of Python" : place
        let function = life.maker.line > 0 ? function(of: life.maker) : nil
        switch key {
        case .line: return ProfileRow(name: bare, line: scriptLine(of: life.maker))
        case .function: return ProfileRow(name: function.map { "\($0.name) (\($0.file))" } ?? bare)
        case .file: return ProfileRow(name: function?.file ?? bare)
        case .type: return ProfileRow(name: life.content.name)
        }
    }
}
