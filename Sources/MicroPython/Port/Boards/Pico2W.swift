// The Raspberry Pi Pico 2 W. ports/rp2/boards/RPI_PICO2_W.

extension FirmwareBuild {
    static let pico2W = FirmwareBuild(
        name: "RPI_PICO2_W", chip: .rp2350, hasWiFi: true, machineName: "Raspberry Pi Pico 2 W with RP2350",
        mpyVersion: 0x1f06, flashBytes: 4 << 20, fileBlocks: 640, keepsModuleRawCode: true)
}

extension Board {
    /// Heap figures: read off the linker map of the firmware (see Sources/MicroPython/README.md, "Boards and boot").
    static let pico2W = Board(
        name: "pico2w", summary: "Raspberry Pi Pico 2 W", firmware: .pico2W, heapStart: 0x2001_04f4,
        heapBytes: 453_388, boot: .flash, stackTop: 0x2008_2000, stackBytes: 12_032,
        stackCost: .rp2350(boot: 200))
}
