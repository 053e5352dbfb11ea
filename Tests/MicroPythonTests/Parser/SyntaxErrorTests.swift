import BlockHeap
import Testing

@testable import MicroPython

@Suite("Wrong source is told as the board tells it")
struct SyntaxErrorTests {
    @Test("A syntax error names file and line, and no function", arguments: [
        ("a = 1\nb = = 2\n", 2, "SyntaxError: invalid syntax"),
        ("if 1:\n    a = 1\n  b = 2\n", 2, "IndentationError: unindent doesn't match any outer indent level"),
        (" a = 1\n", 1, "IndentationError: unexpected indent"), ("a = (\n1\n", 3, "SyntaxError: invalid syntax"),
        ("x = 1\ny = 0o9\n", 2, "SyntaxError: invalid syntax for integer with base 8"),
        ("from micropython import const\nA = const(\nx)\n", 2, "SyntaxError: not a constant"),
    ])
    func places(_ source: String, _ line: Int, _ message: String) {
        let printed = Programs.output(of: Array(source.utf8), collectingAlways: false)
        #expect(printed == ["Traceback (most recent call last):", "  File \"<stdin>\", line \(line)", message])
    }

    @Test("After a syntax error the lexer's blocks are free again, the parser's two stacks wait for a collection")
    func blocks() throws {
        let vm = VM(board: .named("plain")!)
        let lexer = try vm.lexer(.empty, SourceReader(Array("a b".utf8)))
        let lexerBlock = try #require(vm.heap.block(at: lexer.address))
        #expect(throws: PythonError.self) { try vm.parse(lexer, .file) }
        #expect(vm.heap.kind(ofBlock: lexerBlock) == .free)
        let before = vm.heap.usedBytes
        vm.release(to: 0)
        vm.heap.collect()
        #expect(before - vm.heap.usedBytes >= 512 + 128)
        #expect(vm.native.lexers.isEmpty)
    }

    @Test("A source that does not fit raises MemoryError, and the machine goes on")
    func noRoom() throws {
        let vm = VM(board: .named("lab-4k")!)
        let source = Array((0..<200).map { "name\($0) = \($0)\n" }.joined().utf8)
        let mark = vm.native.held.count
        let error = #expect(throws: PythonError.self) { try vm.parse(try vm.lexer(.empty, SourceReader(source)), .file) }
        #expect(vm.matches(try #require(error), .memoryError))
        vm.release(to: mark)
        vm.heap.collect()
        let tree = try vm.parse(try vm.lexer(.empty, SourceReader(Array("a = 1".utf8))), .file)
        #expect(!tree.root.isNull)
    }
}
