// What blocks are: the letters by which mem_info(1) tells objects apart, and the parts that objects have elsewhere on the heap.

/// The letter of an object in the map of `micropython.mem_info(1)`. py/gc.c, gc_dump_alloc_table.
public enum BlockLetter: Character, Sendable, CaseIterable {
    case tuple = "T", list = "L", dict = "D", string = "S", array = "A", float = "F", function = "B", module = "M"
    /// Whatever has no letter of its own.
    case other = "h"
}

/// What an allocation is.
public enum BlockPart: UInt8, Sendable {
    /// Nothing that is known leads to it.
    case unknown
    case object
    case items, table, attributes, globals, members, characters, elements, digits
    /// Of functions and modules.
    case code, rawCode, children, context, constants
    case traceback, frame, internedNames, internedPool
    /// Of the firmware: a record that one of its root pointers leads to, a buffer of the file system.
    case record, buffer

    /// What lies in it are bytes: an address in there is no reference, though a collection takes it for one.
    public var holdsBytes: Bool {
        switch self {
        case .characters, .elements, .digits, .code, .internedNames: true
        default: false
        }
    }

    /// What begins with a type's address cannot be this; of the others it can happen, as in a list whose first item is a type.
    var isNeverAnObject: Bool {
        switch self {
        case .context, .record, .buffer, .frame, .rawCode: true
        default: false
        }
    }
}
