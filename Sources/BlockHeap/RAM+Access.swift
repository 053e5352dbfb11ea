/// Loads and stores of 8, 16 and 32 bits.
extension RAM {
    @inlinable @inline(__always)
    public func load8(_ address: Address) -> UInt8 {
        readable(address, count: 1).load(as: UInt8.self)
    }

    @inlinable @inline(__always)
    public func load16(_ address: Address) -> UInt16 {
        UInt16(littleEndian: readable(address, count: 2).loadUnaligned(as: UInt16.self))
    }

    @inlinable @inline(__always)
    public func load32(_ address: Address) -> UInt32 {
        UInt32(littleEndian: readable(address, count: 4).loadUnaligned(as: UInt32.self))
    }

    @inlinable @inline(__always)
    public func store8(_ address: Address, _ value: UInt8) {
        writable(address, count: 1).storeBytes(of: value, as: UInt8.self)
    }

    @inlinable @inline(__always)
    public func store16(_ address: Address, _ value: UInt16) {
        writable(address, count: 2).storeBytes(of: value.littleEndian, as: UInt16.self)
    }

    @inlinable @inline(__always)
    public func store32(_ address: Address, _ value: UInt32) {
        writable(address, count: 4).storeBytes(of: value.littleEndian, as: UInt32.self)
    }
}

extension RAM {
    /// The host's pointer to the `count` bytes of a record, checked once for all of its fields: none may lie beyond them. It is good as
    /// long as the window is.
    @inlinable @inline(__always)
    public func pointer(to address: Address, count: Int) -> UnsafeMutableRawPointer {
        writable(address, count: count)
    }
}

/// Whole runs of bytes. `count` may be 0, and then the address is not looked at.
extension RAM {
    /// memmove: the two runs may overlap.
    @inlinable
    public func copy(from source: Address, to destination: Address, count: Int) {
        guard count > 0 else { return }
        addWork(count)
        writable(destination, count: count).copyMemory(from: readable(source, count: count), byteCount: count)
    }

    /// memset.
    @inlinable
    public func fill(_ address: Address, count: Int, with byte: UInt8 = 0) {
        guard count > 0 else { return }
        addWork(count)
        writable(address, count: count).initializeMemory(as: UInt8.self, repeating: byte, count: count)
    }

    /// A copy of `count` bytes.
    public func bytes(_ address: Address, count: Int) -> [UInt8] {
        addWork(count)
        return withBytes(address, count: count) { [UInt8]($0) }
    }

    /// Writes `bytes` from `address` upwards.
    public func store(_ bytes: some Collection<UInt8>, at address: Address) {
        let count = bytes.count
        guard count > 0 else { return }
        addWork(count)
        let room = UnsafeMutableRawBufferPointer(start: writable(address, count: count), count: count)
        room.copyBytes(from: bytes)
    }

    /// A read-only view of `count` bytes, good only while `body` runs.
    @inlinable
    public func withBytes<Result>(
        _ address: Address, count: Int, _ body: (UnsafeRawBufferPointer) throws -> Result
    ) rethrows -> Result {
        guard count > 0 else { return try body(UnsafeRawBufferPointer(start: nil, count: 0)) }
        return try body(UnsafeRawBufferPointer(start: readable(address, count: count), count: count))
    }
}
