// The module json. The golden values are MicroPython's own answers.

import Testing

@testable import MicroPython

@Suite("json")
struct JSONTests {
    private func value(_ expression: String) -> String { String(Script.output("import json, io\nprint(\(expression))").dropLast()) }

    @Test("dumps", arguments: [
        ("json.dumps([1, 2.5, None, True, 'x\\n'])", "[1, 2.5, null, true, \"x\\n\"]"),
        ("json.dumps({'a': [], 'b': {}})", "{\"a\": [], \"b\": {}}"),
        ("json.dumps([1, {2: 3}], separators=(',', ':'))", "[1,{\"2\":3}]"), ("json.dumps((1, 2))", "[1, 2]"),
        ("json.dumps(b'x')", "\"x\""),
        ("json.dumps('\"\\\\\\x01ü')", "\"\\\"\\\\\\u0001ü\""), ("json.dumps([1, 2]), [1, 2]", "[1, 2] [1, 2]"),
    ])
    func dumps(expression: String, text: String) { #expect(value(expression) == text) }

    @Test("loads", arguments: [
        ("json.loads('[1, 2.5, \"a\\\\u00e9\\\\n\", {\"k\": null}, true, false]')", "[1, 2.5, 'a\\xe9\\n', {'k': None}, True, False]"),
        ("json.loads(' 17 ')", "17"), ("json.loads('[1}')", "[1]"), ("json.loads('[')", "[]"), ("json.loads('{1:2}')", "{1: 2}"),
        ("json.loads(b'[[[]], []]')", "[[[]], []]"),
        ("json.load(io.StringIO('{\"a\": [1, [2, {\"b\": 3}]]}'))['a'][1][1]", "{'b': 3}"), ("json.loads('-1e3')", "-1000.0"),
    ])
    func loads(expression: String, text: String) { #expect(value(expression) == text) }

    @Test("What is not JSON is refused", arguments: ["", "[[", "nul", "\"abc", "1 2", "x", "[1]]", "{[1]:2}"])
    func faults(text: String) {
        let output = Script.output("import json\ntry:\n  json.loads('\(text)')\nexcept ValueError as e:\n  print(e)")
        #expect(output == "syntax error in JSON\n")
    }

    @Test("Nothing is left behind by a failed reading, and deep nesting needs no stack")
    func deep() {
        let output = Script.output(
            """
            import json
            for i in range(20):
                try:
                    json.loads('[' * 50 + 'x')
                except ValueError:
                    pass
            d = json.loads('[' * 300 + ']' * 300)
            n = 0
            while d:
                d = d[0]
                n += 1
            print(n)
            """)
        #expect(output == "299\n")
    }

    @Test("A stream gets the pieces as they are printed")
    func streams() {
        let output = Script.output(
            """
            import json, io
            class Pieces(io.IOBase):
                def write(self, b):
                    print(bytes(b), end=' ')
                    return len(b)
            json.dump([1, 'a'], Pieces())
            print('x', 2, file=Pieces())
            s = io.StringIO()
            json.dump({'k': 1}, s)
            print(s.getvalue())
            """)
        #expect(output == "b'[' b'1' b', ' b'\"' b'a' b'\"' b']' b'x' b' ' b'2' b'\\n' {\"k\": 1}\n")
    }
}
