// The firmware's read-only memory: types, built-in functions, modules, texts. py/obj.h, MP_DEFINE_CONST_OBJ_TYPE and
// MP_DEFINE_CONST_FUN_OBJ_*. Built once for each build of the firmware, shared by every machine that has it.
//
// A built-in function in ROM is   +0 type   +4 code word   and, with a variable signature,   +8 least | most<<8 | takesKeywords<<16
// A ROM dict is   +0 type dict   +4 used<<3|7   +8 alloc   +12 table   with the table of (key, value) words after it.

import BlockHeap

/// The image and the Swift functions behind its code words.
struct ROM: @unchecked Sendable {
    var image: [UInt8]
    /// Indexed by the code word of a function object.
    let natives: ContiguousArray<Native>
    /// Indexed by `TypeID`, then by `HeapTypeKind`.
    let slots: UnsafeMutablePointer<TypeSlots>
    /// What lies where in objects of the types whose layout is known, by the type's address.
    let layouts: [Address: Layout]
    /// Built-in modules by name.
    let modules: [String: Obj]
    /// Named objects that Swift code needs the address of.
    let named: [String: Obj]
    /// The tuple without items.
    let emptyTuple: Obj
    /// Address and length of each ROM string, by qstr number, and the way back.
    var strings: ROMStringTable
    /// The names that the compiler looks for.
    var compilerNames: CompilerNames
    /// The names that the runtime looks for.
    let names: KnownNames
    /// Modules whose code lies in ROM, by path.
    var frozenModules: [String: FrozenModule] = [:]
    /// The end of what is used; from here on texts are added as a run needs them.
    var end: Address { MemoryMap.romStart + UInt32(image.count) }

}

/// The kinds of types that are made at run time; each has slots of its own behind those of the ROM types.
enum HeapTypeKind: Int, CaseIterable {
    case instance, namedtuple

    /// The word in the type's `make_new` slot, by which the kind is known.
    var makeNewWord: UInt32 { MemoryMap.codeStart | UInt32(rawValue) << 2 | 1 }
    /// The index in `ROM.slots`.
    var slotIndex: Int { TypeID.allCases.count + rawValue }
}
