// Objects of the firmware that the runtime refers to by address. py/obj.h, mp_const_*_obj.

/// ROM objects by what they are.
struct KnownObjects {
    let emptyTuple, emptyDict, ellipsis, notImplemented, generatorExit: Obj
    /// `next`, which stands for `__next__` of every built-in iterator; `__build_class__`; the stand-in for a native base that has not
    /// been made.
    let next, buildClass, nativeBaseInit, sliceIndices: Obj
    /// The map of the module `builtins`.
    let builtinsMap: UInt32
    let builtins, sys: Obj

    init(_ rom: ROM) {
        func object(_ name: String) -> Obj {
            guard let found = rom.named[name] else { preconditionFailure("no ROM object \(name)") }
            return found
        }
        emptyTuple = rom.emptyTuple
        emptyDict = object("emptyDict")
        ellipsis = object("Ellipsis")
        notImplemented = object("NotImplemented")
        generatorExit = object("generatorExit")
        next = object("next")
        buildClass = object("__build_class__")
        nativeBaseInit = object("nativeBaseInit")
        sliceIndices = object("slice.indices")
        builtins = rom.modules["builtins"]!
        builtinsMap = object("builtinsDict").address + 4
        sys = rom.modules["sys"] ?? .null
    }
}
