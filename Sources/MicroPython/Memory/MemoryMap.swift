// Where things lie in the 32-bit address space: one window of RAM and ROM, so that a word is checked by one comparison.
// ports/rp2/memmap_mp_rp2350.ld.
//
//     0x1FF00000  ROM   types, then built-in functions, tables, texts, frozen code
//     0x20000000  RAM   static data (root pointers first), the heap (from the board's start), the C stack
//     0x20082000  end

import BlockHeap

/// The fixed addresses of every board. What differs between boards is in `Board`.
public enum MemoryMap {
    public static let romStart: Address = 0x1FF0_0000
    public static let typesStart: Address = romStart
    public static let ramStart: Address = 0x2000_0000
    public static let end: Address = 0x2008_2000
    /// The root pointers (`mp_state_ctx` from `dict_locals` on), at the start of the static data.
    public static let rootsStart: Address = ramStart + 0x400
    /// The state of the module random, 16 bytes of static data that no collection scans.
    public static let randomState: Address = ramStart + 0x3f0
    /// Objects that are lent for one call lie from here, see `VM.lend`.
    public static let lentStart: Address = ramStart
    public static let lentEnd: Address = randomState
    /// Words of native code are told from addresses of data by lying here; the board's flash is at this address too.
    public static let codeStart: Address = 0x1000_0000
}
