import Testing

@testable import MicroPython

@Suite("Import of .mpy files")
struct MpyImportTests {
    private static let source = """
        import sys
        LIMIT = const(12)
        names = ('a', 1, 2.5, b'xy', 'ein längerer Text', 123456789012345678901234567890, None, ..., (True, False), 3j)
        def outer(x, *, step=2):
            def inner(y):
                return x * y + step
            return inner
        class Box:
            def __init__(self, v): self.v = v
            def __add__(self, other): return Box(self.v + other.v)
        def squares(n):
            for i in range(n): yield i * i
        def fail():
            try:
                return names[100]
            finally:
                print('left')
        """

    /// The program that writes `file` to the board's flash and then goes on with `rest`.
    private static func program(_ file: [UInt8], _ rest: String) -> [UInt8] {
        let digits = Array("0123456789abcdef".utf8)
        let hex = String(decoding: file.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
        return Array("f=open('m.mpy','wb')\nf.write(bytes.fromhex('\(hex)'))\nf.close()\n\(rest)\n".utf8)
    }

    private static func run(_ source: [UInt8], threshold: Int = .max) -> (outcome: RunOutcome, output: String) {
        let vm = VM(board: .named("pico2w")!)
        var printed: [UInt8] = []
        vm.console = { printed += $0 }
        vm.stepsLeft = 20_000
        vm.heap.allocThreshold = threshold
        return (vm.run(source), String(decoding: printed, as: UTF8.self).replacing("\r\n", with: "\n"))
    }

    private static func compiled(_ source: String) throws -> [UInt8] {
        try CompiledScript(Array(source.utf8), name: "m.py").mpy()
    }

    @Test("A module of every kind of constant and function does what its source does", arguments: [Int.max, 0])
    func everything(_ threshold: Int) throws {
        let use = """
            import m
            print(m.names)
            print(m.outer(3)(4), m.outer(3, step=1)(4), (m.Box(1) + m.Box(2)).v, list(m.squares(5)), m.__file__)
            try: m.fail()
            except IndexError as e: print(e)
            """
        let run = Self.run(Self.program(try Self.compiled(Self.source), use), threshold: threshold)
        #expect(
            run.output == """
                ('a', 1, 2.5, b'xy', 'ein l\\xe4ngerer Text', 123456789012345678901234567890, None, Ellipsis, (True, False), 3j)
                14 13 3 [0, 1, 4, 9, 16] m.mpy
                left
                tuple index out of range

                """)
        #expect(run.outcome == .finished)
    }

    @Test("A traceback names the source file and its lines")
    func traceback() throws {
        let run = Self.run(Self.program(try Self.compiled("def f():\n\n  raise ValueError\n"), "import m\nm.f()"))
        #expect(run.output.contains("  File \"m.py\", line 3, in f\n"))
    }

    @Test(
        "A file that does not fit is refused in the board's words",
        arguments: [
            ([0x4d, 5, 0, 31], "incompatible .mpy file"), ([0x4c, 6, 0, 31], "incompatible .mpy file"),
            ([0x4d, 6, 0, 32], "incompatible .mpy file"), ([0x4d, 6, 3 << 2, 31], "incompatible .mpy arch"),
            ([0x4d, 6, 0, 31, 1], "incompatible .mpy file"),
        ])
    func refused(_ bytes: [UInt8], _ words: String) {
        #expect(Self.run(Self.program(bytes, "import m")).output.hasSuffix("ValueError: \(words)\n"))
    }

    @Test("A failed import is forgotten, and its file is closed")
    func forgotten() {
        let run = Self.run(Self.program([0x4d, 6, 0, 31, 9],
            "for i in range(3):\n try: import m\n except ValueError as e: print(e)\nimport os\nos.remove('m.mpy')\nprint(os.listdir())"))
        #expect(run.output == String(repeating: "incompatible .mpy file\n", count: 3) + "['main.py']\n")
    }

    @Test("A function that claims more defaults than arguments, or more of anything than there is, does not end picoheap")
    func impossibleSignature() throws {
        let good = try Self.compiled("def f(*, a=1): return a\n")
        // `f` is called without an argument, so that its defaults are looked for.
        let use = "import m\ntry: print(m.f())\nexcept Exception as e: print(e)"
        for place in 4..<good.count {
            for bit in 0..<8 {
                var bytes = good
                bytes[place] ^= 1 << bit
                _ = Self.run(Self.program(bytes, use))
            }
        }
        #expect(Self.run(Self.program(good, use)).output == "1\n")
    }

    @Test("Whatever bytes of a file are changed, the run comes to an end of its own", arguments: 0..<20)
    func mutated(_ slice: UInt64) throws {
        let good = try Self.compiled(Self.source)
        let use = "import m\nfor n in dir(m):\n try: print(n, getattr(m, n)(3))\n except Exception as e: print(n, e)"
        var random = Seeded(state: slice)
        for _ in 0..<10 {
            var bytes = good
            for _ in 0..<Int.random(in: 1...6, using: &random) {
                bytes[Int.random(in: 4..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
            }
            _ = Self.run(Self.program(bytes, use))
        }
    }
}
