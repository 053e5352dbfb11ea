// The methods of str and bytes. The golden values are MicroPython's own answers.

import Testing

@testable import MicroPython

@Suite("Methods of str and bytes")
struct MethodTests {
    let strings = StringMachine()
    var vm: VM { strings.vm }

    @Test("split cuts at white space or at a separator, at most as often as it is told", arguments: [
        ("  one two\tthree \n", nil, -1, ["one", "two", "three"]), ("a,b,,c,", ",", -1, ["a", "b", "", "c", ""]),
        ("a, b, c", ", ", 1, ["a", "b, c"]), ("one two three", nil, 1, ["one", "two three"]), ("", ",", -1, [""]), ("  ", nil, -1, []),
    ] as [(String, String?, Int, [String])])
    func split(text: String, separator: String?, most: Int, parts: [String]) throws {
        let given = try separator.map { try strings.str($0) } ?? .none
        #expect(try strings.texts(strings.call("split", strings.str(text), given, Obj(smallInteger: most))) == parts)
    }

    @Test("rsplit counts from the end and fills its list from there", arguments: [
        ("a,b,c,d", 2, ["a,b", "c", "d"]), ("a,b", 5, ["a", "b"]), ("abc", 1, ["abc"]), ("a,b", 0, ["a,b"]), (",", 1, ["", ""]),
    ])
    func rsplit(text: String, most: Int, parts: [String]) throws {
        let list = try strings.call("rsplit", strings.str(text), strings.str(","), Obj(smallInteger: most))
        #expect(try strings.texts(list) == parts)
    }

    @Test("splitlines knows three line ends")
    func splitLines() throws {
        let text = try strings.str("one\ntwo\r\nthree\rfour")
        #expect(try strings.texts(StrObject.splitLines(vm, text, keepsEnds: false)) == ["one", "two", "three", "four"])
        #expect(try strings.texts(StrObject.splitLines(vm, text, keepsEnds: true)) == ["one\n", "two\r\n", "three\r", "four"])
    }

    @Test("join takes one buffer of the joined length")
    func join() throws {
        let parts = try ListObject.make(vm, [strings.str("a longer part"), strings.str("b"), strings.str("c")])
        let separator = try strings.str(", ")
        let events = try strings.numbers.events {
            let joined = try strings.call("join", separator, parts)
            #expect(try strings.text(joined) == "a longer part, b, c")
        }
        #expect(events == ["A 20", "A 16"])
    }

    @Test("find counts characters of a str and bytes of a bytes object")
    func find() throws {
        let text = try strings.str("grün, grün")
        #expect(try strings.call("find", text, strings.str("n")) == Obj(smallInteger: 3))
        #expect(try strings.call("rfind", text, strings.str("grün")) == Obj(smallInteger: 6))
        #expect(try strings.call("find", text, strings.str("n"), Obj(smallInteger: 4)) == Obj(smallInteger: 9))
        #expect(try strings.call("find", text, strings.str("n"), .none, Obj(smallInteger: -8)) == Obj(smallInteger: -1))
        #expect(try strings.call("find", strings.bytes("grün"), strings.bytes("n")) == Obj(smallInteger: 4))
        #expect(try strings.call("find", text, Obj(Qstr.empty)) == Obj(smallInteger: 0))
    }

    @Test("count does not overlap; of nothing there are the gaps between characters")
    func count() throws {
        #expect(try strings.call("count", strings.str("aaaa"), strings.str("aa")) == Obj(smallInteger: 2))
        #expect(try strings.call("count", strings.str("grün"), Obj(Qstr.empty)) == Obj(smallInteger: 5))
    }

    @Test("replace gives the text itself where nothing is replaced", arguments: [
        ("one two one", "one", "1", -1, "1 two 1"), ("one two one", "one", "1", 1, "1 two one"), ("abc", "", "-", -1, "-a-b-c-"),
        ("abc", "", "-", 2, "-a-bc"), ("aaa", "aa", "b", -1, "ba"),
    ])
    func replace(text: String, old: String, new: String, most: Int, result: String) throws {
        let made = try strings.call("replace", strings.str(text), strings.str(old), strings.str(new), Obj(smallInteger: most))
        #expect(try strings.text(made) == result)
        let same = try strings.str("nothing to replace")
        #expect(try strings.call("replace", same, strings.str("x"), strings.str("y")) == same)
    }

