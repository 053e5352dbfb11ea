// The parser's state, and the whole of a parse. py/parse.c.
//
// It does not recurse: two stacks on the heap hold the rules that are under way and the nodes that are done, so that deep nesting costs
// heap and not C stack. Each grows by 16 entries when full:
//
//     rule stack    8 bytes an entry, 64 at first:   +0 source line (24 bits) | rule << 24   +4 which argument is next
//     result stack  4 bytes an entry, 32 at first:   a node's word
//
// Nodes are made in chunks, see ParseTree. Invariant: what the parser owns on the heap stands in `machine.held` at all times.

import BlockHeap

/// One parse of one source text.
final class Parser {
    static let stackIncrement = 16
    private static let firstRules = 64
    private static let firstResults = 32

    unowned(unsafe) let vm: VM
    let ram: RAM
    let lexer: Lexer
    let input: InputKind
    let rules = Grammar.python.rules
    /// The modules whose integers are known while parsing, by name; a cross compiler has none.
    let constantModules: [(name: Qstr, module: Obj)]

    @exclusivity(unchecked) var ruleStack: Address { didSet { vm.native.held[heldBase] = ruleStack } }
    @exclusivity(unchecked) var ruleAlloc = firstRules
    @exclusivity(unchecked) var ruleCount = 0
    @exclusivity(unchecked) var resultStack: Address { didSet { vm.native.held[heldBase + 1] = resultStack } }
    @exclusivity(unchecked) var resultAlloc = firstResults
    @exclusivity(unchecked) var resultCount = 0
    /// The chunk that nodes are made in, 0 for none yet.
    @exclusivity(unchecked) var chunk: Address = 0 { didSet { vm.native.held[heldBase + 2] = chunk } }
    /// Chunks that are full, the last one first.
    @exclusivity(unchecked) var fullChunks: Address = 0 { didSet { vm.native.held[heldBase + 3] = fullChunks } }
    /// A map on the C stack: names that `const` gave a value, and those values.
    let constants: Address
    /// Where in `machine.held` the parser's blocks stand.
    private let heldBase: Int

    /// The last rule did not match and took no token.
    @exclusivity(unchecked) var isBacktracking = false

    fileprivate init(_ lexer: Lexer, _ input: InputKind) throws(PythonError) {
        vm = lexer.vm
        ram = vm.ram
        self.lexer = lexer
        self.input = input
        let rom = vm.rom
        constantModules = vm.numbers.constantModules.compactMap { name in
            guard let number = rom.strings.number(of: Array(name.utf8)), let module = rom.modules[name] else { return nil }
            return (number, module)
        }
        heldBase = vm.native.held.count
        for _ in 0..<5 { vm.hold(.null) }
        vm.stackPointer -= 16
        constants = vm.stackPointer
        ruleStack = 0
        resultStack = 0
        ruleStack = try vm.allocate(8 * Self.firstRules)
        vm.native.held[heldBase] = ruleStack
        resultStack = try vm.allocate(4 * Self.firstResults)
        vm.native.held[heldBase + 1] = resultStack
        try Map(vm.ram, constants).initialise(0, vm)
    }

    /// Gives `name` a value that stands for it from here on.
    func define(_ name: Qstr, _ value: Obj) throws(PythonError) {
        let entry = try Map(vm.ram, constants).lookup(Obj(name), .addIfMissing, vm)
        vm.setObj(entry + 4, value)
        vm.native.held[heldBase + 4] = vm.word(constants + 8)
    }

    /// The value that `const` gave to `name`.
    func constant(_ name: Qstr) throws(PythonError) -> Obj? {
        guard vm.word(constants + 4) != 0 else { return nil }
        let entry = try Map(vm.ram, constants).lookup(Obj(name), .find, vm)
        return entry == 0 ? nil : vm.obj(entry + 4)
    }

    fileprivate func run() throws(PythonError) -> ParseTree {
        let start: RuleID = switch input {
        case .single: .singleInput
        case .eval: .evalInput
        case .file: .fileInput
        }
        try pushRule(start, line: lexer.line)
        while ruleCount > 0 { try step() }
        vm.free(vm.word(constants + 8))
        closeChunk()
        guard lexer.kind == .end && resultCount > 0 else { throw syntaxError() }
        let tree = ParseTree(root: result(0), chunk: fullChunks)
        vm.free(ruleStack)
        vm.free(resultStack)
        return tree
    }

    /// "invalid syntax" and its kin, at the current token.
    func syntaxError() -> PythonError {
        let error = switch lexer.kind {
        case .indent: vm.error(.indentationError, "unexpected indent")
        case .dedentMismatch: vm.error(.indentationError, "unindent doesn't match any outer indent level")
        case .malformedFString: vm.error(.syntaxError, "malformed f-string")
        default: vm.error(.syntaxError, "invalid syntax")
        }
        ExceptionObject.addTraceback(vm, to: error.exception, file: lexer.sourceName, line: lexer.line, block: .null)
        return error
    }
}

extension VM {
    /// What even the shortest source takes, until it is code.
    private static let workAParse = 1 << 14

    /// mp_parse: the tree of what `lexer` reads. The lexer is freed, also when this throws. The caller holds the tree's chunk from here on.
    func parse(_ lexer: Lexer, _ input: InputKind) throws(PythonError) -> ParseTree {
        phaseObserver?(10)
        sourceObserver?(.begins(qstrText(lexer.sourceName)))
        noteWork(Self.workAParse)
        let (top, mark) = (stackPointer, native.held.count)
        do throws(PythonError) {
            let tree = try Parser(lexer, input).run()
            try lexer.free()
            stackPointer = top
            release(to: mark)
            phaseObserver?(11)
            return tree
        } catch {
            sourceObserver?(.givesUp)
            try lexer.free()
            throw error
        }
    }
}
