// Regular expressions: what they match and the blocks they take. extmod/modre.c, lib/re1.5.

import Testing

@testable import MicroPython

@Suite("Regular expressions")
struct RegexTests {
    let strings = StringMachine()
    var vm: VM { strings.vm }

    /// The groups of a match, nil for one that took no part; nil where nothing matches.
    private func groups(_ function: String, _ pattern: String, _ text: String) throws -> [String?]? {
        let match = try strings.call(strings.function("re", function), [strings.str(pattern), strings.str(text)])
        if match == .none { return nil }
        let object = MatchObject(vm: vm, address: match.address)
        return (0..<object.groupCount).map { object.group($0).map { String(decoding: $0, as: UTF8.self) } }
    }

    @Test("search and match", arguments: [
        ("search", "[0-9]+", "abc 123 def", ["123"]), ("match", "[0-9]+", "abc 123", nil),
        ("match", "(a+)(b*)", "aabbb", ["aabbb", "aa", "bbb"]),
        ("search", "a|bc|d", "xbc", ["bc"]), ("match", "(?:ab)+c", "ababc", ["ababc"]), ("match", "a.*?c", "abcbc", ["abc"]),
        ("match", "a.*c", "abcbc", ["abcbc"]), ("search", "^b", "ab", nil), ("search", "b$", "ab", ["b"]),
        ("match", "\\d\\D\\s\\w", "1a b", ["1a b"]),
        ("match", "[^a-c\\d]+", "xyz1", ["xyz"]), ("match", "(a)|(b)", "b", ["b", nil, "b"]), ("match", "\\.", ".", ["."]),
        ("match", "ab?", "ac", ["a"]),
    ] as [(String, String, String, [String?]?)])
    func matching(function: String, pattern: String, text: String, expected: [String?]?) throws {
        #expect(try groups(function, pattern, text) == expected)
    }

    @Test("Compiling takes one block of 16 bytes and the code; a match 12 bytes and two words a group")
    func blocks() throws {
        let (pattern, text) = (try strings.str("([a-z]+)=([0-9]+)"), try strings.str("temp=21"))
        let events = try strings.numbers.events {
            let regex = try strings.call(strings.function("re", "compile"), [pattern])
            let match = try strings.call(strings.function("re", "match"), [regex, text])
            #expect(MatchObject(vm: vm, address: match.address).group(2).map(Array.init) == Array("21".utf8))
            #expect(try strings.call(strings.function("re", "match"), [regex, pattern]) == .none)
        }
        #expect(events == ["A 48", "A 36", "A 36", "F 3"])
    }

    @Test("sub fills groups in, at most as often as it is told", arguments: [
        ("[0-9]+", "#", "a1b22c", 0, "a#b#c"), ("([a-z])([0-9])", "\\2\\g<1>", "a1b2", 0, "1a2b"), ("[0-9]", "x", "1234", 2, "xx34"),
        ("z", "y", "abc", 0, "abc"),
    ])
    func substitution(pattern: String, replacement: String, text: String, count: Int, result: String) throws {
        let regex = try strings.call(strings.function("re", "compile"), [strings.str(pattern)])
        let made = try strings.call(
            strings.method(.regex, "sub"), [regex, strings.str(replacement), strings.str(text), Obj(smallInteger: count)])
        #expect(try strings.text(made) == result)
    }

    @Test("split leaves out what matches")
    func splitting() throws {
        let regex = try strings.call(strings.function("re", "compile"), [strings.str("[ ,]+")])
        #expect(try strings.texts(strings.call(strings.method(.regex, "split"), [regex, strings.str("a, b c,,d")])) == ["a", "b", "c", "d"])
        let once = try strings.call(strings.method(.regex, "split"), [regex, strings.str("a, b c"), Obj(smallInteger: 1)])
        #expect(try strings.texts(once) == ["a", "b c"])
    }

    @Test("sub asks a function for each match, which is its own only while it runs")
    func functions() {
        let output = Script.output(
            """
            import re
            kept = []
            print(re.sub("(a)(n)?", lambda m: kept.append(m) or m.group(1).upper(), "banana"), kept[0].group(0))
            """)
        #expect(output == "bAAA None\n")
    }

    @Test("What is wrong is told", arguments: [
        ("re.compile('*')", "ValueError: error in regex"), ("re.compile('[a-')", "ValueError: error in regex"),
        ("re.compile('(a')", "ValueError: error in regex"),
        ("re.compile('a' * 200 + '|b')", "ValueError: error in regex"),
        ("re.match('(a|b)*c', 'ab' * 200)", "RuntimeError: maximum recursion depth exceeded"),
        ("re.compile('(' * 300 + ')' * 300)", "RuntimeError: maximum recursion depth exceeded"),
        ("re.match('a', 'a').group(1)", "IndexError: 1"),
        ("re.compile('(a)').split('1a2')", "NotImplementedError: splitting with sub-captures"),
        ("re.sub('a', '\\\\2', 'a')", "IndexError: 2"),
        ("type(re.compile('a')).split('a', 'b')", "TypeError: argument has wrong type"),
    ])
    func faults(expression: String, text: String) {
        let output = Script.output("import re\ntry:\n  print(\(expression))\nexcept Exception as e:\n  print(type(e).__name__ + ':', e)")
        #expect(output == text + "\n")
    }
}
