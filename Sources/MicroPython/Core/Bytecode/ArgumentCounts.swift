// How many arguments a call passes, as its instruction says. py/emitbc.c, py/vm.c.
//
//     argument of CALL_*:  keywords << 8 | positional

struct ArgumentCounts {
    private let word: UInt32

    @inline(__always) init(_ word: UInt32) { self.word = word }

    @inline(__always) var positional: UInt32 { word & 0xff }
    @inline(__always) var keywords: UInt32 { word >> 8 & 0xff }
    /// Stack slots that the arguments take: a keyword's name has one beside its value's.
    @inline(__always) var slots: UInt32 { positional &+ 2 &* keywords }
}
