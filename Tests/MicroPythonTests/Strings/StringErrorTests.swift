// What str and bytes refuse, in MicroPython's words. py/objstr.c.

import Testing

@testable import MicroPython

@Suite("Errors of strings")
struct StringErrorTests {
    @Test("The texts are MicroPython's", arguments: [
        ("'a'.join([1])", "TypeError: join expects a list of str/bytes objects consistent with self object"),
        ("'a'.split('')", "ValueError: empty separator"), ("'a' + b'a'", "TypeError: unsupported types for __add__: 'str', 'bytes'"),
        ("5 in 'a'", "TypeError: can't convert 'int' object to str implicitly"), ("'a'.index('b')", "ValueError: substring not found"),
        ("'abc'[5]", "IndexError: string index out of range"), ("'abc'['a']", "TypeError: string indices must be integers, not str"),
        ("'abc'[::2]", "NotImplementedError: only slices with step=1 (aka None) are supported"),
        ("'a'.find(b'a')", "TypeError: can't convert 'bytes' object to str implicitly"),
        ("b'a'.find('a')", "TypeError: can't convert 'str' object to bytes implicitly"),
        ("bytes('a')", "TypeError: string argument without an encoding"), ("bytes([300])", "ValueError: bytes value out of range"),
        ("bytes(-1)", "ValueError: "), ("'a'.rsplit(None, 1)", "NotImplementedError: rsplit(None,n)"),
        ("'a'.endswith('a', 1)", "NotImplementedError: start/end indices"), ("str(b'\\xff', 'utf8')", "UnicodeError: "),
        ("bytes.fromhex('1')", "ValueError: non-hex digit"), ("'a'.partition('')", "ValueError: empty separator"),
        ("'x' * (1 << 29)", "MemoryError: memory allocation failed, allocating 536870913 bytes"),
        ("str(1, 2, 3, 4)", "TypeError: function expected at most 3 arguments, got 4"),
    ])
    func faults(expression: String, text: String) { #expect(Script.error(expression) == text) }

    @Test("bytes and str, made of all sorts of things", arguments: [
        ("bytes.fromhex('01 ff'), b'\\x01\\xff'.hex(), b'\\x01\\xff'.hex(':')", "b'\\x01\\xff' 01ff 01:ff"),
        ("bytes(range(3)), bytes(2), bytes(b'x'), bytes(bytearray(b'y')), bytes('ü', 'utf8')",
         "b'\\x00\\x01\\x02' b'\\x00\\x00' b'x' b'y' b'\\xc3\\xbc'"),
        ("str(b'abc', 'utf8'), str(12), str([1, 'a']), str()", "abc 12 [1, 'a'] "),
        ("b'a' < b'b', 'a' < 'ab', 'b' in 'abc', b'ab' == bytearray(b'ab')", "True True True True"),
        ("[c for c in 'aü'], [b for b in b'ab'], '-'.join(c for c in 'abc')", "['a', '\\xfc'] [97, 98] a-b-c"),
        ("'abcdef'[1:-1], 'grün'[2:], 'abc'[5:], 'abc'[2:1] == ''", "bcde ün  True"),
        ("hash('abc') == hash(b'abc'), len('grün'), len(b'abc'), bool(''), bool(b'a')", "True 4 3 False True"),
    ])
    func values(expression: String, text: String) { #expect(Script.value(expression) == text) }
}
