import Foundation
import BlockHeap
import Testing

/// Heap operations of the real MicroPython v1.24.0, on a 32-bit build with the heap configuration of the rp2 port, replayed here: every
/// block number, every swept block and every figure must come out the same. `Recordings/NAME.trace` has the operations, `NAME.map` the
/// block lines of mem_info(1) at the end.
@Suite struct RecordingTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Recordings")

    static let names: [String] =
        (try? FileManager.default.contentsOfDirectory(atPath: folder.path))?
        .filter { $0.hasSuffix(".trace") }.map { String($0.dropLast(6)) }.sorted() ?? []

    @Test("a recorded run of the real heap is repeated block for block", arguments: names)
    func replay(name: String) throws {
        #expect(!RecordingTests.names.isEmpty)
        let trace = try String(contentsOf: RecordingTests.folder.appending(path: name + ".trace"), encoding: .utf8)
        let map = try String(contentsOf: RecordingTests.folder.appending(path: name + ".map"), encoding: .utf8)
        let replay = Replay(poolStart: RecordingTests.poolStart(map))
        let lines = trace.split(separator: "\n").map { RecordingTests.withoutLine(String($0)) }
        try replay.play(lines)
        try replay.heap.checkInvariants()
        #expect(RecordingTests.headsOnly(map) == replay.heap.info().text + replay.heap.dump { _ in "h" })
    }

    private static func poolStart(_ map: String) -> Address {
        map.firstRange(of: "from ").flatMap { Address(map[$0.upperBound...].prefix { $0.isHexDigit }, radix: 16) } ?? 0
    }

    /// Without the source line that stands last: ` L12`.
    private static func withoutLine(_ line: String) -> String {
        guard let space = line.lastIndex(of: " "), line[line.index(after: space)...].hasPrefix("L") else { return line }
        return String(line[..<space])
    }

    /// A map whose letters for kinds of objects are all `h`.
    private static func headsOnly(_ map: String) -> String {
        map.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            guard let colon = line.firstIndex(of: ":"), line[..<colon].allSatisfy(\.isHexDigit) else { return String(line) }
            return line[...colon] + line[line.index(after: colon)...].map { $0.isLetter ? "h" : String($0) }.joined()
        }.joined(separator: "\n")
    }
}

/// Drives a heap by trace lines, and lets its collections keep what the recorded ones kept.
private final class Replay {
    let heap: Heap
    private let log = EventLog()
    private var live: Set<Int> = []
    /// Heads that the collection to come must not find.
    private var dead: Set<Int> = []

    /// The heap whose pool begins at `poolStart`: the board with the network, or the plain one.
    init(poolStart: Address) {
        let (start, end): (Address, Address) =
            poolStart == 0x2001_2dc0 ? (0x2001_04f4, 0x2007_f000) : (0x2001_0000, 0x2001_0000 + 216_672)
        heap = Heap(ram: RAM(base: 0x2000_0000, size: 0x82000), start: start, end: end)
        heap.observer = log
        heap.rootScanner = { [unowned self] heap in
            for block in live.subtracting(dead).sorted() { heap.markRoot(heap.address(ofBlock: block)) }
        }
    }

    func play(_ lines: [String]) throws {
        var pending: [String] = []  // a collection whose operation has not come yet
        for line in lines {
            switch line.first {
            case "C":
                pending = [line]
                dead = []
                heap.allocThreshold = line == "C threshold" ? heap.allocAmount : .max
            case "S":
                pending.append(line)
                dead.insert(number(line, "b"))
            case "E":
                pending.append(line)
                if pending.first == "C explicit" {
                    heap.collect()
                    try check(pending)
                    pending = []
                }
            default:
                perform(line)
                try check(pending + [line])
                pending = []
                heap.allocThreshold = .max
            }
        }
    }

    private func perform(_ line: String) {
        switch line.first {
        case "A": _ = heap.allocate(number(line, "n"), withFinaliser: number(line, "fl") == 1)
        case "N": _ = heap.allocate(number(line, "n"))
        case "F": heap.free(heap.address(ofBlock: number(line, "b")))
        default:
            let address = heap.address(ofBlock: number(line, "b"))
            _ = heap.reallocate(address, to: number(line, "n"), allowMove: line.first == "R")
        }
    }

    private func check(_ expected: [String]) throws {
        let actual = log.lines
        try #require(actual == expected)
        for event in log.events {
            switch event {
            case .allocated(_, let block, _, _): live.insert(block)
            case .freed(let block, _), .swept(let block, _): live.remove(block)
            case .reallocated(_, let from, _, let to, _, _):
                live.remove(from)
                live.insert(to)
            default: break
            }
        }
        log.events = []
    }

    private func number(_ line: String, _ field: String) -> Int {
        line.firstRange(of: " \(field)=").flatMap { Int(line[$0.upperBound...].prefix(while: \.isNumber)) } ?? -1
    }
}
