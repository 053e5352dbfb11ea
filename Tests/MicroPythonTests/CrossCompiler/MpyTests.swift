import Testing

@testable import MicroPython

@Suite("An .mpy file equals what mpy-cross 1.24.0 writes")
struct MpyTests {
    @Test(
        "Every Python file of this repository compiles to the same bytes",
        .enabled(if: MpyCross.path != nil, "mpy-cross is not on the PATH"), arguments: PythonFiles.all)
    func equal(_ path: String) throws {
        let source = try PythonFiles.read(path)
        let real = try MpyCross.compile(source, name: path).get()
        let ours = try CompiledScript(source, name: path).mpy()
        #expect(ours == real)
    }

    @Test("A source that mpy-cross rejects is rejected in the same words",
        .enabled(if: MpyCross.path != nil, "mpy-cross is not on the PATH"),
        arguments: [
            "x = = 1\n", "def f():\n  return 1\n return\n", "return 1\n", "break\n", "def f(a, a): pass\n", "def f(a=1, b): pass\n",
            "f(**a, *b)\n", "f(a=1, 2)\n", "1 = x\n", "(x for x in y) = 1\n", "a, *b, *c = d\n", "nonlocal x\n",
            "def f():\n  x = 1\n  global x\n",
            "def f():\n  nonlocal x\n", "del f()\n", "yield 1\n", "async with a: pass\n", "await x\n", "{1: 2, 3}\n", "{1, 2: 3}\n", "*a\n",
            "try:\n  pass\nexcept:\n  pass\nexcept A:\n  pass\n", "def f():\n  from a import *\n", "@micropython.native\ndef f(): pass\n",
            "@micropython.nothing\ndef f(): pass\n", "x = const(y)\n", "f(a:=1, b=2, 3)\n", "super()\ndef f(): super()\n",
            "lambda *a, *b: 1\n",
            "x = 0x\n", "x = 1.0e\n", "'abc\n", "\tx\n  y\n", "f'{a'\n", "f'{}'\n", "x = (1,\n", "a := 1\n", "print((a.b := 1))\n",
        ])
    func rejected(_ source: String) throws {
        let real = try MpyCross.compile(Array(source.utf8), name: "t.py")
        let ours = Result { () throws(CompileFailure) in try CompiledScript(Array(source.utf8), name: "t.py").mpy() }
        switch (real, ours) {
        case (.success(let bytes), .success(let own)): #expect(own == bytes)
        case (.failure(let complaint), .failure(let failure)): #expect(failure.text == complaint.text)
        case (.success, .failure(let failure)): Issue.record("only rejected here: \(failure.text)")
        case (.failure(let complaint), .success): Issue.record("accepted here: \(complaint.text)")
        }
    }

    @Test("Bytes that are no UTF-8 may stand in comments, names and strings",
        .enabled(if: MpyCross.path != nil, "mpy-cross is not on the PATH"))
    func anyBytes() throws {
        let source = Array("# ".utf8) + [0xe9, 0x0a, 0xe9] + Array(" = 'a".utf8) + [0xff, 0xc3]
            + Array("'\nprint(".utf8) + [0xe9] + Array(", b'".utf8) + [0x80] + Array("')\n".utf8)
        #expect(try CompiledScript(source, name: "t.py").mpy() == MpyCross.compile(source, name: "t.py").get())
    }
}
