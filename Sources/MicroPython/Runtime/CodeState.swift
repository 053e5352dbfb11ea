// The frame of a running Python function (`mp_code_state_t`, py/bc.h), on the simulated C stack or, when large, on the heap.
//
//     +0 fun_bc   +4 ip   +8 sp   +12 exc_sp_idx (16 bits) | n_state (16 bits)   +16 old_globals
//     +20 state: n_state words, the last local first in memory order of py/bc.c; then the exception stack, 12 bytes an entry

import Heap

/// Reads a code state.
enum CodeState {
    static let headerBytes: UInt32 = 20

    /// Words of the whole code state, exception stack included: what a collection scans.
    static func wordCount(_ machine: Machine, at address: Address) -> Int {
        fatalError("not written yet")
    }
}
