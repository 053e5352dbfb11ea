// A stand-in for the part of the C stack that a native function uses: its last few allocations.
// Why, and what native code must hold besides: Sources/MicroPython/README.md, "Roots".

import BlockHeap

/// The last 24 blocks that the running native function allocated. A collection that starts inside an allocation keeps them.
struct RecentAllocations {
    static let capacity = 24
    private var addresses: InlineArray<24, Address> = .init(repeating: 0)
    private var next = 0
    private(set) var count = 0

    @inline(__always) mutating func append(_ address: Address) {
        addresses[next] = address
        next = next + 1 == Self.capacity ? 0 : next + 1
        if count < Self.capacity { count += 1 }
    }

    /// Forgets them: the next operation of the virtual machine begins.
    @inline(__always) mutating func removeAll() { count = 0 }

    func forEach(_ body: (Address) -> Void) {
        for index in 0..<count {
            body(addresses[(next + Self.capacity - 1 - index) % Self.capacity])
        }
    }
}
