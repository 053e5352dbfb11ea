// The module struct. py/modstruct.c.
//
// A format is an order (@ native and aligned, the default; < little end first; > or ! big end first) and fields, each with a count: `x`
// skips bytes, `s` takes a run of bytes, the other codes are those of `ItemCode`.

import BlockHeap

extension ROMBuilder {
    func installStruct() {
        let unpack = function(2, 3) { vm, args throws(PythonError) in try vm.structUnpack(args) }
        module("struct", [
            ("calcsize", function1 { vm, format throws(PythonError) in
                Obj(smallInteger: try vm.structLayout(try vm.stringBytes(format)).byteCount)
            }),
            ("pack", function(1) { vm, args throws(PythonError) in try vm.structPack(args) }),
            ("pack_into", function(3) { vm, args throws(PythonError) in try vm.structPackInto(args) }),
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

extension VM {
    /// calc_size_items: how many values a format has, and their bytes. Raises ValueError for an unknown code.
    fileprivate func structLayout(_ text: [UInt8]) throws(PythonError) -> (valueCount: Int, byteCount: Int) {
        noteWork(16 * text.count)
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
                let size = try itemSize(format.order, field.code)
                if field.count > 0 { bytes = aligned(bytes, size, format.order) + size * field.count }
            }
        }
        return (values, bytes)
    }

    private func aligned(_ offset: Int, _ size: Int, _ order: UInt8) -> Int {
        order == ItemCode.native ? (offset + size - 1) & ~(size - 1) : offset
    }

    /// The place in a buffer that an offset names; a negative one counts from the end. Raises ValueError where `byteCount` bytes do not
    /// fit.
    private func structStart(_ raw: BufferInfo, _ offset: Int, _ byteCount: Int) throws(PythonError) -> Address {
        let start = offset < 0 ? raw.count + offset : offset
        if start < 0 || start + byteCount > raw.count { throw error(.valueError, "buffer too small") }
        return raw.address + UInt32(start)
    }

    /// `unpack` and `unpack_from`: the tuple is made before the buffer is looked at, and a buffer that is too large is fine for both.
    fileprivate func structUnpack(_ args: Args) throws(PythonError) -> Obj {
        let text = try stringBytes(args[0])
        let layout = try structLayout(text)
        let result = try tuple(count: layout.valueCount)
        let mark = held.count
        hold(result)
        let raw = try buffer(args[1], .read)
        let start = try structStart(raw, args.count > 2 ? try integer(args[2]) : 0, layout.byteCount)
        var format = StructFormat(text)
        var (offset, index) = (0, 0)
        func add(_ item: Obj) {
            setObj(result.address + 8 + UInt32(index) * 4, item)
            index += 1
        }
        while index < layout.valueCount, let field = format.next() {
            switch field.code {
            case StructFormat.skip: offset += field.count
            case StructFormat.run:
                add(try strCopy(.bytes, ByteSpan(ram, start + UInt32(offset), field.count)))
                offset += field.count
            default:
                let size = ItemCode.size(format.order, field.code)
                for _ in 0..<field.count {
                    offset = aligned(offset, size, format.order)
                    add(try structItem(format.order, field.code, at: start + UInt32(offset)))
                    offset += size
                }
            }
        }
        release(to: mark)
        return result
    }

    /// Writes the arguments from `first` on; what the format has more of stays as it is, what it has less of is left out.
    private func structWrite(_ text: [UInt8], at start: Address, _ args: Args, from first: Int) throws(PythonError) {
        var format = StructFormat(text)
        var (offset, index) = (0, first)
        while index < args.count {
            guard let field = format.next() else { return }
            switch field.code {
            case StructFormat.skip:
                ram.fill(start + UInt32(offset), count: field.count)
                offset += field.count
            case StructFormat.run:
                let raw = try buffer(args[index], .read)
                index += 1
                let count = min(raw.count, field.count)
                ram.copy(from: raw.address, to: start + UInt32(offset), count: count)
                ram.fill(start + UInt32(offset + count), count: field.count - count)
                offset += field.count
            default:
                let size = ItemCode.size(format.order, field.code)
                for _ in 0..<min(field.count, args.count - index) {
                    offset = aligned(offset, size, format.order)
                    try setStructItem(format.order, field.code, at: start + UInt32(offset), args[index])
                    offset += size
                    index += 1
                }
            }
        }
    }

    fileprivate func structPack(_ args: Args) throws(PythonError) -> Obj {
        let text = try stringBytes(args[0])
        let packed = try VStr(self, count: try structLayout(text).byteCount)
        ram.fill(packed.buffer, count: packed.count)
        try structWrite(text, at: packed.buffer, args, from: 1)
        return try bytes(from: packed)
    }

    fileprivate func structPackInto(_ args: Args) throws(PythonError) -> Obj {
        let raw = try buffer(args[1], .write)
        let offset = try integer(args[2])
        if offset < 0 && raw.count + offset < 0 { throw error(.valueError, "buffer too small") }
        let text = try stringBytes(args[0])
        let start = try structStart(raw, offset, try structLayout(text).byteCount)
        try structWrite(text, at: start, args, from: 3)
        return .none
    }
}
