import Testing

@testable import BlockHeap

@Suite struct ReachTests {
    @Test("what nothing reaches is what the next collection frees, and asking changes nothing") func asking() {
        let ram = RAM(base: 0x2000_0000, size: 4096 + 64)
        let heap = Heap(ram: ram, start: 0x2000_0000, end: 0x2000_1000)
        var addresses: [Address] = []
        for index in 0..<60 { addresses.append(heap.allocate(index % 4 * 16 + 8)) }
        // Every third leads to the one after it; every ninth is a root.
        for index in stride(from: 0, to: 59, by: 3) { ram.store32(addresses[index], addresses[index + 1]) }
        let roots = stride(from: 0, to: 60, by: 9).map { addresses[$0] }
        heap.rootScanner = { heap in for root in roots { heap.markRoot(root) } }
        let before = (0..<heap.blockCount).map(heap.kind(ofBlock:))
        let unreached = heap.unreachableHeads()
        #expect((0..<heap.blockCount).map(heap.kind(ofBlock:)) == before)
        let kept = Set(roots + stride(from: 0, to: 60, by: 9).map { addresses[$0 + 1] })
        #expect(unreached == addresses.filter { !kept.contains($0) }.compactMap(heap.block(at:)).sorted())
        heap.collect()
        #expect(unreached.allSatisfy { heap.kind(ofBlock: $0) == .free })
        #expect(kept.allSatisfy { heap.kind(ofBlock: heap.block(at: $0)!) == .head })
        #expect(heap.unreachableHeads() == [])
    }
}
