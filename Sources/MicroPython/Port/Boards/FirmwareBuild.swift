// The builds of the firmware that differ in what the heap sees: one for each board that can be held. ports/rp2/boards/*/mpconfigboard.*.

import BlockHeap

/// A microcontroller of the rp2 port.
public enum Chip: Sendable {
    case rp2040, rp2350
}

/// A firmware as it was built for one board.
public struct FirmwareBuild: Sendable, Equatable {
    /// The board definition's name: `RPI_PICO2_W`. One name, one ROM.
    let name: String
    let chip: Chip
    let hasWiFi: Bool
    /// `sys.implementation._machine`, `os.uname().machine`, and the prompt's banner.
    public let machineName: String
    /// `sys.implementation._mpy`: which .mpy files the board takes.
    let mpyVersion: Int
    /// Bytes of flash that the board has.
    let flashBytes: Int
    /// Blocks of 4,096 bytes at the flash's end that are for files.
    let fileBlocks: Int
    /// A word of the real C stack keeps the record of the main script's compiled code (16 bytes) alive while it runs; on the RP2040 the
    /// compiler left none.
    let keepsModuleRawCode: Bool

    /// The board without its chip: `Raspberry Pi Pico 2 W`.
    var model: String { machineName.firstRange(of: " with ").map { String(machineName[..<$0.lowerBound]) } ?? machineName }

    /// Where the part for files begins in the flash.
    var filesStart: Int { flashBytes - fileBytes }
    /// Bytes of the part for files.
    var fileBytes: Int { fileBlocks * FlashStore.blockSize }

    /// Whether a ROM string with these words behind it (`wifi`, `no-wifi`, `rp2350`) is in the firmware.
    func has(_ conditions: [Substring]) -> Bool {
        conditions.allSatisfy { condition in
            switch condition {
            case "wifi": hasWiFi
            case "no-wifi": !hasWiFi
            default: chip == .rp2350
            }
        }
    }
}
