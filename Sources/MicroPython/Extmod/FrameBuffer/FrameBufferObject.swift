// FrameBuffer: a picture in somebody else's bytes. extmod/modframebuf.c.
//
//     +0 type   +4 the object whose bytes they are   +8 address of the bytes   +12 width | height << 16
//     +16 stride | format << 16     20 bytes
//
// Invariant: the bytes held the whole picture when the object was made. They are not asked for again: when their owner moves them,
// the picture stays where it was, as on the board.

import BlockHeap

/// A frame buffer in RAM. Coordinates are in pixels, from the upper left corner.
struct FrameBufferObject {
    let ram: RAM
    let pixels: Address
    let width, height, stride: Int
    let format: PixelFormat
    static let byteCount = 20
    static let largestSide = 0xffff

    init(_ vm: VM, _ object: Obj) {
        // What was drawn before is noticed now.
        vm.noteWork(0)
        ram = vm.ram
        pixels = ram.load32(object.address + 8)
        width = Int(ram.load16(object.address + 12))
        height = Int(ram.load16(object.address + 14))
        stride = Int(ram.load16(object.address + 16))
        guard let format = PixelFormat(rawValue: ram.load8(object.address + 18)) else { ram.fault(object.address + 18, .read) }
        self.format = format
    }

    /// Whether the pixel is in the picture.
    @inline(__always) func holds(_ x: Int, _ y: Int) -> Bool { x >= 0 && x < width && y >= 0 && y < height }

    /// The byte that a pixel lies in, the bits of it and how far they are shifted; two bytes for 16 bits.
    @inline(__always) private func place(_ x: Int, _ y: Int) -> (byte: Address, shift: UInt32, mask: UInt32) {
        let index = x + y * stride
        let (offset, shift, mask): (Int, Int, UInt32) =
            switch format {
            case .monoVLSB: ((y >> 3) * stride + x, y & 7, 1)
            case .monoHLSB: (index >> 3, 7 - x & 7, 1)
            case .monoHMSB: (index >> 3, x & 7, 1)
            case .gs2HMSB: (index >> 2, (x & 3) << 1, 3)
            case .gs4HMSB: (index >> 1, x & 1 == 0 ? 4 : 0, 15)
            case .gs8: (index, 0, 0xff)
            case .rgb565: (index * 2, 0, 0xffff)
            }
        return (pixels &+ UInt32(truncatingIfNeeded: offset), UInt32(shift), mask)
    }

    /// Sets a pixel of the picture. Where a pixel is one bit every colour but 0 is 1; else the colour is cut.
    func set(_ x: Int, _ y: Int, _ colour: UInt32) {
        let (byte, shift, mask) = place(x, y)
        if format == .rgb565 { return ram.store16(byte, UInt16(truncatingIfNeeded: colour)) }
        let value = mask == 1 ? (colour != 0 ? 1 : 0) : colour & mask
        ram.store8(byte, UInt8(truncatingIfNeeded: UInt32(ram.load8(byte)) & ~(mask << shift) | value << shift))
    }

    func setChecked(_ x: Int, _ y: Int, _ colour: UInt32) {
        if holds(x, y) { set(x, y, colour) }
    }

    /// A pixel's colour. 0 for a place that is no memory: a palette may be asked for colours far behind its end.
    func get(_ x: Int, _ y: Int) -> UInt32 {
        let (byte, shift, mask) = place(x, y)
        if !ram.isValid(byte, count: 2) { return 0 }
        if format == .rgb565 { return UInt32(ram.load16(byte)) }
        return UInt32(ram.load8(byte)) >> shift & mask
    }

    /// Fills what of a rectangle is in the picture.
    func fill(_ x: Int, _ y: Int, _ width: Int, _ height: Int, _ colour: UInt32) {
        if width < 1 || height < 1 { return }
        let (left, right) = (max(x, 0), min(self.width, x + width))
        let (top, bottom) = (max(y, 0), min(self.height, y + height))
        if left >= right || top >= bottom { return }
        ram.addWork(8 * (right - left) * (bottom - top))
        for row in top..<bottom {
            for column in left..<right { set(column, row, colour) }
        }
    }
}

extension FrameBufferObject {
    /// The frame buffer that an object is, or that it was derived from; `nil` when it is none.
    static func of(_ vm: VM, _ object: Obj) -> FrameBufferObject? {
        if vm.isPointer(object, to: .framebuffer) { return FrameBufferObject(vm, object) }
        guard object.isPointer, vm.isSubclass(Obj(vm.typeAddress(object)), TypeID.framebuffer.obj) else { return nil }
        let native = vm.obj(object.address + 16)
        return vm.isPointer(native, to: .framebuffer) ? FrameBufferObject(vm, native) : nil
    }

    /// A frame buffer over the bytes of `args[0]`. Raises ValueError when they are too few for the picture.
    static func make(_ vm: VM, _ type: Obj, _ args: Args) throws(PythonError) -> Obj {
        try vm.checkArguments(args, 4, 5)
        let (width, height) = try (vm.integer(args[1]), vm.integer(args[2]))
        let code = try vm.integer(args[3])
        let stride = try args.optional(4).map { stride throws(PythonError) in try vm.integer(stride) } ?? width
        return try make(vm, type, args[0], width, height, code, stride: stride)
    }

    static func make(
        _ vm: VM, _ type: Obj, _ owner: Obj, _ width: Int, _ height: Int, _ code: Int, stride: Int
    ) throws(PythonError) -> Obj {
        let sides = 1...FrameBufferObject.largestSide
        if !sides.contains(width) || !sides.contains(height) || !(width...sides.upperBound).contains(stride) { throw vm.error(.valueError) }
        guard let format = UInt8(exactly: code).flatMap(PixelFormat.init) else { throw vm.error(.valueError, "invalid format") }
        let stride = format.padded(stride)
        let bytes = try vm.buffer(owner, .write)
        // The board counts with 32 bits here; a picture of more than that would pass its check.
        if format.byteCount(width: width, height: height, stride: stride) > bytes.count { throw vm.error(.valueError) }
        let object = try vm.allocate(FrameBufferObject.byteCount)
        vm.setWord(object, type.address)
        vm.setObj(object + 4, owner)
        vm.setWord(object + 8, bytes.address)
        vm.ram.store16(object + 12, UInt16(width))
        vm.ram.store16(object + 14, UInt16(height))
        vm.ram.store16(object + 16, UInt16(truncatingIfNeeded: stride))
        vm.ram.store8(object + 18, format.rawValue)
        return Obj(object)
    }
}
