import BlockHeap
import Testing

@testable import MicroPython

/// The tree of `source`, as `rule(node node ...)`; names and strings as they are, tokens in angle brackets, constants by their type.
private func tree(_ source: String, _ input: InputKind = .file) throws -> String {
    let vm = VM(board: .named("plain")!)
    let tree = try vm.parse(try vm.lexer(.empty, SourceReader(Array(source.utf8))), input)
    func show(_ node: ParseNode) -> String {
        if node.isNull { return "-" }
        if node.isSmallInteger { return "\(node.smallInteger)" }
        if node.isIdentifier { return vm.qstrText(node.qstr) }
        if node.isString { return "'\(vm.qstrText(node.qstr))'" }
        if node.isToken { return "<\(node.token)>" }
        let inner = NodeStruct(vm.ram, node)
        if inner.rule == .constObject {
            let type = vm.typeAddress(inner.constObject)
            return "const:\(TypeID.allCases.first { $0.address == type }!)"
        }
        return "\(inner.rule)(" + (0..<inner.count).map { show(inner[$0]) }.joined(separator: " ") + ")"
    }
    return show(tree.root)
}

@Suite("The parser builds MicroPython's trees")
struct ParserTests {
    @Test("Every rule of the grammar is there, in the order of the C code")
    func rules() {
        #expect(RuleID.allCases.count == 176)
        #expect(RuleID.fileInput.rawValue == 0)
        #expect(RuleID.constObject.rawValue == 58)
        #expect(RuleID.yieldArgFrom.rawValue == 175)
    }

    @Test("One statement stands for the file, two make a list", arguments: [
        ("a = b", "exprStmt(a b)"), ("a\nb", "fileInput2(exprStmt(a -) exprStmt(b -))"),
        ("a; b", "simpleStmt2(exprStmt(a -) exprStmt(b -))"),
        ("", "<newline>"), ("pass", "passStmt()"), ("del a, b", "delStmt(exprlist(a b))"), ("return", "returnStmt(-)"),
    ])
    func statements(_ source: String, _ expected: String) throws {
        #expect(try tree(source) == expected)
    }

    @Test("Integers are computed, other things are not", arguments: [
        ("a = 1 + 2 * 3 - 4 // 3", "exprStmt(a 6)"), ("a = -5", "exprStmt(a -5)"), ("a = ~0x0f & 0xff | 1 << 9", "exprStmt(a 752)"),
        ("a = 2 ** 10", "exprStmt(a 1024)"), ("a = 2 ** 100", "exprStmt(a const:int)"), ("a = 1 + x", "exprStmt(a arithExpr(1 <plus> x))"),
        ("a = 1 / 2", "exprStmt(a term(1 <slash> 2))"), ("a = 1 % 0", "exprStmt(a term(1 <percent> 0))"),
        ("a = 2 ** -1", "exprStmt(a power(2 -1))"),
        ("a = 1 << -1", "exprStmt(a shiftExpr(1 <doubleLess> -1))"), ("a = 1.5", "exprStmt(a const:float)"),
        ("a = 2j", "exprStmt(a const:complex)"),
        ("a = 1073741823", "exprStmt(a 1073741823)"), ("a = 1073741824", "exprStmt(a const:int)"),
        ("a = -1073741824", "exprStmt(a const:int)"),
    ])
    func folding(_ source: String, _ expected: String) throws {
        #expect(try tree(source) == expected)
    }

    @Test("Short and known strings are names of strings, long ones objects; docstrings go")
    func strings() throws {
        #expect(try tree("a = 'abc'") == "exprStmt(a 'abc')")
        #expect(try tree("a = '0123456789'") == "exprStmt(a '0123456789')")
        #expect(try tree("a = '0123456789x'") == "exprStmt(a const:str)")
        #expect(try tree("a = 'KeyboardInterrupt'") == "exprStmt(a 'KeyboardInterrupt')")
        #expect(try tree("a = b''") == "exprStmt(a const:bytes)")
        #expect(try tree("'doc'\na") == "fileInput2(passStmt() exprStmt(a -))")
        #expect(try tree("'value'", .single) == "exprStmt('value' -)")
    }

    @Test("Tuples of constants are objects, others are not", arguments: [
        ("a = 1, 'x', None", "exprStmt(a const:tuple)"), ("a = (1,)", "exprStmt(a const:tuple)"), ("a = (1, 2)", "exprStmt(a const:tuple)"),
        ("a = ((1, 2), ())", "exprStmt(a const:tuple)"), ("a = [1, 2]", "exprStmt(a atomBracket(testlistComp(1 2)))"),
        ("a = (1, x)", "exprStmt(a atomParen(testlistComp(1 x)))"), ("a = ()", "exprStmt(a atomParen(-))"), ("a = (x)", "exprStmt(a x)"),
        ("for a in 1, 2: pass", "forStmt(a const:tuple passStmt() -)"),
        ("x[1, 2]", "exprStmt(atomExprNormal(x trailerBracket(const:tuple)) -)"),
    ])
    func tuples(_ source: String, _ expected: String) throws {
        #expect(try tree(source) == expected)
    }

    @Test("A name defined by const stands for its value; one that begins with an underscore is not stored")
    func constNames() throws {
        #expect(try tree("A = const(6)\nb = A * 7") == "fileInput2(exprStmt(A 6) exprStmt(b 42))")
        #expect(try tree("_A = const(6)\nb = _A") == "fileInput2(passStmt() exprStmt(b 6))")
    }

    @Test("The blocks of const's table are freed at the end of the parse")
    func constTable() throws {
        let vm = VM(board: .named("plain")!)
        let (trace, stack) = (TraceWriter(), vm.stackPointer)
        vm.heap.observer = trace
        _ = try vm.parse(try vm.lexer(.empty, SourceReader(Array("_A = const(1)".utf8))), .file)
        #expect(trace.lines.contains { $0.hasPrefix("A n=16 ") })
        #expect(vm.native.held.isEmpty)
        #expect(vm.stackPointer == stack)
    }

    @Test("Functions, classes and lambdas have an empty place at the end for the compiler")
    func blanks() throws {
        #expect(try tree("def f(a, *b): pass") == "funcdef(f typedargslist(a typedargslistStar(tfpdef(b -))) - passStmt() -)")
        #expect(try tree("class C: pass") == "classdef(C - passStmt() -)")
        #expect(try tree("lambda: 0") == "exprStmt(lambdef(- 0 -) -)")
    }

    @Test("An expression, a statement and a file begin with different rules")
    func inputs() throws {
        #expect(try tree("1 + 1", .eval) == "evalInput(2 evalInput2())")
        #expect(try tree("x\n", .single) == "exprStmt(x -)")
    }

    @Test("Deep nesting costs heap and no stack")
    func nesting() throws {
        let source = "x = " + String(repeating: "(", count: 400) + "y" + String(repeating: ")", count: 400)
        #expect(try tree(source) == "exprStmt(x y)")
    }

    @Test("Clearing a tree frees its chunks, the last one first")
    func clearing() throws {
        let vm = VM(board: .named("plain")!)
        let source = Array((0..<40).map { "name\($0) = [\($0), x]\n" }.joined().utf8)
        var tree = try vm.parse(try vm.lexer(.empty, SourceReader(source)), .file)
        let trace = TraceWriter()
        vm.heap.observer = trace
        vm.clear(&tree)
        let blocks = trace.lines.map { Int($0.split(separator: " ")[1].dropFirst(2))! }
        #expect(blocks.count > 1)
        #expect(blocks == blocks.sorted(by: >))
        #expect(tree.chunk == 0)
    }
}
