import Foundation
import TestSupport
import Testing

@Suite struct InputTests {
    @Test("Lines of a file are what a script's input() reads, and the end of them is the end of input")
    func script() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("print(int(input('n? ')) + 1)\nprint(repr(input()))\ninput()\n", to: "ask.py")
        let run = try Command("run", path, input: "41\nlast")
        #expect(run.status == 1)
        #expect(run.output.hasPrefix("n? 41\r\n42\nlast\r\n'last'\n"))
        #expect(run.output.hasSuffix("EOFError: \n"))
        let told = try Command("run", "--stats", "--events", "/dev/null", path, input: "1\r\n2\r\n3\r\n")
        #expect(told.status == 0 && told.output.contains("n? 1\r\n2\n2\r\n'2'\n3\r\n"))
    }

    @Test("A traced run says its figures too, the same as without the trace")
    func tracedFigures() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("print(len([str(i) for i in range(50)]))\n", to: "texts.py")
        let plain = try Command("run", "--stats", path)
        let traced = try Command("run", "--stats", "--trace-file", folder.path("texts.trace"), path)
        #expect(traced.errors == plain.errors && plain.errors.contains("allocations of"))
        #expect(try String(contentsOfFile: folder.path("texts.trace"), encoding: .utf8).hasPrefix("P 1\n"))
    }

    @Test("A program that is piped to the raw prompt answers between its control characters, its lines ended as on a serial line")
    func raw() throws {
        let session = try Command("repl", input: "\u{1}print(6*7)\n\u{4}1/0\u{4}\u{2}")
        #expect(session.status == 0)
        #expect(session.output.contains("raw REPL; CTRL-B to exit\r\n>OK42\r\n\u{4}\u{4}>OK\u{4}Traceback"))
        #expect(session.output.contains("ZeroDivisionError: divide by zero\r\n\u{4}>\r\nMicroPython v1.24.0"))
    }

    @Test("A loop ends with its steps, however much built-in code it runs", arguments: ["10**10**6", "sum(range(10**9))", "'a'*9"])
    func budget(_ code: String) throws {
        let run = try Command("run", "--max-steps", "100000", "-", input: "while True: \(code)\n")
        #expect(run.status == 1 && run.errors == "picoheap: stopped after 100000 steps\n")
    }
}
