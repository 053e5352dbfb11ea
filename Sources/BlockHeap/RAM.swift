/// A place in the board's memory. 32 bits wide, as on the RP2040 and RP2350.
public typealias Address = UInt32

/// One flat window of a 32-bit address space, `[base, base + size)`, little end first.
///
/// The board's ROM image, statics, heap and C stack all lie in it, at the addresses that they have on the board, so that a
/// word read back from it means what it means there. It starts zero-filled.
///
///     base                                                     base + size
///     |  ROM image  |  statics  |  heap: table, pool  |  C stack  |
///
/// Every access is checked against the window by one comparison. One outside of it is a `MemoryFault`: the core stops there. Code that
/// follows an address which a sound program could have made up asks `isValid` first. Unaligned access is allowed.
///
/// A copy is a view of the same memory, free of reference counts: an access is a comparison and a move. Whoever made the window ends it
/// with `deallocate`, after the last access by any copy.
@frozen
public struct RAM: @unchecked Sendable {
    /// The lowest address of the window.
    public let base: Address
    /// Bytes in the window.
    public let size: Int
    @usableFromInline let memory: UnsafeMutableRawPointer
    @usableFromInline let record: UnsafeMutablePointer<WindowRecord>

    /// A zero-filled window of `size` bytes at `base`; it must end at or below 2^32.
    public init(base: Address, size: Int) {
        precondition(size > 0 && Int(base) + size <= 1 << 32, "the window must lie inside 32 bits")
        self.base = base
        self.size = size
        memory = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 16)
        memory.initializeMemory(as: UInt8.self, repeating: 0, count: size)
        record = .allocate(capacity: 1)
        record.initialize(to: WindowRecord())
    }

    /// Gives the memory back to the host.
    public func deallocate() {
        memory.deallocate()
        record.deinitialize(count: 1)
        record.deallocate()
    }

    /// Whether the `count` bytes at `address` lie inside the window.
    @inlinable
    public func isValid(_ address: Address, count: Int) -> Bool {
        address >= base && count >= 0 && Int(address &- base) <= size - count
    }

    /// The host's pointer to `count` bytes at `address`, for a read or a write; outside the window the core stops.
    @inlinable @inline(__always)
    func readable(_ address: Address, count: Int) -> UnsafeMutableRawPointer {
        let offset = Int(address &- base)
        guard _fastPath(offset <= size &- count) else { fault(address, .read) }
        return memory + offset
    }

    @inlinable @inline(__always)
    func writable(_ address: Address, count: Int) -> UnsafeMutableRawPointer {
        let offset = Int(address &- base)
        guard _fastPath(offset <= size &- count) else { fault(address, .write) }
        return memory + offset
    }
}
