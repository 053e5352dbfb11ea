/// The same memory, counted from the base of its window: for a loop whose places stay inside the window.
///
///     address   base + 0    base + 4         base + size          below the base
///     offset         0           4                size            2^32 - distance: beyond the end of any window
///
/// An access by address subtracts the base before it compares. Where places are kept as offsets that is done once, and an access is the
/// comparison and the move. The check is the same one: sums of offsets wrap as sums of addresses do.
@frozen
public struct RAMOffsets {
    @usableFromInline let ram: RAM

    @inlinable @inline(__always)
    init(_ ram: RAM) { self.ram = ram }

    /// The offset of `address`, which may be any at all.
    @inlinable @inline(__always)
    public func offset(of address: Address) -> UInt32 { address &- ram.base }

    /// The address at `offset`.
    @inlinable @inline(__always)
    public func address(_ offset: UInt32) -> Address { offset &+ ram.base }

    @inlinable @inline(__always)
    func place(_ offset: UInt32, count: Int, _ access: MemoryFault.Access) -> UnsafeMutableRawPointer {
        guard _fastPath(Int(offset) <= ram.size &- count) else { ram.fault(address(offset), access) }
        return ram.memory + Int(offset)
    }

    @inlinable @inline(__always)
    public func load8(_ offset: UInt32) -> UInt8 {
        place(offset, count: 1, .read).load(as: UInt8.self)
    }

    @inlinable @inline(__always)
    public func load16(_ offset: UInt32) -> UInt16 {
        UInt16(littleEndian: place(offset, count: 2, .read).loadUnaligned(as: UInt16.self))
    }

    @inlinable @inline(__always)
    public func load32(_ offset: UInt32) -> UInt32 {
        UInt32(littleEndian: place(offset, count: 4, .read).loadUnaligned(as: UInt32.self))
    }

    @inlinable @inline(__always)
    public func store32(_ offset: UInt32, _ value: UInt32) {
        place(offset, count: 4, .write).storeBytes(of: value.littleEndian, as: UInt32.self)
    }
}

extension RAM {
    /// This memory by offsets.
    @inlinable @inline(__always)
    public var offsets: RAMOffsets { RAMOffsets(self) }
}
