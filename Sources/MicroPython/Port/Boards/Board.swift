// The boards: where the heap lies, what runs before the script, how large the C stack is. ports/rp2/main.c, ports/rp2/memmap_mp_*.ld.

import BlockHeap

/// A board that a script can run on.
public struct Board: Sendable, Equatable {
    /// What happens between power-on and the script.
    public enum Boot: Sendable {
        /// The rp2 port's boot (`ports/rp2/main.c`), then the script as `main.py` from the flash.
        case flash
        /// None: the script comes from `<stdin>`.
        case plain
        /// None, and the script is frozen: compiled beforehand, its code in ROM.
        case frozen
    }

    public let name: String
    public let summary: String
    public let firmware: FirmwareBuild
    /// First byte given to `gc_init`.
    public let heapStart: Address
    /// Bytes given to `gc_init`.
    public var heapBytes: Int
    public let boot: Boot
    /// The C stack grows down from here.
    public let stackTop: Address
    /// Bytes of C stack before "maximum recursion depth exceeded".
    public let stackBytes: Int
    /// What calls take of it.
    public var stackCost: StackCost
}

extension Board {
    /// The four that can be held, then those that are made for teaching; these run the Pico 2 W's firmware.
    public static let all: [Board] = [
        pico2W, pico2, picoW, pico,
        Board(
            name: "handout", summary: "the handout's memory size with the Pico 2 W's boot", firmware: .pico2W,
            heapStart: 0x2001_0000, heapBytes: 216_672, boot: .flash, stackTop: 0x2008_2000, stackBytes: 12_032,
            stackCost: pico2W.stackCost),
        Board(
            name: "plain", summary: "the handout's memory size, no boot", firmware: .pico2W,
            heapStart: 0x2001_0000, heapBytes: 216_672, boot: .plain, stackTop: 0x2008_2000, stackBytes: 12_032,
            stackCost: pico2W.stackCost),
        Board(
            name: "lab-4k", summary: "256 blocks, the script frozen in ROM", firmware: .pico2W,
            heapStart: 0x2001_0000, heapBytes: 4_208, boot: .frozen, stackTop: 0x2008_2000, stackBytes: 12_032,
            stackCost: pico2W.stackCost),
        Board(
            name: "lab-16k", summary: "1,024 blocks, the script frozen in ROM", firmware: .pico2W,
            heapStart: 0x2001_0000, heapBytes: 16_784, boot: .frozen, stackTop: 0x2008_2000, stackBytes: 12_032,
            stackCost: pico2W.stackCost),
    ]

    public static func named(_ name: String) -> Board? { all.first { $0.name == name } }
}
