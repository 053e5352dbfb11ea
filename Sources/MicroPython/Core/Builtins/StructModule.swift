// The module struct. py/modstruct.c.
//
// A format is an order (@ native and aligned, the default; < little end first; > or ! big end first) and fields, each with a count: `x`
// skips bytes, `s` takes a run of bytes, the other codes are those of `ItemCode`.

import BlockHeap

extension ROMBuilder {
    func installStruct() {
        let unpack = function(2, 3, StructModule.unpack)
        module("struct", [
            ("calcsize", function1(StructModule.calcsize)),
            ("pack", function(1, nil, StructModule.pack)),
            ("pack_into", function(3, nil, StructModule.packInto)),
            ("unpack", unpack),
            ("unpack_from", unpack),
        ])
    }
}

/// Reads a format, field by field.
struct StructFormat {
    let order: UInt8
    private let text: [UInt8]
    private var place: Int

    struct Field {
        var code: UInt8
        var count: Int
    }

    init(_ text: [UInt8]) {
        self.text = text
        switch text.first {
        case UInt8(ascii: "!"): (order, place) = (ItemCode.bigEndian, 1)
        case UInt8(ascii: "@"), UInt8(ascii: "="), UInt8(ascii: "<"), UInt8(ascii: ">"): (order, place) = (text[0], 1)
        default: (order, place) = (ItemCode.native, 0)
        }
    }

    /// The next field; a count without a code has code 0. Counts end at the largest small integer.
    @inline(never) mutating func next() -> Field? {
        guard place < text.count else { return nil }
        var count = 1
        if CharacterClass.isDigit(text[place]) {
            count = 0
            while place < text.count, CharacterClass.isDigit(text[place]) {
                count = min(count * 10 + Int(text[place]) - 48, Obj.smallIntegers.upperBound)
                place += 1
            }
        }
        let code = place < text.count ? text[place] : 0
        place += 1
        return Field(code: code, count: count)
    }

    static let skip = UInt8(ascii: "x")
    static let run = UInt8(ascii: "s")
}

/// The functions of the module struct.
enum StructModule {
    static func calcsize(_ vm: VM, _ format: Obj) throws(PythonError) -> Obj {
        Obj(smallInteger: try StructModule.layout(vm, try vm.stringBytes(format)).byteCount)
    }

    /// calc_size_items: how many values a format has, and their bytes. Raises ValueError for an unknown code.
    fileprivate static func layout(_ vm: VM, _ text: [UInt8]) throws(PythonError) -> (valueCount: Int, byteCount: Int) {
        vm.noteWork(16 * text.count)
        var format = StructFormat(text)
        var (values, bytes) = (0, 0)
        while let field = format.next() {
            switch field.code {
            case StructFormat.skip: bytes += field.count
            case StructFormat.run:
                values += 1
                bytes += field.count
            default:
                values += field.count
                let size = try ItemCode.checkedSize(vm, format.order, field.code)
                if field.count > 0 { bytes = aligned(vm, bytes, size, format.order) + size * field.count }
            }
        }
        return (values, bytes)
    }

    private static func aligned(_ vm: VM, _ offset: Int, _ size: Int, _ order: UInt8) -> Int {
        order == ItemCode.native ? (offset + size - 1) & ~(size - 1) : offset
    }

    /// The place in a buffer that an offset names; a negative one counts from the end. Raises ValueError where `byteCount` bytes do not
    /// fit.
    private static func start(_ vm: VM, _ raw: BufferInfo, _ offset: Int, _ byteCount: Int) throws(PythonError) -> Address {
        let start = offset < 0 ? raw.count + offset : offset
        if start < 0 || start + byteCount > raw.count { throw vm.error(.valueError, "buffer too small") }
        return raw.address + UInt32(start)
    }

    /// `unpack` and `unpack_from`: the tuple is made before the buffer is looked at, and a buffer that is too large is fine for both.
    fileprivate static func unpack(_ vm: VM, _ args: Args) throws(PythonError) -> Obj {
        let text = try vm.stringBytes(args[0])
        let layout = try Self.layout(vm, text)
        let result = try TupleObject.make(vm, count: layout.valueCount)
        let mark = vm.native.held.count
        vm.hold(result)
        let raw = try vm.buffer(args[1], .read)
        let start = try Self.start(vm, raw, args.count > 2 ? try vm.integer(args[2]) : 0, layout.byteCount)
        var format = StructFormat(text)
        var (offset, index) = (0, 0)
        func add(_ item: Obj) {
            vm.setObj(result.address + 8 + UInt32(index) * 4, item)
            index += 1
        }
        while index < layout.valueCount, let field = format.next() {
            switch field.code {
            case StructFormat.skip: offset += field.count
            case StructFormat.run:
                add(try StrObject.copy(vm, .bytes, ByteSpan(vm.ram, start + UInt32(offset), field.count)))
                offset += field.count
            default:
                let size = ItemCode.size(format.order, field.code)
                for _ in 0..<field.count {
                    offset = aligned(vm, offset, size, format.order)
                    add(try ItemCode.loadField(vm, format.order, field.code, at: start + UInt32(offset)))
                    offset += size
                }
            }
        }
        vm.release(to: mark)
        return result
    }

    /// Writes the arguments from `first` on; what the format has more of stays as it is, what it has less of is left out.
    private static func write(_ vm: VM, _ text: [UInt8], at start: Address, _ args: Args, from first: Int) throws(PythonError) {
        var format = StructFormat(text)
        var (offset, index) = (0, first)
        while index < args.count {
            guard let field = format.next() else { return }
            switch field.code {
            case StructFormat.skip:
                vm.ram.fill(start + UInt32(offset), count: field.count)
                offset += field.count
            case StructFormat.run:
                let raw = try vm.buffer(args[index], .read)
                index += 1
                let count = min(raw.count, field.count)
                vm.ram.copy(from: raw.address, to: start + UInt32(offset), count: count)
                vm.ram.fill(start + UInt32(offset + count), count: field.count - count)
                offset += field.count
            default:
                let size = ItemCode.size(format.order, field.code)
                for _ in 0..<min(field.count, args.count - index) {
                    offset = aligned(vm, offset, size, format.order)
                    try ItemCode.storeField(vm, format.order, field.code, at: start + UInt32(offset), args[index])
                    offset += size
                    index += 1
                }
            }
        }
    }

    fileprivate static func pack(_ vm: VM, _ args: Args) throws(PythonError) -> Obj {
        let text = try vm.stringBytes(args[0])
        let packed = try VStr(vm, count: try layout(vm, text).byteCount)
        vm.ram.fill(packed.buffer, count: packed.count)
        try write(vm, text, at: packed.buffer, args, from: 1)
        return try vm.bytes(from: packed)
    }

    fileprivate static func packInto(_ vm: VM, _ args: Args) throws(PythonError) -> Obj {
        let raw = try vm.buffer(args[1], .write)
        let offset = try vm.integer(args[2])
        if offset < 0 && raw.count + offset < 0 { throw vm.error(.valueError, "buffer too small") }
        let text = try vm.stringBytes(args[0])
        let start = try Self.start(vm, raw, offset, try layout(vm, text).byteCount)
        try write(vm, text, at: start, args, from: 3)
        return .none
    }
}
