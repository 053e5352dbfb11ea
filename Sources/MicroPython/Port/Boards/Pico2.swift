// The Raspberry Pi Pico 2. ports/rp2/boards/RPI_PICO2.

extension FirmwareBuild {
    static let pico2 = FirmwareBuild(
        name: "RPI_PICO2", chip: .rp2350, hasWiFi: false, machineName: "Raspberry Pi Pico2 with RP2350",
        mpyVersion: 0x1f06, flashBytes: 4 << 20, fileBlocks: 768, keepsModuleRawCode: true)
}

extension Board {
    /// Heap figures: read off the linker map of the firmware (see Sources/MicroPython/README.md, "Boards and boot").
    static let pico2 = Board(
        name: "pico2", summary: "Raspberry Pi Pico 2", firmware: .pico2, heapStart: 0x2000_5534,
        heapBytes: 498_380, boot: .flash, stackTop: 0x2008_2000, stackBytes: 12_032,
        stackCost: .rp2350(boot: 176))
}
