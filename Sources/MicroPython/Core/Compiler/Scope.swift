// A scope: the body of a module, class, function, lambda or comprehension. py/scope.c.
//
// On the heap it takes what the real one takes, in this order: 48 bytes for itself, 16 for its raw code (which stays), and
// 8 a name, 4 names at first and 6 more each time.

import BlockHeap

/// A scope that is being compiled.
final class Scope {
    let kind: ScopeKind
    let parent: Scope?
    /// Its node in the parse tree.
    let node: ParseNode
    let rawCode: Address
    let simpleName: Qstr
    let emitOption: EmitOption
    /// What a viper scope returns; `nil` in others.
    var viperResult: ViperType?
    var flags: ScopeFlags = []
    var positionalCount = 0
    var keywordOnlyCount = 0
    var defaultCount = 0
    var localCount = 0
    /// The deepest that its value stack gets.
    var stackSize = 0
    /// The deepest that its exception stack gets.
    var exceptionStackSize = 0
    var names: ContiguousArray<NameInfo> = []

    private static let byteCount = 48
    private static let firstNames = 4, moreNames = 6
    private let block: HeldBlock
    private let namesBlock: HeldBlock
    private var namesCapacity = Scope.firstNames

    /// scope_new. Raises MemoryError.
    init(_ vm: VM, kind: ScopeKind, parent: Scope?, node: ParseNode, emitOption: EmitOption) throws(PythonError) {
        self.kind = kind
        self.parent = parent
        self.node = node
        self.emitOption = emitOption
        viperResult = emitOption == .viper ? .object : nil
        simpleName =
            kind == .function || kind == .class
            ? NodeStruct(vm.ram, node)[0].qstr : vm.rom.compilerNames.scopes[Int(kind.rawValue)]
        block = try HeldBlock(vm, Scope.byteCount)
        rawCode = try HeldBlock(vm, RawCode.byteCount).address
        RawCode(vm.ram, rawCode).kind = RawCode.kindReserved
        namesBlock = try HeldBlock(vm, Scope.firstNames * NameInfo.byteCount)
    }

    /// Where the scope's own block lies: what a parse node refers to it by.
    var address: Address { block.address }

    /// scope_free.
    func free() {
        namesBlock.free()
        block.free()
    }

    /// scope_find: the place of `name` in `names`.
    func index(of name: Qstr) -> Int? {
        for index in names.indices where names[index].name == name { return index }
        return nil
    }

    /// scope_find_or_add_id: the place of `name`, which is added as `kind` where it is new.
    func indexAdding(_ name: Qstr, as kind: NameKind) throws(PythonError) -> Int {
        if let known = index(of: name) { return known }
        if names.count >= namesCapacity {
            try namesBlock.reallocate((namesCapacity + Scope.moreNames) * NameInfo.byteCount)
            namesCapacity += Scope.moreNames
        }
        names.append(NameInfo(kind: kind, name: name))
        return names.count - 1
    }
}
