// A run on a board held against the same run on the machine: line by line, then block by block. And why they differ, as far as is known.

import BlockHeap
import MicroPython
import Text
import Timeline

/// The first line that differs.
public struct LineDifference: Equatable, Sendable {
    /// From 1.
    public var number: Int
    /// nil where the output is over before it.
    public var board: String?
    public var machine: String?
    /// Lines that differ in all.
    public var count: Int
    /// They differ in digits alone.
    public var isOfNumbers: Bool
}

/// Where two maps of the same size differ.
public struct BlockDifference: Equatable, Sendable {
    public var firstBlock: Int
    public var count: Int
    public var blockCount: Int
    /// What stands at the first.
    public var board: String
    public var machine: String
    /// Blocks that are in use on the board, less those on the machine.
    public var moreUsed: Int

    /// nil where the maps are the same.
    public init?(_ board: BlockMap, _ machine: BlockMap) {
        func isSame(_ block: Int) -> Bool { board.letter(of: block) == machine.letter(of: block) }
        let blocks = 0..<min(board.blockCount, machine.blockCount)
        guard let first = blocks.first(where: { !isSame($0) }) else { return nil }
        firstBlock = first
        count = blocks.count { !isSame($0) }
        blockCount = blocks.count
        self.board = BlockDifference.words(board, first)
        self.machine = BlockDifference.words(machine, first)
        moreUsed = board.usedBlocks - machine.usedBlocks
    }

    private static func words(_ map: BlockMap, _ block: Int) -> String {
        guard let head = map.head(of: block) else { return "nothing" }
        let what = "\(map.content(ofHead: head).name), \(map.count(ofHead: head).counted("block"))"
        return head == block ? what : "more of it: \(what) from \(head.blockOffset)"
    }
}

/// How a board's run and the machine's compare.
public struct Comparison: Sendable {
    /// nil where every line is the same.
    public let lines: LineDifference?
    public let lineCount: Int
    /// Of the maps before the run and after it.
    public let before: Maps
    public let after: Maps
    /// The machine's run did not come to its end, so nothing is compared.
    public let isIncomplete: Bool
    let identity: BoardIdentity
    let machine: Board
    let beginning: BoardRun.Beginning
    let source: String

    public enum Maps: Equatable, Sendable {
        case same(blocks: Int)
        case differ(BlockDifference)
        case otherSize(board: Int, machine: Int)
        /// One of them could not be had.
        case unknown

        init(_ board: BoardMap?, _ machine: BoardMap?) {
            guard let board = board?.areas.first, let machine = machine?.areas.first else {
                self = .unknown
                return
            }
            if board.blockCount != machine.blockCount {
                self = .otherSize(board: board.blockCount, machine: machine.blockCount)
            } else {
                self = BlockDifference(board, machine).map(Maps.differ) ?? .same(blocks: board.blockCount)
            }
        }
    }

    public init(
        _ board: BoardRun, _ machine: BoardRun, identity: BoardIdentity, counterpart: Board, beginning: BoardRun.Beginning, source: [UInt8]
    ) {
        let theirs = Comparison.lines(board.answer), ours = Comparison.lines(machine.answer)
        lineCount = theirs.count
        lines = Comparison.difference(theirs, ours)
        before = Maps(board.before, machine.before)
        after = Maps(board.after, machine.after)
        isIncomplete = !machine.isOver
        self.identity = identity
        self.machine = counterpart
        self.beginning = beginning
        self.source = String(decoding: source, as: UTF8.self)
    }

    /// Runs the program on the machine that is like the board, and holds the board's run against that. nil where no machine is like it.
    public static func compare(
        _ run: BoardRun, of identity: BoardIdentity, beginning: BoardRun.Beginning, source: [UInt8]
    ) -> (comparison: Comparison, machine: BoardRun)? {
        guard let counterpart = identity.counterpart else { return nil }
        let machine = BoardRun(source, on: counterpart, beginning: beginning)
        let comparison = Comparison(run, machine, identity: identity, counterpart: counterpart, beginning: beginning, source: source)
        return (comparison, machine)
    }

    /// What is said where nothing can be compared.
    public static let impossible = "not compared: the machine cannot have a heap as this board's is told to be"

    public var isSame: Bool {
        guard !isIncomplete, lines == nil, case .same = after else { return false }
        return true
    }

    private static func lines(_ answer: RawPromptClient.Answer) -> [String] {
        let text = String(decoding: answer.output + answer.error, as: UTF8.self)
        var lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(String.init)
        if lines.last == "" { lines.removeLast() }
        return lines
    }

    private static func difference(_ board: [String], _ machine: [String]) -> LineDifference? {
        let most = max(board.count, machine.count)
        func line(_ lines: [String], _ index: Int) -> String? { index < lines.count ? lines[index] : nil }
        let differing = (0..<most).filter { line(board, $0) != line(machine, $0) }
        guard let first = differing.first else { return nil }
        let isOfNumbers = differing.allSatisfy { index in
            guard let one = line(board, index), let other = line(machine, index) else { return false }
            return one.filter { !$0.isNumber } == other.filter { !$0.isNumber }
        }
        return LineDifference(
            number: first + 1, board: line(board, first), machine: line(machine, first), count: differing.count, isOfNumbers: isOfNumbers)
    }
}
