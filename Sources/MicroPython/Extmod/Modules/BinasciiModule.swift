// The module binascii: hexadecimal digits, base 64, CRC-32. extmod/modbinascii.c.

import BlockHeap

extension ROMBuilder {
    func installBinascii() {
        module("binascii", [
            ("hexlify", function(1, 2, BinasciiModule.hexlify)),
            ("unhexlify", function1(BinasciiModule.unhexlify)),
            ("a2b_base64", function1(BinasciiModule.decodeBase64)),
            ("b2a_base64", function(1, keywords: true, BinasciiModule.encodeBase64)),
            ("crc32", function(1, 2, BinasciiModule.crc32)),
        ])
    }
}

/// The functions of the module binascii.
enum BinasciiModule {
    static func encodeBase64(_ vm: VM, _ args: Args) throws(PythonError) -> Obj {
        let options = try vm.parse(args.dropFirst(1), [AllowedArgument(name: vm.names.newline, fallback: .true)])
        return try encodeBase64(vm, args[0], hasNewline: try vm.isTrue(options[0]))
    }

    static func hexlify(_ vm: VM, _ args: Args) throws(PythonError) -> Obj {
        try StrObject.hex(vm, args[0], separator: args.optional(1), as: .bytes)
    }

    static func unhexlify(_ vm: VM, _ data: Obj) throws(PythonError) -> Obj { try StrObject.fromHex(vm, .bytes, data) }

    static func crc32(_ vm: VM, _ args: Args) throws(PythonError) -> Obj {
        let data = try vm.buffer(args[0], .read)
        let start = args.count > 1 ? try vm.integerTruncated(args[1]) : 0
        return try vm.int(unsigned: UInt(BinasciiModule.crc32(vm, data, start)))
    }

    /// Characters that are not of the alphabet are passed over. Raises ValueError when bits are left over at the end.
    fileprivate static func decodeBase64(_ vm: VM, _ data: Obj) throws(PythonError) -> Obj {
        let input = try vm.buffer(data, .read)
        let output = try VStr(vm, capacity: input.count * 3 / 4 + 1)
        var (bits, bitCount, wasPad) = (UInt32(0), 0, false)
        for character in ByteSpan(vm.ram, input.address, input.count) {
            if character == UInt8(ascii: "=") {
                if bitCount == 2 || bitCount == 4 && wasPad {
                    bitCount = 0
                    break
                }
                wasPad = true
            }
            guard let sextet = Base64.value(of: character) else { continue }
            wasPad = false
            bits = bits << 6 | sextet
            bitCount += 6
            guard bitCount >= 8 else { continue }
            bitCount -= 8
            vm.ram.store8(output.buffer + UInt32(output.count), UInt8(truncatingIfNeeded: bits >> UInt32(bitCount)))
            output.count += 1
        }
        if bitCount != 0 { throw vm.error(.valueError, "incorrect padding") }
        return try vm.bytes(from: output)
    }

    fileprivate static func encodeBase64(_ vm: VM, _ data: Obj, hasNewline: Bool) throws(PythonError) -> Obj {
        let input = try vm.buffer(data, .read)
        let output = try VStr(vm, count: (input.count + 2) / 3 * 4 + (hasNewline ? 1 : 0))
        var place = output.buffer
        func put(_ character: UInt8) {
            vm.ram.store8(place, character)
            place += 1
        }
        for start in stride(from: 0, to: input.count, by: 3) {
            let count = min(3, input.count - start)
            var bits: UInt32 = 0
            for index in 0..<3 { bits = bits << 8 | (index < count ? UInt32(vm.ram.load8(input.address + UInt32(start + index))) : 0) }
            for index in 0..<4 { put(index > count ? UInt8(ascii: "=") : Base64.character(bits >> UInt32(18 - 6 * index) & 63)) }
        }
        if hasNewline { put(UInt8(ascii: "\n")) }
        return try vm.bytes(from: output)
    }

    /// The checksum of bytes that follow those whose checksum is `start`.
    fileprivate static func crc32(_ vm: VM, _ data: BufferInfo, _ start: UInt32) -> UInt32 {
        vm.noteWork(8 * data.count)
        return ~CRC32.update(~start, ByteSpan(vm.ram, data.address, data.count))
    }
}

/// The alphabet of base 64.
private enum Base64 {
    static func value(of character: UInt8) -> UInt32? {
        switch character {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt32(character) - 65
        case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt32(character) - 71
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(character) + 4
        case UInt8(ascii: "+"): 62
        case UInt8(ascii: "/"): 63
        default: nil
        }
    }

    static func character(_ value: UInt32) -> UInt8 {
        switch value {
        case ..<26: UInt8(value) + 65
        case ..<52: UInt8(value) + 71
        case ..<62: UInt8(value) - 4
        case 62: UInt8(ascii: "+")
        default: UInt8(ascii: "/")
        }
    }
}
