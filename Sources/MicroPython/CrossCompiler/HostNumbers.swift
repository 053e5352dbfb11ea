// The number constants of a source as a cross compiler knows them: it runs on a computer, whose floats are double and whose small integers
// have 63 bits. So `-1073741824` is a small integer to it, while a board makes a big one and negates that.

import BlockHeap

/// What the computer's numbers are, by the address of the object that stands for each on the scratch machine.
final class HostNumbers {
    private struct Value: Equatable {
        let real: Double
        let imaginary: Double?
    }
    private var values: [Address: Value] = [:]
    /// Integers that are big on the computer too. They stay so when they get smaller again.
    private var bigIntegers: Set<Address> = []

    /// The integer that the computer has where the board has `result`. Negating or inverting a big integer gives a big one, whatever its
    /// value; then `operand` is what it was made from.
    func integer(_ result: Obj, from operand: Obj?, on vm: VM) -> Obj {
        if result.isSmallInteger { return result }
        guard let value = vm.hostInteger(result), !(operand.map { bigIntegers.contains($0.word) } ?? false) else {
            bigIntegers.insert(result.address)
            return result
        }
        return Obj.smallIntegers.contains(value) ? Obj(smallInteger: value) : result
    }

    /// Notes that `object` was made from the literal `text`: a number without a sign, with or without a `j`.
    func note(_ object: Obj, _ text: [UInt8]) {
        var rest = text[...]
        guard let number = DecimalReader<Double>.read(&rest) else { return }
        values[object.address] = rest.isEmpty ? Value(real: number, imaginary: nil) : Value(real: 0, imaginary: number)
    }

    /// Whether two constants are one; `nil` where they are no floats.
    func areEqual(_ a: Obj, _ b: Obj) -> Bool? {
        guard a.isPointer, b.isPointer, let left = values[a.address], let right = values[b.address] else { return nil }
        return left == right
    }

    /// The words of the same constant on a board: one single-precision float, or two.
    func singles(of object: Obj) -> [UInt32] {
        guard let value = values[object.address] else { return [0, 0] }
        return [value.real, value.imaginary ?? 0].map { Float($0).bitPattern }
    }

    /// How the cross compiler writes the constant; `nil` where it is no float.
    func text(of object: Obj) -> [UInt8]? {
        guard object.isPointer, let value = values[object.address] else { return nil }
        func digits(_ number: Double) -> [UInt8] {
            FloatFormatter.format(number, kind: UInt8(ascii: "g"), precision: 16, sign: 0, room: 32)
        }
        if let imaginary = value.imaginary { return digits(imaginary) + [UInt8(ascii: "j")] }
        let text = digits(value.real)
        // A float always shows a point, an exponent or that it is no number.
        return text.contains { ".en".utf8.contains($0) } ? text : text + Array(".0".utf8)
    }
}

extension VM {
    /// The value of a big integer where it fits into 63 bits. Its digits of 16 bits lie low to high.
    fileprivate func hostInteger(_ object: Obj) -> Int? {
        let isNegative = word(object.address + 4) & 1 != 0
        let count = word(object.address + 8)
        guard count <= 4 else { return nil }
        var magnitude: UInt64 = 0
        for index in 0..<count { magnitude |= UInt64(ram.load16(word(object.address + 12) + index * 2)) << (16 * UInt64(index)) }
        guard magnitude < 1 << 62 || (isNegative && magnitude == 1 << 62) else { return nil }
        return isNegative ? -Int(magnitude) : Int(magnitude)
    }
}
