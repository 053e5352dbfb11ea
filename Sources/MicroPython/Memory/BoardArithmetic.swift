// Arithmetic of the board's processor, in this module: what is computed from words in RAM wraps, as in C.
//
// A program can damage its own objects (see `MemoryFault`), and then an address, a length or a number in RAM is any word at all. The sum of
// two such words must be a wrong address, which the window turns into a fault, and never the end of picoheap. So `+`, `-` and `*` on
// `UInt32`, and conversions to the small integers that RAM holds, mean here what they mean in MicroPython's own source. `Int` stays
// checked: 64 bits hold every sum of lengths. Where a Python number must not wrap the code asks first, as the C code does.

import BlockHeap

extension UInt32 {
    @inline(__always) static func + (left: UInt32, right: UInt32) -> UInt32 { left &+ right }
    @inline(__always) static func - (left: UInt32, right: UInt32) -> UInt32 { left &- right }
    @inline(__always) static func * (left: UInt32, right: UInt32) -> UInt32 { left &* right }
    @inline(__always) static func += (left: inout UInt32, right: UInt32) { left = left &+ right }
    @inline(__always) static func -= (left: inout UInt32, right: UInt32) { left = left &- right }
    @inline(__always) static func *= (left: inout UInt32, right: UInt32) { left = left &* right }
    @inline(__always) init(_ value: Int) { self.init(truncatingIfNeeded: value) }
}

extension UInt16 {
    @inline(__always) init(_ value: Int) { self.init(truncatingIfNeeded: value) }
    @inline(__always) init(_ value: UInt32) { self.init(truncatingIfNeeded: value) }
}

extension UInt8 {
    @inline(__always) init(_ value: Int) { self.init(truncatingIfNeeded: value) }
    @inline(__always) init(_ value: UInt32) { self.init(truncatingIfNeeded: value) }
}

extension Int32 {
    @inline(__always) init(_ value: Int) { self.init(truncatingIfNeeded: value) }
}
