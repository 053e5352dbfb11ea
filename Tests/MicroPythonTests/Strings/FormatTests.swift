// .format, f-strings and %. The golden values are MicroPython's own answers.

import Testing

@testable import MicroPython

@Suite("Formatting")
struct FormatTests {
    @Test(".format", arguments: [
        ("'{0}-{1}-{0}'.format('a', 'b')", "a-b-a"), ("'{:>5}|{:<5}|{:^5}|'.format('a', 'b', 'c')", "    a|b    |  c  |"),
        ("'{:*^7}'.format('x')", "***x***"), ("'{:05d}'.format(-42)", "-0042"), ("'{:+d} {: d}'.format(5, 6)", "+5  6"),
        ("'{:#x} {:#o} {:#b} {:X}'.format(255, 8, 5, 255)", "0xff 0o10 0b101 FF"), ("'{:,}'.format(1234567)", "1,234,567"),
        ("'{:c}'.format(65)", "A"), ("'{!r:>8}'.format('ab')", "    'ab'"), ("'{:{}.{}}|'.format('abcdef', 5, 2)", "ab   |"),
        ("'{{}} {}'.format(1)", "{} 1"), ("'{:.2}'.format('abc')", "ab"), ("'{:5}|'.format(True)", "    1|"), ("'{}'.format(True)", "True"),
        ("'{:=6}'.format(-7)", "-    7"), ("'{:06}'.format('ab')", "ab0000"), ("'{:<06}|'.format(12)", "120000|"),
        ("'{:}'.format(None)", "None"),
        ("'{a} {b!r}'.format(a=1, b='x')", "1 'x'"), ("'{:.2f} {:8.3f}|'.format(3.14159, 2)", "3.14    2.000|"),
        ("'{:.1%}'.format(0.25)", "25.0%"),
        ("'{:e}'.format(12345.0)", "1.234500e+04"), ("b'{}'.format(1)", "b'1'"),
    ])
    func format(expression: String, text: String) { #expect(Script.value(expression) == text) }

    @Test("f-strings", arguments: [
        ("f'{1 + 1} {\"a\"!r}'", "2 'a'"), ("f'{3:>4}|{{}}'", "   3|{}"), ("f'{5=}'", "5=5"), ("f'{1.5:.2f}' 'x'", "1.50x"),
    ])
    func fString(expression: String, text: String) { #expect(Script.value(expression) == text) }

    @Test("%", arguments: [
        ("'%5d|%-5d|%05d' % (1, 2, 3)", "    1|2    |00003"), ("'%s %r' % ('a', 'b')", "a 'b'"),
        ("'%.2s|%5s|%-5s|' % ('abc', 'x', 'y')", "ab|    x|y    |"),
        ("'%x %X %#x %o %#o' % (255, 255, 255, 8, 8)", "ff FF 0xff 10 0o10"), ("'%c%c' % (65, 'b')", "Ab"), ("'%%' % ()", "%"),
        ("'%*d' % (5, 42)", "   42"), ("'%.*s' % (2, 'abcd')", "ab"), ("'%(a)s-%(b)d' % {'a': 1, 'b': 2}", "1-2"), ("'%.3d' % 7", "007"),
        ("'%s' % None", "None"), ("'%s' % ([1, 'a'],)", "[1, 'a']"), ("'%05s|' % 'a'", "    a|"), ("'%d' % 3.9", "3"),
        ("b'%s %r %d' % (b'x', b'y', 3)", "b\"x b'y' 3\""), ("'%5.1f|%g' % (2.3, 1e10)", "  2.3|1e+10"),
    ])
    func modulo(expression: String, text: String) { #expect(Script.value(expression) == text) }

    @Test("What is wrong with a template is told", arguments: [
        ("'{'.format()", "ValueError: unmatched '{' in format"), ("'}'.format()", "ValueError: single '}' encountered in format string"),
        ("'{!x}'.format(1)", "ValueError: bad conversion specifier"),
        ("'{} {0}'.format(1)", "ValueError: can't switch from automatic field numbering to manual field specification"),
        ("'{0} {}'.format(1, 2)", "ValueError: can't switch from manual field specification to automatic field numbering"),
        ("'{}'.format()", "IndexError: tuple index out of range"), ("'{a}'.format()", "KeyError: a"),
        ("'{a.b}'.format(a=1)", "NotImplementedError: attributes not supported"),
        ("'{:y}'.format(1)", "ValueError: invalid format specifier"),
        ("'{:s}'.format(1)", "ValueError: unknown format code 's' for object of type 'int'"),
        ("'{:d}'.format('a')", "ValueError: unknown format code 'd' for object of type 'str'"),
        ("'{:=5}'.format('a')", "ValueError: '=' alignment not allowed in string format specifier"),
        ("'{:+s}'.format('a')", "ValueError: sign not allowed in string format specifier"),
        ("'%d' % ()", "TypeError: format string needs more arguments"),
        ("'%d' % (1, 2)", "TypeError: format string didn't convert all arguments"),
        ("'%z' % 1", "ValueError: unsupported format character 'z' (0x7a) at index 1"), ("'%' % 1", "ValueError: incomplete format"),
        ("'%(a' % {}", "ValueError: incomplete format key"), ("'%(a)s' % 1", "TypeError: format needs a dict"),
        ("'%(a)s' % {}", "KeyError: a"),
        ("'%c' % 'ab'", "TypeError: %c needs int or char"), ("'%c' % []", "TypeError: integer needed"),
    ])
    func faults(expression: String, text: String) { #expect(Script.error(expression) == text) }
}
