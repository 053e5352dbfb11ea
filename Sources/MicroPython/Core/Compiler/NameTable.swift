// The names that a module's bytecode refers to, numbered in the order of their first use; number 0 is the source file.
// py/emitcommon.c. On the heap it is a hash table of 8 bytes an entry that grows as a dict's does; the last one is left as garbage.

import BlockHeap

/// The numbers of a module's names.
final class NameTable {
    private(set) var names: ContiguousArray<Qstr> = []
    private var numbers: [UInt32: Int] = [:]
    private let block: HeldBlock
    private var capacity = 1

    /// The sizes that a hash table grows through.
    private static let sizes = [
        0, 2, 4, 6, 8, 10, 12, 17, 23, 29, 37, 47, 59, 73, 97, 127, 167, 223, 293, 389, 521, 691, 919, 1223, 1627, 2161, 3229, 4831, 7243,
        10861, 16273, 24407, 36607, 54907,
    ]

    /// An empty table with room for one entry, and `sourceFile` in it. Raises MemoryError.
    init(_ vm: VM, sourceFile: Qstr) throws(PythonError) {
        block = try HeldBlock(vm, 8)
        _ = try number(of: sourceFile)
    }

    /// mp_emit_common_use_qstr: the number of `name`, a new one where it is new.
    func number(of name: Qstr) throws(PythonError) -> Int {
        if let known = numbers[name.id] { return known }
        if names.count == capacity {
            let wanted = capacity + 1
            capacity = NameTable.sizes.first { $0 >= wanted } ?? (wanted + wanted / 2) | 1
            try block.replace(capacity * 8)
        }
        numbers[name.id] = names.count
        names.append(name)
        return names.count - 1
    }
}
