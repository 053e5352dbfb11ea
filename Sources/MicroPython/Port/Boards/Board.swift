// The boards: where the heap lies, what runs before the script, how large the C stack is. ports/rp2/main.c, ports/rp2/memmap_mp_*.ld.

import BlockHeap

/// A board that a script can run on.
public struct Board: Sendable, Equatable {
    /// What happens between power-on and the script.
    public enum Boot: Sendable {
        /// The rp2 port's boot with the Wi-Fi network list (`ports/rp2/main.c`), then the script as `main.py` from the file system.
        case picoW
        /// The same without the network list.
        case pico
        /// None: the script comes from `<stdin>`.
        case plain
        /// None, and the script is frozen: compiled beforehand, its code in ROM.
        case frozen
    }

    public let name: String
    public let summary: String
    /// First byte given to `gc_init`.
    public let heapStart: Address
    /// Bytes given to `gc_init`.
    public var heapBytes: Int
    public let boot: Boot
    /// The C stack grows down from here.
    public let stackTop: Address
    /// Bytes of C stack before "maximum recursion depth exceeded".
    public let stackBytes: Int
}

extension Board {
    /// Heap figures: read off the linker maps of the firmware (see Sources/MicroPython/README.md, "Boards and boot").
    public static let all: [Board] = [
        Board(
            name: "pico2w", summary: "Raspberry Pi Pico 2 W",
            heapStart: 0x2001_04f4, heapBytes: 453_388, boot: .picoW, stackTop: 0x2008_2000, stackBytes: 12_032),
        Board(
            name: "pico2", summary: "Raspberry Pi Pico 2",
            heapStart: 0x2000_5534, heapBytes: 498_380, boot: .pico, stackTop: 0x2008_2000, stackBytes: 12_032),
        Board(
            name: "picow", summary: "Raspberry Pi Pico W",
            heapStart: 0x2001_0a60, heapBytes: 193_952, boot: .picoW, stackTop: 0x2004_2000, stackBytes: 7_936),
        Board(
            name: "pico", summary: "Raspberry Pi Pico",
            heapStart: 0x2000_59c0, heapBytes: 239_168, boot: .pico, stackTop: 0x2004_2000, stackBytes: 7_936),
        Board(
            name: "handout", summary: "the handout's memory size with the Pico 2 W's boot",
            heapStart: 0x2001_0000, heapBytes: 216_672, boot: .picoW, stackTop: 0x2008_2000, stackBytes: 12_032),
        Board(
            name: "plain", summary: "the handout's memory size, no boot",
            heapStart: 0x2001_0000, heapBytes: 216_672, boot: .plain, stackTop: 0x2008_2000, stackBytes: 12_032),
        Board(
            name: "lab-4k", summary: "256 blocks, the script frozen in ROM",
            heapStart: 0x2001_0000, heapBytes: 4_208, boot: .frozen, stackTop: 0x2008_2000, stackBytes: 12_032),
        Board(
            name: "lab-16k", summary: "1,024 blocks, the script frozen in ROM",
            heapStart: 0x2001_0000, heapBytes: 16_784, boot: .frozen, stackTop: 0x2008_2000, stackBytes: 12_032),
    ]

    public static func named(_ name: String) -> Board? { all.first { $0.name == name } }
}
