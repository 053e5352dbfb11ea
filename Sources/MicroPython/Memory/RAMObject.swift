// What all that lies in RAM in a layout of its own has in common: Python objects, and the records that MicroPython keeps beside them.
// A view of one is its address in a memory; it can be made from a running board's memory and from a copy alike.

import BlockHeap

/// Fields at fixed distances from an address.
protocol RAMObject {
    var ram: RAM { get }
    var address: Address { get }
    init(_ ram: RAM, _ address: Address)
    /// The drawing of its bytes.
    static var layout: Layout { get }
}

extension RAMObject {
    /// The view of an object that Python knows.
    @inline(__always) init(_ ram: RAM, _ object: Obj) { self.init(ram, object.address) }

    @inline(__always) subscript(field: Field<UInt32>) -> UInt32 {
        get { ram.load32(address &+ field.offset) }
        nonmutating set { ram.store32(address &+ field.offset, newValue) }
    }

    @inline(__always) subscript(field: Field<Int>) -> Int {
        get { Int(ram.load32(address &+ field.offset)) }
        nonmutating set { ram.store32(address &+ field.offset, UInt32(truncatingIfNeeded: newValue)) }
    }

    @inline(__always) subscript(field: Field<Obj>) -> Obj {
        get { Obj(word: ram.load32(address &+ field.offset)) }
        nonmutating set { ram.store32(address &+ field.offset, newValue.word) }
    }

    @inline(__always) subscript(field: Field<Int32>) -> Int32 {
        get { Int32(bitPattern: ram.load32(address &+ field.offset)) }
        nonmutating set { ram.store32(address &+ field.offset, UInt32(bitPattern: newValue)) }
    }

    @inline(__always) subscript(field: Field<Float>) -> Float {
        get { Float(bitPattern: ram.load32(address &+ field.offset)) }
        nonmutating set { ram.store32(address &+ field.offset, newValue.bitPattern) }
    }

    @inline(__always) subscript(field: Field<UInt16>) -> UInt16 {
        get { ram.load16(address &+ field.offset) }
        nonmutating set { ram.store16(address &+ field.offset, newValue) }
    }

    @inline(__always) subscript(field: Field<UInt8>) -> UInt8 {
        get { ram.load8(address &+ field.offset) }
        nonmutating set { ram.store8(address &+ field.offset, newValue) }
    }
}

/// An object that Python sees: its first word is the address of its type.
protocol PythonObject: RAMObject {}

extension PythonObject {
    static var type: Field<UInt32> { @inline(__always) get { .init(0, "type", .type, way: "its class") } }
    /// The address of the object's type.
    @inline(__always) var type: Address { get { self[Self.type] } nonmutating set { self[Self.type] = newValue } }
    @inline(__always) var obj: Obj { Obj(address) }
}
