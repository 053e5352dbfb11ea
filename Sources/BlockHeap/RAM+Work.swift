/// Work: how many bytes have been moved or looked through, for who limits what a program may cost.
///
/// What moves runs of bytes counts them itself. Code that goes through memory word by word, as often as the memory's contents say, adds
/// what it has done.
extension RAM {
    @inlinable @inline(__always)
    public func addWork(_ bytes: Int) { record.pointee.work &+= bytes }

    /// Bytes of work since the last `takeWork`.
    @inlinable @inline(__always)
    public var work: Int { record.pointee.work }

    public func takeWork() -> Int {
        defer { record.pointee.work = 0 }
        return record.pointee.work
    }
}
