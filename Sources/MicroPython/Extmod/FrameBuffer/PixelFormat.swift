// How the pixels of a frame buffer lie in its bytes. extmod/modframebuf.c.
//
//     MONO_VLSB   a byte is 8 pixels down a column, the uppermost in bit 0
//     MONO_HLSB   a byte is 8 pixels along a row, the leftmost in bit 7;  MONO_HMSB: in bit 0
//     GS2_HMSB    4 pixels in a byte, the leftmost in bits 0-1
//     GS4_HMSB    2 pixels in a byte, the leftmost in bits 4-7
//     GS8         a byte is a pixel;  RGB565: 16 bits, low byte first

import BlockHeap

enum PixelFormat: UInt8 {
    case monoVLSB, rgb565, gs4HMSB, monoHLSB, monoHMSB, gs2HMSB, gs8

    var bitsPerPixel: Int {
        switch self {
        case .monoVLSB, .monoHLSB, .monoHMSB: 1
        case .gs2HMSB: 2
        case .gs4HMSB: 4
        case .gs8: 8
        case .rgb565: 16
        }
    }

    /// Rows are padded to a multiple of this many pixels.
    var rowUnit: Int {
        switch self {
        case .monoHLSB, .monoHMSB: 8
        case .gs2HMSB: 4
        case .gs4HMSB: 2
        case .monoVLSB, .gs8, .rgb565: 1
        }
    }

    /// Bytes that a picture needs: the last row is not padded to the stride.
    func byteCount(width: Int, height: Int, stride: Int) -> Int {
        let rows = self == .monoVLSB ? (height + 7) & ~7 : height
        let full = self == .monoVLSB ? rows - 8 : height - 1
        return (full * stride + (rows - full) * padded(width)) * bitsPerPixel / 8
    }

    func padded(_ pixels: Int) -> Int { (pixels + rowUnit - 1) & ~(rowUnit - 1) }
}
