// An interned string, by number. py/qstr.h.
//
// Numbers 0..<romCount name strings of the firmware: first those of `StaticQstr`, then the others in byte order.
// Numbers from romCount on are interned at run time: their pools and characters lie on the heap and are never freed.

/// The number of an interned string (`qstr`). Two equal numbers are two equal strings.
public struct Qstr: Equatable, Hashable, Sendable {
    public var id: UInt32

    @inlinable @inline(__always) public init(_ id: UInt32) { self.id = id }
    @inlinable @inline(__always) public init(_ name: StaticQstr) { id = name.rawValue }

    public static let null = Qstr(0)
    public static let empty = Qstr(.empty)
}
