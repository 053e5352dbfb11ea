// What every Python value is: one 32-bit word. py/obj.h, object representation A.
//
//     ...........................xxx1   small integer, 31 bits
//     ...........................x010   qstr: an interned string, by number
//     ...........................x110   immediate object: None, False, True
//     ...........................xx00   address of an object in RAM or ROM; its first word is its type

import BlockHeap

/// A Python value as MicroPython holds it (`mp_obj_t`): an integer, an interned string, an immediate object or an address.
public struct Obj: Equatable, Hashable, Sendable {
    public var word: UInt32

    @inlinable @inline(__always) public init(word: UInt32) { self.word = word }
    /// The object at `address`, which is a multiple of 4.
    @inlinable @inline(__always) public init(_ address: Address) { word = address }
    /// `value` lies in `Obj.smallIntegers`.
    @inlinable @inline(__always) public init(smallInteger value: Int) {
        word = UInt32(truncatingIfNeeded: value) << 1 | 1
    }
    @inlinable @inline(__always) public init(_ qstr: Qstr) { word = qstr.id << 3 | 2 }
    @inlinable @inline(__always) public init(_ truth: Bool) { self = truth ? .true : .false }

    /// No object: the end of an iteration, an empty slot, an unsupported operation.
    public static let null = Obj(word: 0)
    /// Marks a deleted slot, a missing argument, and "load" in a subscript or attribute request.
    public static let sentinel = Obj(word: 4)
    public static let none = Obj(word: 0 << 3 | 6)
    public static let `false` = Obj(word: 1 << 3 | 6)
    public static let `true` = Obj(word: 3 << 3 | 6)
    /// The end of an iteration (`MP_OBJ_STOP_ITERATION`): the same word as `null`.
    public static let stopIteration = Obj.null

    /// The range of integers that need no block.
    public static let smallIntegers = -(1 << 30)...((1 << 30) - 1)

    @inlinable @inline(__always) public var isSmallInteger: Bool { word & 1 != 0 }
    @inlinable @inline(__always) public var isQstr: Bool { word & 7 == 2 }
    @inlinable @inline(__always) public var isImmediate: Bool { word & 7 == 6 }
    @inlinable @inline(__always) public var isPointer: Bool { word & 3 == 0 }
    @inlinable @inline(__always) public var isNull: Bool { word == 0 }

    /// The integer; only where `isSmallInteger`.
    @inlinable @inline(__always) public var smallInteger: Int { Int(Int32(bitPattern: word) >> 1) }
    /// The interned string; only where `isQstr`.
    @inlinable @inline(__always) public var qstr: Qstr { Qstr(word >> 3) }
    /// The address; only where `isPointer`.
    @inlinable @inline(__always) public var address: Address { word }
}
