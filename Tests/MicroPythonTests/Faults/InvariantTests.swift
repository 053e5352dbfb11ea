import Foundation
import BlockHeap
import Testing

@testable import MicroPython

/// Checks the heap's invariants after every event outside of a collection, and keeps the first that does not hold.
private final class InvariantObserver: HeapObserver {
    var fault: (position: Int, fault: HeapFault)?
    var checked = 0
    private var position = 0
    private var isCollecting = false

    override func heap(_ heap: Heap, did event: HeapEvent) {
        position += 1
        switch event {
        case .collectionStarted: isCollecting = true
        case .collectionEnded: isCollecting = false
        default: break
        }
        guard !isCollecting, fault == nil else { return }
        checked += 1
        do throws(HeapFault) { try heap.checkInvariants() } catch { fault = (position, error) }
    }
}

@Suite("The heap's invariants after every event")
struct InvariantTests {
    private func observe(
        _ source: [UInt8], board: String, threshold: Int = .max, _ prepare: (VM) -> Void = { _ in }
    ) -> InvariantObserver {
        let vm = VM(board: .named(board)!)
        let observer = InvariantObserver()
        vm.heap.observer = observer
        vm.heap.allocThreshold = threshold
        vm.stepsLeft = 3_000
        prepare(vm)
        _ = vm.run(source)
        vm.heap.observer = nil
        return observer
    }

    @Test("They hold in every program", arguments: Programs.all)
    func programs(_ name: String) throws {
        for threshold in [Int.max, 20] {
            let observer = observe(try Programs.source(name), board: "plain", threshold: threshold)
            #expect(observer.fault == nil, "after event \(observer.fault?.position ?? 0): \(observer.fault?.fault.description ?? "")")
            #expect(observer.checked > 20)
        }
    }

    @Test(
        "They hold in the recordings' scripts, and on a heap of 1,024 blocks that is full most of the time",
        arguments: ["plain", "lab-16k"])
    func recordings(_ board: String) throws {
        for name in Recordings.scripts {
            let observer = observe(try Recordings.script(name), board: board)
            #expect(observer.fault == nil, "\(name), event \(observer.fault?.position ?? 0): \(observer.fault?.fault.description ?? "")")
        }
    }

    @Test("A table that is damaged in the middle of a run is noticed at the next event")
    func noticed() {
        let observer = observe(Array("for i in range(50): [i]".utf8), board: "plain") { vm in
            vm.stepsBetweenLooks = 1
            var looks = 0
            vm.isCancelled = { [unowned vm] in
                looks += 1
                // The last four blocks of the heap: a tail that follows no head.
                let end = vm.heap.layout.start + Address(vm.heap.layout.allocationTableByteCount)
                if looks == 20 { vm.ram.store8(end - 1, 0b10_00_00_00) }
                return false
            }
        }
        #expect(observer.fault != nil)
    }
}
