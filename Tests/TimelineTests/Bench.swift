import BlockHeap
import MicroPython

@testable import Timeline

/// Where the program would be.
private final class Here {
    var place = SourcePlace(line: 1)
}

/// A heap that is recorded while a test plays with it.
final class RecordedHeap {
    let heap: Heap
    let observer: RecordingObserver
    private let here = Here()
    var place: SourcePlace {
        get { here.place }
        set { here.place = newValue }
    }
    /// Blocks that the next collection keeps.
    var roots: [Int] = []
    /// Words that count as the addresses of types.
    static let types: [Address: ObjectSignature] = [
        0x11: ObjectSignature(.string, part: (12, .characters)), 0x22: ObjectSignature(.list, part: (12, .items)),
        0x33: ObjectSignature(.tuple), 0x44: ObjectSignature(.array, part: (12, .elements)),
    ]

    init(blocks: Int) {
        var size: Address = 66
        while (HeapLayout(start: 0x2000_0000, end: 0x2000_0000 + size)?.blockCount ?? 0) < blocks { size += 16 }
        let heap = Heap(ram: RAM(base: 0x2000_0000, size: Int(size) + 64), start: 0x2000_0000, end: 0x2000_0000 + size)
        self.heap = heap
        observer = RecordingObserver(
            heap: heap, place: { [here] in here.place }, signatures: RecordedHeap.types)
        heap.observer = observer
        heap.rootScanner = { [unowned self] heap in
            for block in roots { heap.markRoot(heap.address(ofBlock: block)) }
        }
    }

    @discardableResult
    func allocate(_ bytes: Int, line: Int? = nil) -> Int? {
        if let line { place.line = UInt16(line) }
        let address = heap.allocate(bytes)
        return address == 0 ? nil : heap.block(at: address)
    }

    func free(_ block: Int) {
        heap.free(heap.address(ofBlock: block))
    }

    @discardableResult
    func resize(_ block: Int, to bytes: Int, allowMove: Bool = true) -> Int? {
        let address = heap.reallocate(heap.address(ofBlock: block), to: bytes, allowMove: allowMove)
        return address == 0 ? nil : heap.block(at: address)
    }

    func store(_ word: UInt32, in block: Int, at index: Int = 0) {
        heap.ram.store32(heap.address(ofBlock: block) + Address(index * 4), word)
    }

    var finished: Recording {
        observer.finish(heap: heap, functions: [FunctionName(name: "<module>", file: "main.py")], mainFile: "main.py")
    }

    func history() -> History {
        History(finished)
    }
}

extension BlockMap {
    /// `"HTTH··HT"`.
    var drawing: String {
        String(
            (0..<blockCount).map { block -> Character in
                switch kind(of: block) {
                case .free: "·"
                case .head, .mark: "H"
                case .tail: "T"
                }
            })
    }

    /// A map from a drawing.
    init(_ drawing: String) {
        self.init(blockCount: drawing.count)
        var head = 0
        for (block, symbol) in drawing.enumerated() {
            switch symbol {
            case "H":
                head = block
                place(head: block, count: 1)
            case "T": place(head: head, count: block - head + 1)
            default: break
            }
        }
    }
}

/// A small generator, so that a failing run can be repeated.
struct Dice {
    var state: UInt64

    mutating func roll(_ sides: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int((state >> 33) % UInt64(sides))
    }
}
