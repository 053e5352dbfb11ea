// The kinds of scopes, and what a scope knows about a name. py/scope.h.

/// What a scope is the body of. The order matters: those from `lambda` on are like functions.
enum ScopeKind: UInt8, CaseIterable, Comparable {
    case module, `class`, lambda, listComprehension, dictComprehension, setComprehension, generatorExpression, function

    static func < (a: ScopeKind, b: ScopeKind) -> Bool { a.rawValue < b.rawValue }

    /// Names assigned in it are local variables.
    var isFunctionLike: Bool { self >= .lambda }
    var isComprehension: Bool { self >= .listComprehension && self <= .generatorExpression }

    /// The name of a scope that has none of its own.
    var placeholderName: String {
        switch self {
        case .lambda: "<lambda>"
        case .listComprehension: "<listcomp>"
        case .dictComprehension: "<dictcomp>"
        case .setComprehension: "<setcomp>"
        case .generatorExpression: "<genexpr>"
        case .module, .class, .function: "<module>"
        }
    }
}

/// Where a name's value lives.
enum NameKind: UInt8 {
    case undecided
    /// Not assigned here: looked up by name.
    case globalImplicit
    /// Assigned in a module's or class's body: never closed over.
    case globalImplicitAssigned
    /// Declared global, or not found in any function around.
    case globalExplicit
    /// A local variable that only this scope uses.
    case local
    /// A local variable that scopes inside use too: it lives in a cell.
    case cell
    /// A variable of a scope around this one: its cell is handed in.
    case free
}

/// What a scope knows about a name (`id_info_t`, 8 bytes).
struct NameInfo {
    static let byteCount = 8
    var kind: NameKind
    var isParameter = false
    var isStarParameter = false
    var isDoubleStarParameter = false
    /// What a parameter of a viper function is annotated as.
    var viperType = ViperType.object
    /// The number of the local variable or cell.
    var localNumber = 0
    let name: Qstr
}

/// Which emitter a decorator asked for. py/emitglue.h, MP_EMIT_OPT_*. All are run as bytecode here.
enum EmitOption {
    /// None was asked for: bytecode, with labels reserved as if native code might follow.
    case none
    case bytecode, native, viper
}
