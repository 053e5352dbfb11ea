// Names that the compiler itself puts into bytecode or looks for in the source. py/compile.c.

/// Numbers of ROM strings, found once when the ROM is laid out.
struct CompilerNames: Sendable {
    let orderedDict, aenter, aexit, aiter, anext, stopAsyncIteration, native, viper, asmThumb, asmXtensa, replPrint: Qstr
    /// The names of scopes that have none of their own, by `ScopeKind`.
    let scopes: [Qstr]

    init(_ strings: ROMStringTable) {
        // A name that the ROM lacks matches nothing.
        func number(_ text: String) -> Qstr { strings.number(of: Array(text.utf8)) ?? .null }
        orderedDict = number("OrderedDict")
        aenter = number("__aenter__")
        aexit = number("__aexit__")
        aiter = number("__aiter__")
        anext = number("__anext__")
        stopAsyncIteration = number("StopAsyncIteration")
        native = number("native")
        viper = number("viper")
        asmThumb = number("asm_thumb")
        asmXtensa = number("asm_xtensa")
        replPrint = number("__repl_print__")
        scopes = ScopeKind.allCases.map { number($0.placeholderName) }
    }
}
