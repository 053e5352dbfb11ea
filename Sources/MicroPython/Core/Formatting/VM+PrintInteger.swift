// Integers as text: py/objint.c, mp_obj_int_formatted; py/mpprint.c, mp_print_mp_int.
//
// A text of up to 15 characters is built in 16 bytes of the C stack, a longer one in a block that is freed after printing; which of the
// two depends on an estimate of the length, not on the length.

import BlockHeap

/// The text of an integer in RAM, and the block it lies in (0: the C stack).
struct IntegerText {
    var address: Address
    var count: Int
    var block: Address
}

extension Printer {
    private static let stackTextBytes = 16

    /// mp_obj_int_print: decimal.
    func printInteger(_ value: Obj, _ vm: VM) throws(PythonError) {
        let stack = vm.stackPointer
        defer { vm.stackPointer = stack }
        let text = try Self.integerText(vm, value, base: 10, prefix: [], letterBase: 0, comma: nil)
        let mark = vm.native.held.count
        vm.native.held.append(text.block)
        try write(from: text.address, count: text.count, vm)
        vm.release(to: mark)
        vm.free(text.block)
    }

    /// mp_obj_int_formatted. `letterBase` is the letter for digit 10. The caller frees `block` and puts `stackPointer` back.
    static func integerText(
        _ vm: VM, _ value: Obj, base: Int, prefix: [UInt8], letterBase: UInt8, comma: UInt8?
    ) throws(PythonError) -> IntegerText {
        let bits = value.isSmallInteger ? 32 : IntObject.mpz(vm, value).count * MPN.digitBits
        let bitsPerDigit = base >= 16 ? 4 : base >= 8 ? 3 : base >= 4 ? 2 : 1
        let digits = bits / bitsPerDigit + 1
        let needed = digits + (comma == nil ? 0 : digits / 3) + prefix.count + 2
        vm.stackPointer -= UInt32(Printer.stackTextBytes)
        let block = needed > Printer.stackTextBytes ? try vm.allocate(needed) : 0
        let buffer = block == 0 ? vm.stackPointer : block
        if !value.isSmallInteger {
            let count = try IntObject.mpz(vm, value).write(text: buffer, base: base, prefix: prefix, letterBase: letterBase, comma: comma)
            return IntegerText(address: buffer, count: count, block: block)
        }
        let end = buffer + UInt32(needed) - 1
        let start = smallIntegerText(
            vm, value.smallInteger, endingAt: end, base: base, prefix: prefix, letterBase: letterBase, comma: comma)
        return IntegerText(address: start, count: Int(end - start), block: block)
    }

    /// Writes the text so that it ends before `end`, where a NUL goes; its start.
    private static func smallIntegerText(
        _ vm: VM, _ value: Int, endingAt end: Address, base: Int, prefix: [UInt8], letterBase: UInt8, comma: UInt8?
    ) -> Address {
        var start = end
        func put(_ character: UInt8) {
            start -= 1
            vm.ram.store8(start, character)
        }
        vm.ram.store8(end, 0)
        var (rest, group) = (value.magnitude, end)
        repeat {
            let digit = UInt8(rest % UInt(base))
            rest /= UInt(base)
            put(digit < 10 ? 48 + digit : letterBase + digit - 10)
            if let comma, rest != 0, group - start == 3 {
                put(comma)
                group = start
            }
        } while rest != 0
        for character in prefix.reversed() { put(character) }
        if value < 0 { put(UInt8(ascii: "-")) }
        return start
    }

    /// mp_print_mp_int. `baseChar` is `a` or `A`: the case of digits and of the prefix. `precision` is the least number of digits. Raises
    /// TypeError for what is not an integer.
    func printInteger(
        _ value: Obj, base: Int, baseChar: UInt8, flags: PrintFlags, fill: UInt8, width: Int, precision: Int, _ vm: VM
    ) throws(PythonError) {
        let value = vm.isInteger(value) ? value : Obj(smallInteger: try vm.integer(value))
        var (flags, fill, width, precision) = (flags, fill, width, precision)
        if flags.isDisjoint(with: [.leftAdjust, .center]) && fill == UInt8(ascii: "0") {
            width = max(width, precision)
            precision = 0
        }
        let prefix = Self.integerPrefix(vm, value, base: base, baseChar: baseChar, flags: flags)
        if precision > 1 { flags.insert(.padZeros) }
        let padsAfterSign = flags.contains(.padZeros)

        let stack = vm.stackPointer
        defer { vm.stackPointer = stack }
        var text = try Self.integerText(vm, 
            value, base: base, prefix: padsAfterSign ? [] : prefix, letterBase: baseChar, comma: flags.contains(.showComma) ? 44 : nil)
        let hasSign = padsAfterSign && vm.ram.load8(text.address) == UInt8(ascii: "-")
        if hasSign {
            text.address += 1
            text.count -= 1
        }
        let mark = vm.native.held.count
        vm.native.held.append(text.block)
        var (before, after) = (0, 0)
        if precision > 1 {
            let digitsWidth = max(text.count, precision) + (hasSign ? 1 : 0) + prefix.count
            if digitsWidth < width {
                if flags.contains(.leftAdjust) { after = width - digitsWidth } else { before = width - digitsWidth }
            }
            fill = UInt8(ascii: "0")
            flags.remove(.leftAdjust)
        }
        if before > 0 { try printPadded([], flags: [], fill: 32, width: before, vm) }
        if padsAfterSign {
            if hasSign {
                try write("-", vm)
                width -= 1
            }
            if !prefix.isEmpty {
                try write(prefix, vm)
                width -= prefix.count
            }
        }
        if precision > 1 { width = precision }
        try printPadded(from: text.address, count: text.count, flags: flags, fill: fill, width: width, vm)
        if after > 0 { try printPadded([], flags: [], fill: 32, width: after, vm) }
        vm.release(to: mark)
        vm.free(text.block)
    }

    private static func integerPrefix(_ vm: VM, _ value: Obj, base: Int, baseChar: UInt8, flags: PrintFlags) -> [UInt8] {
        var prefix: [UInt8] = []
        if IntObject.sign(vm, value) >= 0 {
            if flags.contains(.showSign) { prefix.append(UInt8(ascii: "+")) } else if flags.contains(.spaceSign) { prefix.append(32) }
        }
        guard flags.contains(.showPrefix), base != 10 else { return prefix }
        prefix.append(UInt8(ascii: "0"))
        switch base {
        case 2: prefix.append(baseChar + 1)
        case 16: prefix.append(baseChar + 23)
        default: if flags.contains(.showOctalLetter) { prefix.append(baseChar + 14) }
        }
        return prefix
    }
}
