// A method that was taken from an object without being called. py/objboundmeth.c.
//
//     +0 type   +4 function   +8 the object

import BlockHeap

/// A bound method in RAM.
struct BoundMethodObject: PythonObject {
    let ram: RAM
    let address: Address

    static var function: Field<Obj> { @inline(__always) get { .init(4, "function", .value) } }
    static var receiver: Field<Obj> { @inline(__always) get { .init(8, "bound to", .value, way: "the object it is bound to") } }
    static let layout = Layout(.other, [type, function, receiver])
    static let byteCount = 12

    @inline(__always) init(_ ram: RAM, _ address: Address) {
        self.ram = ram
        self.address = address
    }

    @inline(__always) var function: Obj { get { self[Self.function] } nonmutating set { self[Self.function] = newValue } }
    @inline(__always) var receiver: Obj { get { self[Self.receiver] } nonmutating set { self[Self.receiver] = newValue } }

    /// mp_obj_new_bound_meth.
    static func make(_ vm: VM, _ function: Obj, _ receiver: Obj) throws(PythonError) -> Obj {
        let method = BoundMethodObject(vm.ram, try vm.allocate(byteCount))
        method.type = TypeID.boundMethod.address
        method.function = function
        method.receiver = receiver
        return method.obj
    }

    static func call(_ vm: VM, _ object: Obj, _ args: Args) throws(PythonError) -> Obj {
        let method = BoundMethodObject(vm.ram, object)
        try vm.enterNative(vm.stackCost.boundMethod)
        defer { vm.stackPointer += vm.stackCost.boundMethod }
        return try vm.call(method.function, receiver: method.receiver, args)
    }

    /// Two are equal that bind the same function to the same object; so is their hash.
    static func unaryOp(_ vm: VM, _ op: UnaryOp, _ object: Obj) throws(PythonError) -> Obj {
        guard op == .hash else { return .null }
        let method = BoundMethodObject(vm.ram, object)
        return Obj(smallInteger: Int(Int32(bitPattern: method.function.word ^ method.receiver.word)))
    }

    static func binaryOp(_ vm: VM, _ op: BinaryOp, _ left: Obj, _ right: Obj) throws(PythonError) -> Obj {
        guard op == .equal else { return .null }
        let (a, b) = (BoundMethodObject(vm.ram, left), BoundMethodObject(vm.ram, right))
        return Obj(a.function == b.function && a.receiver == b.receiver)
    }

    /// Its function's attributes are its own.
    static func attribute(_ vm: VM, _ object: Obj, _ name: Qstr, _ request: inout AttributeRequest) throws(PythonError) {
        guard request.isLoad else { return }
        let found = try vm.loadMethodMaybe(BoundMethodObject(vm.ram, object).function, name)
        request = AttributeRequest(value: found.method, receiver: found.receiver)
    }
}

extension ROMBuilder {
    func installBoundMethod() {
        type(.boundMethod, "bound_method", BoundMethodObject.layout) {
            $0.call = BoundMethodObject.call
            $0.unaryOp = BoundMethodObject.unaryOp
            $0.binaryOp = BoundMethodObject.binaryOp
            $0.attr = BoundMethodObject.attribute
        }
    }
}
