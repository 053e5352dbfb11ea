import BlockHeap
import Testing

/// A small heap at a round address, drawn and compared as `"HTTH··HT"`.
struct Sketch {
    let heap: Heap
    /// Words that `rootScanner` hands over.
    final class Roots {
        var words: [UInt32] = []
    }
    let roots = Roots()

    init(blocks: Int) {
        // The smallest piece of RAM that has room for that many blocks.
        var size: Address = 66
        while (HeapLayout(start: 0x2000_0000, end: 0x2000_0000 + size)?.blockCount ?? 0) < blocks { size += 1 }
        let ram = RAM(base: 0x2000_0000, size: Int(size) + 64)
        heap = Heap(ram: ram, start: 0x2000_0000, end: 0x2000_0000 + size)
        heap.rootScanner = { [roots] heap in
            for word in roots.words { heap.markRoot(word) }
        }
    }

    /// Allocates `count` blocks and returns the first one's number, `nil` if there was none.
    @discardableResult
    func allocate(_ count: Int, withFinaliser: Bool = false) -> Int? {
        let address = heap.allocate(count * 16, withFinaliser: withFinaliser)
        return address == 0 ? nil : heap.block(at: address)
    }

    func free(_ block: Int) {
        heap.free(heap.address(ofBlock: block))
    }

    @discardableResult
    func resize(_ block: Int, to count: Int, allowMove: Bool = true) -> Int? {
        let address = heap.reallocate(heap.address(ofBlock: block), to: count * 16, allowMove: allowMove)
        return address == 0 ? nil : heap.block(at: address)
    }

    func root(_ blocks: Int...) {
        roots.words += blocks.map(heap.address(ofBlock:))
    }

    /// Makes word `word` of block `block` point to block `target`.
    func point(_ block: Int, _ word: Int = 0, to target: Int) {
        heap.ram.store32(heap.address(ofBlock: block) + Address(word * 4), heap.address(ofBlock: target))
    }

    var drawing: String {
        heap.drawing
    }
}

extension Heap {
    var drawing: String {
        String(
            (0..<blockCount).map { block -> Character in
                switch kind(ofBlock: block) {
                case .free: "·"
                case .head: "H"
                case .tail: "T"
                case .mark: "M"
                }
            })
    }
}

/// Keeps every event it is told.
final class EventLog: HeapObserver {
    var events: [HeapEvent] = []
    var lines: [String] { events.compactMap(\.traceLine) }

    override func heap(_ heap: Heap, did event: HeapEvent) {
        events.append(event)
    }
}