    @Test("strip takes bytes off the ends", arguments: [
        ("strip", " \t x y \n", nil, "x y"), ("lstrip", "xxyx", "x", "yx"), ("rstrip", "xxyx", "x", "xxy"), ("strip", "xx", "x", ""),
        ("strip", "abcba", "ab", "c"),
    ] as [(String, String, String?, String)])
    func strip(method: String, text: String, unwanted: String?, result: String) throws {
        let made = try unwanted == nil
            ? strings.call(method, strings.str(text)) : strings.call(method, strings.str(text), strings.str(unwanted!))
        #expect(try strings.text(made) == result)
    }

    @Test("partition cuts in three")
    func partition() throws {
        let text = try strings.str("key=value=more")
        #expect(try strings.texts(strings.call("partition", text, strings.str("="))) == ["key", "=", "value=more"])
        #expect(try strings.texts(strings.call("rpartition", text, strings.str("="))) == ["key=value", "=", "more"])
        #expect(try strings.texts(strings.call("partition", text, strings.str("#"))) == ["key=value=more", "", ""])
        #expect(try strings.texts(strings.call("rpartition", text, strings.str("#"))) == ["", "", "key=value=more"])
    }

    @Test("Cases and classes know ASCII only")
    func classes() throws {
        #expect(try strings.text(strings.call("upper", strings.str("grün 7z"))) == "GRüN 7Z")
        #expect(try strings.text(strings.call("lower", strings.str("ABCxyz[]"))) == "abcxyz[]")
        #expect(try strings.call("isupper", strings.str("AB1")) == .true && strings.call("isupper", strings.str("123")) == .false)
        #expect(try strings.call("isdigit", strings.str("0123")) == .true && strings.call("isdigit", Obj(Qstr.empty)) == .false)
        #expect(try strings.call("isalpha", strings.str("ü")) == .false && strings.call("isspace", strings.str(" \u{0b}")) == .true)
    }

    @Test("center puts the odd space on the right; startswith and endswith compare bytes")
    func ends() throws {
        #expect(try strings.text(strings.call("center", strings.str("ab"), Obj(smallInteger: 5))) == " ab  ")
        #expect(try strings.call("startswith", strings.str("grün"), strings.str("ü"), Obj(smallInteger: 2)) == .true)
        #expect(try strings.call("endswith", strings.str("grün"), strings.str("n")) == .true)
        #expect(try strings.call("endswith", strings.str("n"), strings.str("ün")) == .false)
    }

    @Test("An index counts characters, and a character is interned")
    func index() throws {
        let text = try strings.str("grün")
        #expect(try strings.text(StrObject.subscr(vm, text, Obj(smallInteger: 2), .sentinel)) == "ü")
        #expect(try StrObject.subscr(vm, text, Obj(smallInteger: -1), .sentinel).isQstr)
        #expect(StrObject.unaryOp(vm, .len, text) == Obj(smallInteger: 4))
        #expect(try StrObject.bytesSubscr(vm, strings.bytes("grün"), Obj(smallInteger: 2), .sentinel) == Obj(smallInteger: 0xc3))
    }

    @Test("Quotes are chosen so that fewer are escaped; what is not ASCII has an escape", arguments: [
        ("plain", "'plain'"), ("it's", "\"it's\""), ("'\"", "'\\'\"'"), ("\\\n\r\t\u{1}", "'\\\\\\n\\r\\t\\x01'"),
        ("ü€\u{1f600}", "'\\xfc\\u20ac\\U0001f600'"),
    ])
    func repr(text: String, printed: String) throws {
        let object = try strings.str(text)
        #expect(try strings.numbers.printed { try StrObject.print(vm, $0, object, .repr) } == printed)
    }

    @Test("bytes print every byte that is not printable ASCII by its number, and JSON keeps UTF-8")
    func otherPrints() throws {
        let bytes = try strings.bytes("aü\n'")
        #expect(try strings.numbers.printed { try StrObject.printBytes(vm, $0, bytes, .repr) } == "b\"a\\xc3\\xbc\\n'\"")
        let text = try strings.str("ü\"\\\u{1}\n")
        #expect(try strings.numbers.printed { try StrObject.print(vm, $0, text, .json) } == "\"ü\\\"\\\\\\u0001\\n\"")
    }
}
