// The Raspberry Pi Pico. ports/rp2/boards/RPI_PICO.

extension FirmwareBuild {
    static let pico = FirmwareBuild(
        name: "RPI_PICO", chip: .rp2040, hasWiFi: false, machineName: "Raspberry Pi Pico with RP2040",
        mpyVersion: 0x1306, flashBytes: 2 << 20, fileBlocks: 352, keepsModuleRawCode: false)
}

extension Board {
    /// Heap figures: read off the linker map of the firmware (see Sources/MicroPython/README.md, "Boards and boot").
    static let pico = Board(
        name: "pico", summary: "Raspberry Pi Pico", firmware: .pico, heapStart: 0x2000_59c0,
        heapBytes: 239_168, boot: .flash, stackTop: 0x2004_2000, stackBytes: 7_936,
        stackCost: .rp2040(boot: 224))
}
