// The Raspberry Pi Pico W. ports/rp2/boards/RPI_PICO_W.

extension FirmwareBuild {
    static let picoW = FirmwareBuild(
        name: "RPI_PICO_W", chip: .rp2040, hasWiFi: true, machineName: "Raspberry Pi Pico W with RP2040",
        mpyVersion: 0x1306, flashBytes: 2 << 20, fileBlocks: 212, keepsModuleRawCode: false)
}

extension Board {
    /// Heap figures: read off the linker map of the firmware (see Sources/MicroPython/README.md, "Boards and boot").
    static let picoW = Board(
        name: "picow", summary: "Raspberry Pi Pico W", firmware: .picoW, heapStart: 0x2001_0a60,
        heapBytes: 193_952, boot: .flash, stackTop: 0x2004_2000, stackBytes: 7_936,
        stackCost: .rp2040(boot: 248))
}
