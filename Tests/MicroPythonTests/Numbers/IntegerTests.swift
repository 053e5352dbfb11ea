// Ints: values, and the blocks that the operators take. The events are those of the recordings h03_bigint and h04_bigint_fact.

import Testing

@testable import MicroPython

@Suite("Integers")
struct IntegerTests {
    let numbers = NumberMachine()

    @Test("Small integers end at 2^30, and what does not fit becomes an object")
    func edges() throws {
        #expect(try numbers.int("1073741823").isSmallInteger)
        #expect(try !numbers.int("1073741824").isSmallInteger)
        #expect(try numbers.calculate("1073741823", .add, "1") == "1073741824")
        #expect(try numbers.calculate("-1073741823", .subtract, "2") == "-1073741825")
        let back = try IntObject.binaryOp(numbers.vm, .subtract, try numbers.int("1073741824"), Obj(smallInteger: 1))
        #expect(back == Obj(smallInteger: 1_073_741_823))
    }

    @Test("Operators agree with the board", arguments: [
        ("7", BinaryOp.floorDivide, "-2", "-4"), ("-7", .modulo, "2", "1"), ("7", .modulo, "-2", "-1"), ("2", .power, "10", "1024"),
        ("3", .power, "50", "717897987691852588770249"), ("1", .lshift, "100", "1267650600228229401496703205376"),
        ("-1267650600228229401496703205377", .rshift, "100", "-2"), ("-5", .rshift, "40", "-1"), ("0", .lshift, "100", "0"),
        ("123456789012345678901234567890", .floorDivide, "-987654321", "-124999998873437499902"),
        ("123456789012345678901234567890", .modulo, "-987654321", "-412808652"),
        ("-18446744073709551616", .and, "0xffffffffffffffffffff", "1208907372870555465154560"),
        ("-18446744073709551616", .or, "12345", "-18446744073709539271"),
        ("-18446744073709551616", .xor, "-1", "18446744073709551615"),
        ("18446744073709551616", .multiply, "18446744073709551616", "340282366920938463463374607431768211456"),
        ("18446744073709551616", .more, "-18446744073709551617", "True"), ("4294967296", .equal, "4294967296", "True"),
    ])
    func operators(left: String, op: BinaryOp, right: String, result: String) throws {
        #expect(try numbers.calculate(left, op, right) == result)
    }

    @Test("Quotient and remainder, and the bitwise operators, keep their laws for numbers of every length")
    func laws() throws {
        let vm = numbers.vm
        var state: UInt64 = 42
        func random(_ bits: Int) -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state >> UInt64(64 - bits)
        }
        func number() throws -> Obj {
            let text = (0...random(3)).map { _ in String(random(31)) }.joined()
            return try numbers.int((random(1) == 0 ? "-" : "") + "1" + text)
        }
        for _ in 0..<400 {
            let (a, b) = (try number(), try number())
            let (quotient, rest) = (try IntObject.binaryOp(vm, .floorDivide, a, b), try IntObject.binaryOp(vm, .modulo, a, b))
            let product = try IntObject.binaryOp(vm, .multiply, quotient, b)
            #expect(try numbers.text(try IntObject.binaryOp(vm, .add, product, rest)) == numbers.text(a))
            let both = try IntObject.binaryOp(vm, .add, try IntObject.binaryOp(vm, .and, a, b), try IntObject.binaryOp(vm, .or, a, b))
            #expect(try numbers.text(both) == numbers.text(try IntObject.binaryOp(vm, .add, a, b)))
            let either = try IntObject.binaryOp(vm, .subtract, try IntObject.binaryOp(vm, .or, a, b), try IntObject.binaryOp(vm, .and, a, b))
            #expect(try numbers.text(either) == numbers.text(try IntObject.binaryOp(vm, .xor, a, b)))
            vm.heap.collect()
        }
    }

    @Test("pow with a modulus squares and divides")
    func modularPower() throws {
        let (base, exponent) = (try numbers.int("1234567890123456789"), try numbers.int("987654321987654321"))
        let modulus = try numbers.int("1000000007")
        let result = try IntObject.power(numbers.vm, base, exponent, modulus: modulus)
        #expect(try numbers.text(result) == "730947940")
        #expect(numbers.vm.native.held.isEmpty)
    }

    @Test("A product of two 65-bit numbers takes an object and ten digits")
    func productBlocks() throws {
        let square = try numbers.int("18446744073709551616")
        #expect(try numbers.events { _ = try IntObject.binaryOp(numbers.vm, .multiply, square, square) } == ["A 16", "A 20"])
    }

    @Test("A quotient takes an object, its digits, and a remainder that is freed")
    func quotientBlocks() throws {
        let dividend = try numbers.int("340282366920938463463374607431768211456")
        let events = try numbers.events { _ = try IntObject.binaryOp(numbers.vm, .floorDivide, dividend, Obj(smallInteger: 3)) }
        #expect(events == ["A 16", "A 20", "A 20", "F 2"])
    }

    @Test("A product that leaves the small integers makes an object of its left operand first")
    func wideningBlocks() throws {
        let events = try numbers.events {
            _ = try IntObject.binaryOp(numbers.vm, .inplaceMultiply, try numbers.int("479001600"), Obj(smallInteger: 13))
        }
        #expect(events == ["A 16", "A 8", "A 16", "A 6"])
    }

    @Test("Printing a large number takes its text's estimated length, and a copy of the digits")
    func printingBlocks() throws {
        let large = try numbers.int("18446744073709551616")
        #expect(try numbers.events { _ = try numbers.text(large) } == ["A 29", "A 10", "F 1", "F 2"])
        #expect(try numbers.events { _ = try numbers.text(Obj(smallInteger: 12345)) } == [])
    }

    @Test("Text is read in any base, with a prefix, blanks and underscores")
    func parsing() throws {
        func parsed(_ text: String, _ base: Int) throws -> String {
            try numbers.text(try numbers.vm.parseInteger(Array(text.utf8), base: base, inSource: false))
        }
        #expect(try parsed("  -0x1F ", 0) == "-31")
        #expect(try parsed("0b1_01", 0) == "5")
        #expect(try parsed("zz", 36) == "1295")
        #expect(try parsed("0o17", 8) == "15")
        #expect(try parsed("ffffffffffffffffffff", 16) == "1208925819614629174706175")
    }

    @Test("Numbers are set in fields with signs, prefixes, commas and zeros")
    func fields() throws {
        func field(
            _ value: String, base: Int = 10, flags: PrintFlags = [], fill: UInt8 = 32, width: Int = 0, precision: Int = 0
        ) throws -> String {
            try numbers.printed {
                try (
                    $0).printInteger(try numbers.int(value), base: base, baseChar: UInt8(ascii: "a"), flags: flags,
                    fill: fill, width: width, precision: precision, numbers.vm)
            }
        }
        #expect(try field("-42", flags: .padZeros, fill: UInt8(ascii: "0"), width: 8) == "-0000042")
        #expect(try field("255", base: 16, flags: .showPrefix, width: 8) == "    0xff")
        #expect(try field("1234567", flags: .showComma) == "1,234,567")
        #expect(try field("42", flags: [.leftAdjust, .showSign], width: 6) == "+42   ")
        #expect(try field("42", flags: .center, fill: UInt8(ascii: "*"), width: 7) == "**42***")
        #expect(try field("7", width: 6, precision: 3) == "   007")
    }
}
