import BlockHeap
import Testing

@testable import MicroPython

@Suite("Frozen code lies in ROM")
struct FrozenTests {
    /// Runs `source` on a board whose scripts are frozen; what it printed, and the heap's events from the script on.
    private func run(_ source: String, on board: String = "lab-4k") -> (outcome: RunOutcome, output: String, events: [String]) {
        let vm = VM(board: .named(board)!)
        var output: [UInt8] = []
        vm.console = { output += $0 }
        let trace = TraceWriter()
        vm.phaseObserver = { if $0 == 3 { vm.heap.observer = trace } }
        let outcome = vm.run(Array(source.utf8))
        vm.heap.observer = nil
        return (outcome, String(decoding: output, as: UTF8.self), trace.lines)
    }

    @Test("A frozen script takes two blocks: its context and its function")
    func blocks() {
        let result = run("def f(a, b=None):\n    return 'a string of more than ten characters', a\n")
        #expect(result.outcome == .finished)
        #expect(result.events.prefix(2).map { String($0.prefix(8)) } == ["A n=16 b", "A n=16 b"])
        // The function that `def` makes: with a tuple of defaults, which is garbage afterwards.
        #expect(result.events.dropFirst(2).contains { $0.hasPrefix("A n=12") })
        #expect(result.events.filter { $0.hasPrefix("A") }.count <= 6)
    }

    @Test("Constants of every kind come out of ROM as they went in")
    func constants() {
        let result = run(
            """
            print('a string of more than ten characters', b'bytes', 1.5, 2 ** 70, -1073741824, (1, 'two', (3.25, None)), ..., 2j)
            print([n for n in range(3)], (lambda x: x + 1)(4), 'newname', {'k': b''})
            class C:
                attribute_that_no_firmware_has = 3
            print(C.attribute_that_no_firmware_has, 2 ** 70 + 1)
            """)
        #expect(
            result.output == """
                a string of more than ten characters b'bytes' 1.5 1180591620717411303424 -1073741824 (1, 'two', (3.25, None)) Ellipsis 2j\r
                [0, 1, 2] 5 newname {'k': b''}\r
                3 1180591620717411303425\r

                """.replacing("\r\n", with: "\n"))
        #expect(result.outcome == .finished)
    }

    @Test("An uncaught exception names the line of the frozen script")
    func traceback() {
        let result = run("def f():\n    return 1 // 0\n\nf()\n")
        #expect(result.outcome == .raised)
        #expect(
            result.output.replacing("\r\n", with: "\n") == """
                Traceback (most recent call last):
                  File "main.py", line 4, in <module>
                  File "main.py", line 2, in f
                ZeroDivisionError: divide by zero

                """)
    }

    @Test("A script that cannot be compiled is told as on any board")
    func syntaxError() {
        let result = run("x = 1\nreturn 2\n")
        #expect(result.outcome == .raised)
        #expect(
            result.output.replacing("\r\n", with: "\n") == """
                Traceback (most recent call last):
                  File "main.py", line 2, in <module>
                SyntaxError: 'return' outside function

                """)
    }

    @Test("The frozen modules bring no names that the board's firmware does not have, but for umqtt, whose own are hidden")
    func names() throws {
        let umqtt = try #require(ROM.firmware(.pico2W).frozenModules["umqtt/simple.py"])
        #expect(ROM.firmware(.pico2W).strings.count - umqtt.ownNames.count == ROM.pico2WWithoutFrozenModules.strings.count)
    }

    @Test("The firmware's frozen modules can be imported")
    func imports() {
        let source = "import asyncio\nasync def f():\n    await asyncio.sleep(1)\n    return 7\nprint(asyncio.run(f()))\n"
        let result = run(source, on: "lab-16k")
        #expect(result.output.replacing("\r\n", with: "\n") == "7\n")
    }
}
