/// Several observers of one heap, told one after the other.
public final class ObserverGroup: HeapObserver {
    private let observers: [HeapObserver]

    public init(_ observers: [HeapObserver]) {
        self.observers = observers
        super.init()
        wantsMarks = observers.contains(where: \.wantsMarks)
    }

    public override func heap(_ heap: Heap, did event: HeapEvent) {
        for observer in observers { observer.heap(heap, did: event) }
    }

    public override func heap(_ heap: Heap, allocated bytes: Int, block: Int, count: Int, finaliser: Bool) {
        for observer in observers { observer.heap(heap, allocated: bytes, block: block, count: count, finaliser: finaliser) }
    }

    public override func heap(_ heap: Heap, swept block: Int, count: Int) {
        for observer in observers { observer.heap(heap, swept: block, count: count) }
    }
}
