import Testing

@testable import Lessons

@Suite struct TracebackTests {
    private let text = """
        some output: 5
        Traceback (most recent call last):
          File "main.py", line 14, in <module>
          File "main.py", line 3, in f
        MemoryError: memory allocation failed, allocating 4096 bytes

        """

    @Test("The innermost call's line is the one that is told")
    func line() {
        #expect(CompileProblem(traceback: text).line == 3)
        let syntax = "Traceback (most recent call last):\n  File \"a.py\", line 7\nSyntaxError: invalid syntax\n"
        #expect(CompileProblem(traceback: syntax) == CompileProblem(line: 7, message: "SyntaxError: invalid syntax"))
    }
}
