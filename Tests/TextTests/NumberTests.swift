import Testing
import Text

@Suite struct NumberTests {
    @Test("Numbers are grouped and counted") func words() {
        #expect(0.grouped == "0" && 999.grouped == "999" && 18240.grouped == "18,240" && (-1_000_000).grouped == "-1,000,000")
        #expect(Int.min.grouped == "-9,223,372,036,854,775,808")
        #expect(1.counted("block") == "1 block" && 2000.counted("byte") == "2,000 bytes")
    }

    @Test("Hexadecimal digits are filled up, and never cut") func hex() {
        #expect(10.hex() == "a" && UInt8(10).hex(digits: 2) == "0a" && 0x340.hex(digits: 4) == "0340" && 0x12345.hex(digits: 4) == "12345")
    }

    @Test("A text is filled up to a column, wide characters too") func padding() {
        #expect("ab".padded(to: 4) == "ab  " && "ab".alignedRight(in: 4) == "  ab")
        #expect("中".padded(to: 3) == "中 " && "abc".padded(to: 2) == "abc" && " a b\n".trimmed == "a b")
    }
}

@Suite struct TypedNumberTests {
    @Test("A number is read as people write it", arguments: [
        ("180", 180), (" 180 bytes ", 180), ("81,000", 81_000), ("1 048 576", 1_048_576), ("81_000", 81_000), ("1'000", 1000), ("-5", -5),
        ("−5", -5), ("+5", 5), ("0x340", 832), ("0X3_40", 832), ("0x340 bytes", 832), ("-0x10", -16), ("2 KB", 2048), ("2k", 2048),
        ("1 MiB", 1_048_576), ("1,000 B", 1000), ("50 %", 50), ("9,223,372,036,854,775,807", Int.max),
    ]) func understood(_ text: String, _ number: Int) {
        #expect(Int(typed: text) == number)
    }

    @Test("What may mean something else is no number", arguments: [
        "", " ", "x", "-", "0x", "0xg", "3.5", "1,5", "1,0000", ",5", "1-2", "5 or 6", "0x340bytes", "1e5", "½", "--5", "9223372036854775808",
        "9007199254740993 KB",
    ]) func notUnderstood(_ text: String) {
        #expect(Int(typed: text) == nil)
    }

    @Test("The unit that is asked for changes nothing") func unit() {
        #expect(Int(typed: "512 kB", unit: "KB") == 512 && Int(typed: "512", unit: "KB") == 512 && Int(typed: "1 MB", unit: "KB") == 1 << 20)
    }
}
