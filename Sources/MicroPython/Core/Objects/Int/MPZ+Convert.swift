// Big integers from and to machine words, floats, bytes and text. py/mpz.c.

import BlockHeap

extension MPZ {
    /// mpz_hash: the low 32 bits, as a signed word; the value itself where it fits.
    var low32: Int32 {
        var value: UInt32 = 0
        for index in 0..<min(count, 2) { value |= mpn.digit(digits, index) << UInt32(16 * index) }
        return Int32(bitPattern: isNegative ? 0 &- value : value)
    }

    /// mpz_as_int_checked: the value where its magnitude is below 2^31.
    var int32: Int32? {
        guard count < 2 || count == 2 && mpn.digit(digits, 1) < 0x8000 else { return nil }
        return low32
    }

    /// mpz_as_uint_checked: the value where it is in 0..<2^32.
    var uint32: UInt32? {
        guard !isNegative, count <= 2 else { return nil }
        return UInt32(bitPattern: low32)
    }

    /// mpz_as_float: each digit from the top is rounded in.
    var float: Float {
        vm.noteWork(4 * count)
        var value: Float = 0
        var index = count
        while index > 0 {
            index -= 1
            value = value * 65536 + Float(mpn.digit(digits, index))
        }
        return isNegative ? -value : value
    }

    /// mpz_set_from_float: `value` without its fraction; it is finite.
    func set(_ value: Float) throws(PythonError) {
        isNegative = value.sign == .minus
        let exponent = Int(value.exponentBitPattern) - 127
        if value.exponentBitPattern == 0 || exponent < 0 { return try set(0) }
        if exponent == 0 { return try set(1) }
        let length = (exponent + 16) / 16
        var fraction = value.significandBitPattern | 1 << 23
        var (shift, index) = (0, 0)
        if exponent < 23 {
            fraction >>= UInt32(23 - exponent)
        } else {
            shift = (exponent - 23) % 16
            index = (exponent - 23) / 16
        }
        try reserve(length)
        count = length
        vm.ram.fill(digits, count: index * 2)
        if shift != 0 {
            mpn.setDigit(digits, index, fraction << UInt32(shift))
            index += 1
            fraction >>= UInt32(16 - shift)
        }
        while index < length {
            mpn.setDigit(digits, index, fraction)
            index += 1
            fraction >>= 16
        }
    }

    /// mpz_set_from_str: reads digits of `base` up to the first other character; how many it read. Room is made for the whole text.
    func set(text: ArraySlice<UInt8>, isNegative negative: Bool, base: Int) throws(PythonError) -> Int {
        try reserve(text.count * 8 / 16 + 1)
        isNegative = negative
        var length = 0
        var read = 0
        for character in text {
            guard let value = MPZ.digitValue(character), value < base else { break }
            length = mpn.multiplyAdd(digits, length, UInt32(base), UInt32(value))
            read += 1
            try countDigits(length)
        }
        count = length
        return read
    }

    private static func digitValue(_ character: UInt8) -> Int? {
        switch character {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): Int(character) - 48
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): Int(character) - 55
        case UInt8(ascii: "a")...UInt8(ascii: "z"): Int(character) - 87
        default: nil
        }
    }

    /// mpz_set_from_bytes: `length` bytes at `source`, not signed.
    func set(bytes source: Address, count length: Int, bigEndian: Bool) throws(PythonError) {
        try reserve((length * 8 + 15) / 16)
        isNegative = false
        let used = (length + 1) / 2
        for index in 0..<used {
            var digit: UInt32 = 0
            for half in 0..<2 where index * 2 + half < length {
                let place = index * 2 + half
                digit |= UInt32(vm.ram.load8(source + UInt32(bigEndian ? length - 1 - place : place))) << UInt32(8 * half)
            }
            mpn.setDigit(digits, index, digit)
        }
        count = mpn.normalised(digits, used)
    }

    /// mpz_as_bytes: writes the low `length` bytes in two's complement; whether the value fits.
    func write(to destination: Address, count length: Int, bigEndian: Bool, isSigned: Bool) -> Bool {
        let ram = vm.ram
        var fits = true
        var carry: UInt32 = 1
        var written = 0
        func place(_ index: Int) -> Address { destination + UInt32(bigEndian ? length - 1 - index : index) }
        for index in 0..<count * 2 {
            var byte = mpn.digit(digits, index / 2) >> UInt32(8 * (index % 2)) & 0xff
            if isNegative {
                byte = (~byte & 0xff) + carry
                carry = byte >> 8
                byte &= 0xff
            }
            if written == length {
                // The rest must be zeros.
                fits = fits && byte == 0
                continue
            }
            ram.store8(place(written), UInt8(byte))
            written += 1
        }
        if isSigned && written == length && length > 0 {
            return fits && (ram.load8(place(length - 1)) & 0x80 != 0) == isNegative
        }
        for index in written..<max(written, length) { ram.store8(place(index), isNegative ? 0xff : 0) }
        return fits
    }

    /// mpz_as_str_inpl: the text at `text`, which has room for it and a NUL; its length. Divides a copy of the digits on the heap.
    func write(text: Address, base: Int, prefix: [UInt8], letterBase: UInt8, comma: UInt8?) throws(PythonError) -> Int {
        let ram = vm.ram
        var end = text
        func put(_ character: UInt8) {
            ram.store8(end, character)
            end += 1
        }
        let length = count
        if length == 0 {
            for character in prefix { put(character) }
            put(UInt8(ascii: "0"))
            ram.store8(end, 0)
            return Int(end - text)
        }
        let copy = try vm.allocate(length * 2)
        ram.copy(from: digits, to: copy, count: length * 2)
        var group = text
        var top = length
        while true {
            var rest: UInt32 = 0
            var index = top
            while index > 0 {
                index -= 1
                rest = rest << 16 | mpn.digit(copy, index)
                mpn.setDigit(copy, index, rest / UInt32(base))
                rest %= UInt32(base)
            }
            put(MPZ.character(rest, letterBase))
            top = mpn.normalised(copy, top)
            if top == 0 { break }
            if let comma, end - group == 3 {
                put(comma)
                group = end
            }
            try countDigits(top)
        }
        vm.free(copy)
        for character in prefix.reversed() { put(character) }
        if isNegative { put(UInt8(ascii: "-")) }
        reverse(text, end)
        ram.store8(end, 0)
        return Int(end - text)
    }

    private static func character(_ digit: UInt32, _ letterBase: UInt8) -> UInt8 {
        digit < 10 ? 48 + UInt8(digit) : letterBase + UInt8(digit - 10)
    }

    private func reverse(_ start: Address, _ end: Address) {
        var (low, high) = (start, end - 1)
        while low < high {
            let byte = vm.ram.load8(low)
            vm.ram.store8(low, vm.ram.load8(high))
            vm.ram.store8(high, byte)
            low += 1
            high -= 1
        }
    }
}
