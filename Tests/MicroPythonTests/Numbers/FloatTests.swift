// Floats as text, both ways. The golden texts are what MicroPython v1.24.0 with single-precision floats prints.

import Testing

@testable import MicroPython

@Suite("Floats")
struct FloatTests {
    let numbers = NumberMachine()

    @Test("repr shows seven digits and always looks like a float", arguments: [
        ("1.5", "1.5"), ("0.3333333333", "0.3333333"), ("1e10", "1e+10"), ("16777216", "1.677722e+07"), ("100000", "100000.0"),
        ("123456.789", "123456.8"), ("3.14159265", "3.141593"), ("1e-5", "1e-05"), ("0.0001", "0.0001"), ("-0.0", "-0.0"),
        ("1e39", "inf"), ("nan", "nan"), ("0.1", "0.1"), ("9999999", "9999999.0"), ("1e-45", "1e-45"),
    ])
    func repr(source: String, text: String) throws {
        #expect(try numbers.repr(try numbers.vm.float(try numbers.float(source))) == text)
    }

    @Test("Formats e, f and g round by single-precision digits", arguments: [
        ("1.875", "f", 2, "1.88"), ("2.675", "f", 2, "2.67"), ("1e10", "f", 1, "10000000000.0"), ("99.99", "e", 1, "1.0e+02"),
        ("0.00012345", "g", 3, "0.000123"), ("12345678", "G", 3, "1.23E+07"), ("0.5", "f", 0, "1"), ("1.5", "f", 0, "2"),
    ])
    func formats(source: String, kind: Character, precision: Int, text: String) throws {
        let value = try numbers.float(source)
        let made = FloatFormatter.format(value, kind: kind.asciiValue!, precision: precision, sign: 0, room: 32)
        #expect(String(decoding: made, as: UTF8.self) == text)
    }

    @Test("Literals are accumulated digit by digit")
    func parsing() throws {
        #expect(try numbers.float("1.0000000000000000000001e0") == 1)
        #expect(try numbers.float(" 12_3.5e-1 ") == 12.35)
        #expect(try numbers.float("-InFiNiTy") == -.infinity)
        #expect(try numbers.float("1e-50") == 0)
    }

    @Test("Floor division and remainder take the divisor's sign, zeros too")
    func divmod() throws {
        let vm = numbers.vm
        func result(_ op: BinaryOp, _ left: Float, _ right: Float) throws -> Float {
            vm.float(of: try FloatObject.binaryOp(vm, op, left, try vm.float(right)))
        }
        #expect(try result(.floorDivide, -7.5, 2) == -4)
        #expect(try result(.modulo, -7.5, 2) == 0.5)
        #expect(try result(.modulo, 4, -2).sign == .minus)
        #expect(try result(.floorDivide, 0, -3).sign == .minus)
    }

    @Test("A float becomes the int it stands for, of any size")
    func truncation() throws {
        let vm = numbers.vm
        #expect(try numbers.text(try vm.int(truncating: -1.9)) == "-1")
        #expect(try numbers.text(try vm.int(truncating: 1e20)) == "100000002004087734272")
        #expect(try vm.int(truncating: 1_073_741_824).isPointer)
        #expect(try vm.int(truncating: -1_073_741_824).isSmallInteger)
    }

    @Test("Complex numbers print without a real part that is zero, and a minus holds for both parts")
    func complex() throws {
        let vm = numbers.vm
        #expect(try numbers.repr(try ComplexObject.make(vm, 1, 2)) == "(1+2j)")
        #expect(try numbers.repr(try ComplexObject.make(vm, 0, -2.5)) == "-2.5j")
        let product = try ComplexObject.binaryOp(vm, .multiply, 1, 2, try ComplexObject.make(vm, 1, 2))
        #expect(try numbers.repr(product) == "(-3+4j)")
        let parsed = try vm.parseFloat(Array("-1+2j".utf8), allowImaginary: true, forceComplex: true, inSource: false)
        #expect(try numbers.repr(parsed) == "(-1-2j)")
    }

    @Test("random repeats itself from a seed")
    func random() {
        let generator = YasmarangGenerator(numbers.vm)
        generator.seed(7)
        #expect((0..<4).map { _ in generator.next() & 0xff } == [52, 149, 184, 100])
    }
}
