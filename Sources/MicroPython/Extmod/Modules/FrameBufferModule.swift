// The module framebuf: pictures for displays. extmod/modframebuf.c.

import BlockHeap

extension ROMBuilder {
    func installFrameBuffer() {
        type(.framebuffer, "FrameBuffer", locals: drawingMethods() + shapeMethods() + pictureMethods()) {
            $0.makeNew = FrameBufferObject.make
            $0.buffer = FrameBufferObject.buffer
        }
        module("framebuf", [
            ("FrameBuffer", TypeID.framebuffer.obj),
            // A name from before there were formats.
            ("FrameBuffer1", function(3, 4, FrameBufferObject.FrameBuffer1)),
            ("MVLSB", constant(.monoVLSB)), ("MONO_VLSB", constant(.monoVLSB)), ("RGB565", constant(.rgb565)),
            ("GS2_HMSB", constant(.gs2HMSB)), ("GS4_HMSB", constant(.gs4HMSB)), ("GS8", constant(.gs8)),
            ("MONO_HLSB", constant(.monoHLSB)), ("MONO_HMSB", constant(.monoHMSB)),
        ])
    }

    private func constant(_ format: PixelFormat) -> Obj { Obj(smallInteger: Int(format.rawValue)) }

    private func drawingMethods() -> [(String, Obj)] {
        [
            ("fill", function2(FrameBufferObject.fill)),
            ("fill_rect", function(6, 6, FrameBufferObject.fillRect)),
            ("pixel", function(3, 4, FrameBufferObject.pixel)),
            ("hline", function(5, 5, FrameBufferObject.hline)),
            ("vline", function(5, 5, FrameBufferObject.vline)),
        ]
    }

    private func shapeMethods() -> [(String, Obj)] {
        [
            ("rect", function(6, 7, FrameBufferObject.rect)),
            ("line", function(6, 6, FrameBufferObject.line)),
            ("ellipse", function(6, 8, FrameBufferObject.ellipse)),
            ("poly", function(5, 6, FrameBufferObject.poly)),
        ]
    }

    private func pictureMethods() -> [(String, Obj)] {
        [
            ("blit", function(4, 6, FrameBufferObject.blit)),
            ("scroll", function3(FrameBufferObject.scroll)),
            ("text", function(4, 5, FrameBufferObject.text)),
        ]
    }
}

extension FrameBufferObject {
    static func buffer(_ vm: VM, _ object: Obj, _ access: BufferAccess) throws(PythonError) -> BufferInfo? {
        try vm.bufferMaybe(vm.obj(object.address + 4), access)
    }

    static func FrameBuffer1(_ vm: VM, _ args: Args) throws(PythonError) -> Obj {
        let (width, height) = try (vm.integer(args[1]), vm.integer(args[2]))
        let stride = try vm.integer(args.optional(3) ?? args[1])
        let format = Int(PixelFormat.monoVLSB.rawValue)
        return try FrameBufferObject.make(vm, TypeID.framebuffer.obj, args[0], width, height, format, stride: stride)
    }

    static func fill(_ vm: VM, _ object: Obj, _ colour: Obj) throws(PythonError) -> Obj {
        let picture = FrameBufferObject(vm, object)
        picture.fill(0, 0, picture.width, picture.height, try FrameBufferObject.colour(vm, colour))
        return .none
    }

    static func fillRect(_ vm: VM, _ args: Args) throws(PythonError) -> Obj {
        let numbers = try FrameBufferObject.numbers(vm, args, 5)
        FrameBufferObject(vm, args[0]).fill(numbers[0], numbers[1], numbers[2], numbers[3], UInt32(truncatingIfNeeded: numbers[4]))
        return .none
    }

    static func pixel(_ vm: VM, _ args: Args) throws(PythonError) -> Obj {
        let picture = FrameBufferObject(vm, args[0])
        let (x, y) = try (vm.integer(args[1]), vm.integer(args[2]))
        if !picture.holds(x, y) { return .none }
        guard let colour = args.optional(3) else { return Obj(smallInteger: Int(picture.get(x, y))) }
        picture.set(x, y, try FrameBufferObject.colour(vm, colour))
        return .none
    }

    static func hline(_ vm: VM, _ args: Args) throws(PythonError) -> Obj {
        let numbers = try FrameBufferObject.numbers(vm, args, 4)
        FrameBufferObject(vm, args[0]).fill(numbers[0], numbers[1], numbers[2], 1, UInt32(truncatingIfNeeded: numbers[3]))
        return .none
    }

    static func vline(_ vm: VM, _ args: Args) throws(PythonError) -> Obj {
        let numbers = try FrameBufferObject.numbers(vm, args, 4)
        FrameBufferObject(vm, args[0]).fill(numbers[0], numbers[1], 1, numbers[2], UInt32(truncatingIfNeeded: numbers[3]))
        return .none
    }

    static func rect(_ vm: VM, _ args: Args) throws(PythonError) -> Obj {
        let numbers = try FrameBufferObject.numbers(vm, args, 5)
        let (x, y, width, height) = (numbers[0], numbers[1], numbers[2], numbers[3])
        let colour = UInt32(truncatingIfNeeded: numbers[4])
        let picture = FrameBufferObject(vm, args[0])
        if let filled = args.optional(6), try vm.isTrue(filled) {
            picture.fill(x, y, width, height, colour)
        } else {
            picture.fill(x, y, width, 1, colour)
            picture.fill(x, y + height - 1, width, 1, colour)
            picture.fill(x, y, 1, height, colour)
            picture.fill(x + width - 1, y, 1, height, colour)
        }
        return .none
    }

