// From a parse tree to bytecode: each scope is walked first to find where its names live, then three times or more to write its code.
// py/compile.c.
//
// The first fault is noted and compiling goes on to the end of its scope, because that is what decides which heap blocks are taken; then
// it is raised. What is taken from the heap, in order: Sources/MicroPython/Sizes.md, "From source to bytecode".

import BlockHeap

/// Compiles one module (or one statement or expression).
final class Compiler {
    unowned(unsafe) let vm: VM
    let ram: RAM
    let emitter: Emitter
    private var tree: ParseTree
    /// A lone expression's value is printed, as the prompt does.
    let isREPL: Bool
    /// All scopes, in the order in which they were met; the module's first.
    private(set) var scopes: ContiguousArray<Scope> = []
    private(set) var scope: Scope
    private(set) var pass = Pass.scope
    /// The scopes by the address that their nodes hold.
    private var scopesByAddress: [Address: Scope] = [:]

    /// The first fault, or null.
    private(set) var fault = Obj.null
    private var faultLine = 0
    private let faultSlot: Int

    private var nextLabel = 0
    /// Levels of nodes inside nodes that are being compiled now.
    var depth = 0
    static let maximumDepth = 500

    // State of the statement around.
    var breakLabel: LoopLabel?
    var continueLabel: LoopLabel?
    var exceptionLevel = 0
    var loopExceptionLevel = 0
    var hasStar = false
    var dictParameterCount = 0
    var defaultParameterCount = 0

    /// Takes the blocks that the real compiler begins with. Raises MemoryError.
    init(_ vm: VM, _ tree: ParseTree, sourceFile: Qstr, isREPL: Bool) throws(PythonError) {
        self.vm = vm
        self.tree = tree
        ram = vm.ram
        self.isREPL = isREPL
        faultSlot = vm.native.held.count
        vm.native.held.append(0)
        let names = try NameTable(vm, sourceFile: sourceFile)
        let constants = try ConstantTable(vm)
        scope = try Scope(vm, kind: .module, parent: nil, node: tree.root, emitOption: .none)
        emitter = try Emitter(vm, scope: scope, names: names, constants: constants)
        scopes.append(scope)
        emitter.whenWrong = { [unowned self] error in note(error) }
    }

    /// mp_compile_to_raw_code: all passes. The tree is cleared, and its scopes are freed. Raises SyntaxError and what allocating may raise.
    func run(context: ModuleContext) throws(PythonError) {
        let sourceFile = emitter.names.names[0]
        var labelCount = 0
        var index = 0
        while index < scopes.count && fault.isNull {
            let scope = scopes[index]
            _ = try compile(scope, .scope)
            for name in scope.names.indices where scope.names[name].kind == .globalImplicit { try scope.closeOver(name) }
            labelCount = max(labelCount, nextLabel)
            index += 1
        }
        if fault.isNull {
            for scope in scopes { scope.numberLocals(classCell: Qstr(.__class__)) }
        }
        try emitter.reserveLabels(labelCount)
        for scope in scopes where fault.isNull {
            _ = try compile(scope, .stackSize)
            if fault.isNull { _ = try compile(scope, .codeSize) }
            if fault.isNull {
                while try !compile(scope, .emit) {}
            }
        }
        if fault.isNull {
            try fill(context)
        } else {
            noteLine(scope.node)
            ExceptionObject.addTraceback(vm, to: fault, file: sourceFile, line: faultLine, block: scope.simpleName)
        }
        emitter.free()
        vm.clear(&tree)
        for scope in scopes { scope.free() }
        if !fault.isNull { throw PythonError(fault) }
    }

    /// mp_emit_common_populate_module_context: both tables in one block, the names first.
    private func fill(_ context: ModuleContext) throws(PythonError) {
        let names = emitter.names.names
        let constants = emitter.constants.objects
        let nameBytes = (names.count * 2 + 3) & ~3
        let tables = try vm.allocate(nameBytes + 4 * constants.count)
        context.qstrTable = tables
        context.objectTable = tables + UInt32(nameBytes)
        for (index, name) in names.enumerated() { ram.store16(tables + UInt32(index) * 2, UInt16(truncatingIfNeeded: name.id)) }
        for (index, object) in constants.enumerated() { vm.setObj(context.objectTable + UInt32(index) * 4, object) }
    }

    // MARK: scopes

    /// scope_new_and_link: a new scope inside the current one. Its address goes into the tree, so that later passes find it.
    func newScope(_ kind: ScopeKind, _ node: ParseNode, _ emitOption: EmitOption) throws(PythonError) -> Address {
        let new = try Scope(vm, kind: kind, parent: scope, node: node, emitOption: emitOption)
        scopes.append(new)
        scopesByAddress[new.address] = new
        return new.address
    }

    /// The scope that `node` stands for: what `newScope` gave.
    func scope(at node: ParseNode) -> Scope {
        guard let found = scopesByAddress[node.address] else { preconditionFailure("no scope was made for this node") }
        return found
    }

    /// Enters `scope` for a pass.
    func enter(_ scope: Scope, _ pass: Pass) {
        self.scope = scope
        self.pass = pass
        nextLabel = 0
    }

    // MARK: labels

    func newLabel() -> Int {
        nextLabel += 1
        return nextLabel - 1
    }

    /// Labels that a native emitter would need: they are counted although there is none, because the table of labels lies on the heap.
    func reserveNativeLabels(_ count: Int) {
        if scope.emitOption != .bytecode { nextLabel += count }
    }

    // MARK: faults

    /// Notes a SyntaxError, unless there is a fault already.
    func syntaxError(_ node: ParseNode, _ text: String) {
        guard fault.isNull else { return }
        fault = vm.error(.syntaxError, text).exception
        vm.native.held[faultSlot] = fault.word
        noteLine(node)
    }

    /// Notes a fault of the emitter's, in place of one before.
    func note(_ error: PythonError) {
        fault = error.exception
        vm.native.held[faultSlot] = fault.word
    }

    /// compile_error_set_line: where the line is not known yet, it is that of `node`.
    func noteLine(_ node: ParseNode) {
        if faultLine == 0 && node.isStruct { faultLine = NodeStruct(ram, node).sourceLine }
    }

    // MARK: names

    func load(_ name: Qstr) throws(PythonError) {
        if pass == .scope {
            _ = try scope.indexAdding(name, as: .globalImplicit)
        } else if let index = scope.index(of: name) {
            try emitter.load(scope.names[index])
        }
    }

    func store(_ name: Qstr) throws(PythonError) {
        if pass == .scope {
            try scope.noteAssignment(name)
        } else if let index = scope.index(of: name) {
            try emitter.store(scope.names[index])
        }
    }

    func delete(_ name: Qstr) throws(PythonError) {
        if pass == .scope {
            try scope.noteAssignment(name)
        } else if let index = scope.index(of: name) {
            try emitter.delete(scope.names[index])
        }
    }

    /// EMIT_LOAD_GLOBAL: straight from the globals.
    func loadGlobal(_ name: Qstr) throws(PythonError) { try emitter.emit(.loadGlobal, name) }
}
