// A field of an object in RAM: where it lies, what it is called, and what its bits mean. In place of C's struct members.
//
//     static var alloc: Field<Int> { .init(4, "room for items", .number) }
//     var alloc: Int { get { self[Self.alloc] } nonmutating set { self[Self.alloc] = newValue } }
//
// A field is computed, not stored: in the loops of the virtual machine it comes to its offset, a constant. `Value` is what Swift reads
// there, and says how many bytes that are: `Int`, `UInt32` (an `Address` too), `Int32`, `Float` and `Obj` a word, `UInt16` half of one,
// `UInt8` a byte.

import BlockHeap

/// A field with values of one type.
struct Field<Value>: Sendable {
    /// Bytes from the object's beginning.
    let offset: UInt32
    /// As a reader of memory would call it: `length`.
    let name: StaticString
    let kind: FieldKind
    /// What leads from the object along this field, where it is not `its` and the name: `the function inside it`.
    let way: StaticString?

    @inline(__always) init(_ offset: UInt32, _ name: StaticString, _ kind: FieldKind, way: StaticString? = nil) {
        self.offset = offset
        self.name = name
        self.kind = kind
        self.way = way
    }
}

/// What the bits of a field mean to somebody who has only memory to look at.
enum FieldKind: Sendable, Equatable {
    /// The address of the object's type.
    case type
    case number
    /// A number without a sign in the bits from `shift` on; the ones below are flags.
    case shifted(Int)
    case signed, float
    /// The letter of an array's items.
    case itemCode
    /// A Python value, or the address of a block that is no part of this object.
    case value
    /// The address of a block that is a part of this object alone.
    case part(BlockPart)
}

/// A field of any type, as a layout lists it.
struct FieldDrawing: Sendable {
    var offset: Int
    let byteCount: Int
    let name: String
    var kind: FieldKind
    /// What leads from the object along this field.
    let way: String
}

/// What a layout is written down from.
protocol DrawnField {
    var drawing: FieldDrawing { get }
}

extension Field: DrawnField {
    var drawing: FieldDrawing {
        FieldDrawing(
            offset: Int(offset), byteCount: min(MemoryLayout<Value>.size, 4), name: "\(name)", kind: kind,
            way: way.map { "\($0)" } ?? "its \(name)")
    }
}