    static func line(_ vm: VM, _ args: Args) throws(PythonError) -> Obj {
        let numbers = try FrameBufferObject.numbers(vm, args, 5)
        try FrameBufferObject(vm, args[0]).line(
            vm, numbers[0], numbers[1], numbers[2], numbers[3], UInt32(truncatingIfNeeded: numbers[4]))
        return .none
    }

    static func ellipse(_ vm: VM, _ args: Args) throws(PythonError) -> Obj {
        let numbers = try FrameBufferObject.numbers(vm, args, 5)
        var parts = EllipseParts.all
        let isFilled = try args.optional(6).map { filled throws(PythonError) in try vm.isTrue(filled) } ?? false
        if let quarters = args.optional(7) { parts = EllipseParts(rawValue: try vm.integer(quarters)).intersection(.all) }
        if isFilled { parts.insert(.filled) }
        try FrameBufferObject(vm, args[0]).ellipse(
            vm, numbers[0], numbers[1], Int32(truncatingIfNeeded: numbers[2]), Int32(truncatingIfNeeded: numbers[3]),
            UInt32(truncatingIfNeeded: numbers[4]), parts)
        return .none
    }

    static func poly(_ vm: VM, _ args: Args) throws(PythonError) -> Obj {
        let (x, y) = try (vm.integer(args[1]), vm.integer(args[2]))
        let corners = try Corners(vm, args[3])
        if corners.count == 0 { return .none }
        let colour = try FrameBufferObject.colour(vm, args[4])
        let picture = FrameBufferObject(vm, args[0])
        if let filled = args.optional(5), try vm.isTrue(filled) {
            try picture.fillPolygon(vm, corners, x, y, colour)
        } else {
            try picture.outline(vm, corners, x, y, colour)
        }
        return .none
    }

    static func scroll(_ vm: VM, _ object: Obj, _ x: Obj, _ y: Obj) throws(PythonError) -> Obj {
        FrameBufferObject(vm, object).scroll(try vm.integer(x), try vm.integer(y))
        return .none
    }

    static func text(_ vm: VM, _ args: Args) throws(PythonError) -> Obj {
        let picture = FrameBufferObject(vm, args[0])
        let text = try vm.stringBytes(args[1]).prefix { $0 != 0 }
        var x = try vm.integer(args[2])
        let y = try vm.integer(args[3])
        let colour = try args.optional(4).map { colour throws(PythonError) in try FrameBufferObject.colour(vm, colour) } ?? 1
        vm.noteWork(16 * text.count)
        for character in text {
            if x < picture.width && x + TextFont.cellWidth > 0 { picture.draw(character, x, y, colour) }
            x += TextFont.cellWidth
        }
        return .none
    }

    fileprivate static func colour(_ vm: VM, _ object: Obj) throws(PythonError) -> UInt32 {
        UInt32(truncatingIfNeeded: try vm.integer(object))
    }

    /// The `count` integers behind the object itself.
    fileprivate static func numbers(_ vm: VM, _ args: Args, _ count: Int) throws(PythonError) -> [Int] {
        var numbers: [Int] = []
        for index in 1...count { numbers.append(try vm.integer(args[index])) }
        return numbers
    }

    /// Copies a picture into another, but for the pixels of the colour `key`; a palette gives each colour its pixel of row 0.
    fileprivate static func blit(_ vm: VM, _ args: Args) throws(PythonError) -> Obj {
        let target = FrameBufferObject(vm, args[0])
        guard let source = of(vm, args[1]) else { throw vm.error(.typeError) }
        let (x, y) = try (vm.integer(args[2]), vm.integer(args[3]))
        let key = try args.optional(4).map { key throws(PythonError) in try colour(vm, key) } ?? .max
        var palette: FrameBufferObject?
        if let object = args.optional(5), object != .none {
            palette = of(vm, object)
            if palette == nil { throw vm.error(.typeError) }
        }
        let (right, bottom) = (min(target.width, x + source.width), min(target.height, y + source.height))
        if max(0, x) >= right || max(0, y) >= bottom { return .none }
        vm.noteWork(32 * (right - max(0, x)) * (bottom - max(0, y)))
        for row in max(0, y)..<bottom {
            for column in max(0, x)..<right {
                var pixel = source.get(column - x, row - y)
                if let palette { pixel = palette.get(Int(pixel), 0) }
                if pixel != key { target.set(column, row, pixel) }
            }
        }
        return .none
    }
}

extension FrameBufferObject {
    /// Moves the picture. What is uncovered keeps its pixels.
    fileprivate func scroll(_ right: Int, _ down: Int) {
        if abs(right) >= width || abs(down) >= height { return }
        ram.addWork(16 * width * height)
        let columns = right < 0 ? Swift.stride(from: 0, to: width + right, by: 1) : Swift.stride(from: width - 1, to: right - 1, by: -1)
        let rows = down < 0 ? Swift.stride(from: 0, to: height + down, by: 1) : Swift.stride(from: height - 1, to: down - 1, by: -1)
        for row in rows {
            for column in columns { set(column, row, get(column - right, row - down)) }
        }
    }

    fileprivate func draw(_ character: UInt8, _ x: Int, _ y: Int, _ colour: UInt32) {
        ram.addWork(512)
        for (index, column) in TextFont.columns(character).enumerated() {
            for bit in 0..<8 where column >> UInt8(bit) & 1 != 0 { setChecked(x + index, y + bit, colour) }
        }
    }
}
