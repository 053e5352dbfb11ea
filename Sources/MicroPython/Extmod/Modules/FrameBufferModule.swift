// The module framebuf: pictures for displays. extmod/modframebuf.c.

import BlockHeap

extension ROMBuilder {
    func installFrameBuffer() {
        type(.framebuffer, "FrameBuffer", locals: drawingMethods() + shapeMethods() + pictureMethods()) {
            $0.makeNew = { vm, type, args throws(PythonError) in try vm.makeFrameBuffer(type, args) }
            $0.buffer = { vm, object, access throws(PythonError) in try vm.bufferMaybe(vm.obj(object.address + 4), access) }
        }
        module("framebuf", [
            ("FrameBuffer", TypeID.framebuffer.obj),
            // A name from before there were formats.
            ("FrameBuffer1", function(3, 4) { vm, args throws(PythonError) in
                let (width, height) = try (vm.integer(args[1]), vm.integer(args[2]))
                let stride = try vm.integer(args.optional(3) ?? args[1])
                let format = Int(PixelFormat.monoVLSB.rawValue)
                return try vm.frameBuffer(TypeID.framebuffer.obj, args[0], width, height, format, stride: stride)
            }),
            ("MVLSB", constant(.monoVLSB)), ("MONO_VLSB", constant(.monoVLSB)), ("RGB565", constant(.rgb565)),
            ("GS2_HMSB", constant(.gs2HMSB)), ("GS4_HMSB", constant(.gs4HMSB)), ("GS8", constant(.gs8)),
            ("MONO_HLSB", constant(.monoHLSB)), ("MONO_HMSB", constant(.monoHMSB)),
        ])
    }

    private func constant(_ format: PixelFormat) -> Obj { Obj(smallInteger: Int(format.rawValue)) }

    private func drawingMethods() -> [(String, Obj)] {
        [
            ("fill", function2 { vm, object, colour throws(PythonError) in
                let picture = FrameBufferObject(vm, object)
                picture.fill(0, 0, picture.width, picture.height, try vm.colour(colour))
                return .none
            }),
            ("fill_rect", function(6, 6) { vm, args throws(PythonError) in
                let numbers = try vm.numbers(args, 5)
                FrameBufferObject(vm, args[0]).fill(numbers[0], numbers[1], numbers[2], numbers[3], UInt32(truncatingIfNeeded: numbers[4]))
                return .none
            }),
            ("pixel", function(3, 4) { vm, args throws(PythonError) in
                let picture = FrameBufferObject(vm, args[0])
                let (x, y) = try (vm.integer(args[1]), vm.integer(args[2]))
                if !picture.holds(x, y) { return .none }
                guard let colour = args.optional(3) else { return Obj(smallInteger: Int(picture.get(x, y))) }
                picture.set(x, y, try vm.colour(colour))
                return .none
            }),
            ("hline", function(5, 5) { vm, args throws(PythonError) in
                let numbers = try vm.numbers(args, 4)
                FrameBufferObject(vm, args[0]).fill(numbers[0], numbers[1], numbers[2], 1, UInt32(truncatingIfNeeded: numbers[3]))
                return .none
            }),
            ("vline", function(5, 5) { vm, args throws(PythonError) in
                let numbers = try vm.numbers(args, 4)
                FrameBufferObject(vm, args[0]).fill(numbers[0], numbers[1], 1, numbers[2], UInt32(truncatingIfNeeded: numbers[3]))
                return .none
            }),
        ]
    }

    private func shapeMethods() -> [(String, Obj)] {
        [
            ("rect", function(6, 7) { vm, args throws(PythonError) in
                let numbers = try vm.numbers(args, 5)
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
            }),
            ("line", function(6, 6) { vm, args throws(PythonError) in
                let numbers = try vm.numbers(args, 5)
                try FrameBufferObject(vm, args[0]).line(
                    vm, numbers[0], numbers[1], numbers[2], numbers[3], UInt32(truncatingIfNeeded: numbers[4]))
                return .none
            }),
            ("ellipse", function(6, 8) { vm, args throws(PythonError) in
                let numbers = try vm.numbers(args, 5)
                var parts = EllipseParts.all
                let isFilled = try args.optional(6).map { filled throws(PythonError) in try vm.isTrue(filled) } ?? false
                if let quarters = args.optional(7) { parts = EllipseParts(rawValue: try vm.integer(quarters)).intersection(.all) }
                if isFilled { parts.insert(.filled) }
                try FrameBufferObject(vm, args[0]).ellipse(
                    vm, numbers[0], numbers[1], Int32(truncatingIfNeeded: numbers[2]), Int32(truncatingIfNeeded: numbers[3]),
                    UInt32(truncatingIfNeeded: numbers[4]), parts)
                return .none
            }),
            ("poly", function(5, 6) { vm, args throws(PythonError) in
                let (x, y) = try (vm.integer(args[1]), vm.integer(args[2]))
                let corners = try Corners(vm, args[3])
                if corners.count == 0 { return .none }
                let colour = try vm.colour(args[4])
                let picture = FrameBufferObject(vm, args[0])
                if let filled = args.optional(5), try vm.isTrue(filled) {
                    try picture.fillPolygon(vm, corners, x, y, colour)
                } else {
                    try picture.outline(vm, corners, x, y, colour)
                }
                return .none
            }),
        ]
    }

    private func pictureMethods() -> [(String, Obj)] {
        [
            ("blit", function(4, 6) { vm, args throws(PythonError) in try vm.blit(args) }),
            ("scroll", function3 { vm, object, x, y throws(PythonError) in
                FrameBufferObject(vm, object).scroll(try vm.integer(x), try vm.integer(y))
                return .none
            }),
            ("text", function(4, 5) { vm, args throws(PythonError) in
                let picture = FrameBufferObject(vm, args[0])
                let text = try vm.stringBytes(args[1]).prefix { $0 != 0 }
                var x = try vm.integer(args[2])
                let y = try vm.integer(args[3])
                let colour = try args.optional(4).map { colour throws(PythonError) in try vm.colour(colour) } ?? 1
                vm.noteWork(16 * text.count)
                for character in text {
                    if x < picture.width && x + TextFont.cellWidth > 0 { picture.draw(character, x, y, colour) }
                    x += TextFont.cellWidth
                }
                return .none
            }),
        ]
    }
}

extension VM {
    fileprivate func colour(_ object: Obj) throws(PythonError) -> UInt32 { UInt32(truncatingIfNeeded: try integer(object)) }

    /// The `count` integers behind the object itself.
    fileprivate func numbers(_ args: Args, _ count: Int) throws(PythonError) -> [Int] {
        var numbers: [Int] = []
        for index in 1...count { numbers.append(try integer(args[index])) }
        return numbers
    }

    /// Copies a picture into another, but for the pixels of the colour `key`; a palette gives each colour its pixel of row 0.
    fileprivate func blit(_ args: Args) throws(PythonError) -> Obj {
        let target = FrameBufferObject(self, args[0])
        guard let source = frameBuffer(args[1]) else { throw error(.typeError) }
        let (x, y) = try (integer(args[2]), integer(args[3]))
        let key = try args.optional(4).map { key throws(PythonError) in try colour(key) } ?? .max
        var palette: FrameBufferObject?
        if let object = args.optional(5), object != .none {
            palette = frameBuffer(object)
            if palette == nil { throw error(.typeError) }
        }
        let (right, bottom) = (min(target.width, x + source.width), min(target.height, y + source.height))
        if max(0, x) >= right || max(0, y) >= bottom { return .none }
        noteWork(32 * (right - max(0, x)) * (bottom - max(0, y)))
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
