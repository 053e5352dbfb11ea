// The cross compiler is a MicroPython of its own: it knows fewer names than the firmware. Which long strings it knows shows in an .mpy
// file: they go into the table of names, all other long ones into the table of constants.

extension ROM {
    /// The strings of more than 10 bytes that mpy-cross 1.24.0 has; those with fixed numbers are not listed.
    private static let crossCompilerStrings: Set<String> = [
        "StopAsyncIteration", "UnicodeError", "ViperTypeError", "__build_class__", "__complex__", "__contains__", "__repl_print__",
        "__reversed__", "__traceback__", "bound_method", "difference_update", "heap_unlock", "intersection", "intersection_update",
        "maximum recursion depth exceeded", "symmetric_difference", "symmetric_difference_update", "unpack_from", "vcvt_f32_s32",
        "vcvt_s32_f32",
    ]
    /// Up to this length a string constant is a name wherever it stands.
    private static let longestInterned = 10

    /// The firmware as the cross compiler would have it: no long names but its own.
    static let crossCompiler: ROM = {
        var rom = pico2WWithoutFrozenModules
        rom.strings.hide { number, text in
            number >= StaticQstr.allCases.count && text.count > longestInterned
                && !crossCompilerStrings.contains(String(decoding: text, as: UTF8.self))
        }
        for text in crossCompilerStrings.sorted() where rom.strings.number(of: Array(text.utf8)) == nil {
            let address = rom.end
            rom.image += Array(text.utf8) + [0]
            while rom.image.count % 4 != 0 { rom.image.append(0) }
            rom.strings.append(Array(text.utf8), at: address)
        }
        rom.compilerNames = CompilerNames(rom.strings)
        return rom
    }()
}
