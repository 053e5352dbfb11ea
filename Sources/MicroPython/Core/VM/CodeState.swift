// The state of a running Python function (`mp_code_state_t`, py/bc.h), on the C stack, on the heap when it is large, or in a generator.
//
//     +0 fun_bc   +4 ip   +8 sp   +12 n_state (16 bits) | exc_sp_idx (16 bits)   +16 old_globals
//     +20 state: n_state words. The value stack grows up from the first, local variable i is state[n_state - 1 - i]
//     +20 + 4 * n_state: the exception stack, 12 bytes an entry: handler, value sp | 2 for with and finally, exception
//
// Popped slots keep their old values, and a collection scans them all: that is what keeps some dead objects alive on a board.

import BlockHeap

/// A code state in RAM.
struct CodeState: FrameRecord {
    static let byteCount: UInt32 = 20
    /// A state of more bytes than this goes on the heap (VM_MAX_STATE_ON_STACK).
    static let mostBytesOnStack = 44
    static let exceptionEntryBytes: UInt32 = 12

    let address: Address
    let bytes: UnsafeMutableRawPointer

    @inline(__always) init(_ ram: RAM, _ address: Address) {
        self.address = address
        bytes = ram.pointer(to: address, count: Int(CodeState.byteCount))
    }

    @inline(__always) var function: Address { get { self[0] } nonmutating set { self[0] = newValue } }
    /// The instruction that runs, or where to go on after a `yield`; 0 for a generator that is over.
    @inline(__always) var ip: Address { get { self[4] } nonmutating set { self[4] = newValue } }
    /// The address of the topmost value; the slot before the state while the stack is empty.
    @inline(__always) var sp: Address { get { self[8] } nonmutating set { self[8] = newValue } }
    @inline(__always) var stateCount: UInt32 {
        get { UInt32(self[half: 12]) }
        nonmutating set { self[half: 12] = UInt16(truncatingIfNeeded: newValue) }
    }
    /// How many entries of the exception stack are in use; only kept while a generator sleeps.
    @inline(__always) var exceptionIndex: UInt32 {
        get { UInt32(self[half: 14]) }
        nonmutating set { self[half: 14] = UInt16(truncatingIfNeeded: newValue) }
    }
    @inline(__always) var oldGlobals: Address { get { self[16] } nonmutating set { self[16] = newValue } }
    @inline(__always) var state: Address { address &+ CodeState.byteCount }
    /// The exception stack's first entry.
    @inline(__always) var exceptionStack: Address { state &+ 4 &* stateCount }

    /// Words of the whole code state, exception stack included: what a collection scans.
    func wordCount(_ ram: RAM) -> Int {
        var ip = FunctionObject(ram, function).bytecode
        let signature = Signature(ram, &ip)
        return 5 + signature.stateCount + 3 * signature.exceptionCount
    }
}

/// Words on the C stack that a native function uses, `count` from `base` on.
struct StackRange {
    let base: Address
    let count: Int
}
