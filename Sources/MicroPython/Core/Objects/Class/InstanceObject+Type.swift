// What instances of Python classes can do: each slot looks for the class's special method. py/objtype.c.

import BlockHeap

extension InstanceObject {
    /// instance_print.
    static func print(_ vm: VM, _ printer: Printer, _ instance: Obj, _ kind: PrintKind) throws(PythonError) {
        var found = try InstanceObject(vm.ram, instance).lookup(kind == .str ? Qstr(.__str__) : Qstr(.__repr__), slot: .print, vm)
        if found.value.isNull && kind == .str { found = try InstanceObject(vm.ram, instance).lookup(Qstr(.__repr__), vm) }
        if found.value == .sentinel { return try printNativeBase(vm, printer, instance, kind) }
        if !found.value.isNull {
            return try vm.print(printer, try vm.call(found.value, instance), .str)
        }
        try printer.write("<", vm)
        try printer.write(vm.qstrBytes(vm.typeName(instance)), vm)
        try printer.write(" object at ", vm)
        try vm.writeAddress(printer, instance.address)
        try printer.write(">", vm)
    }

    private static func printNativeBase(_ vm: VM, _ printer: Printer, _ instance: Obj, _ kind: PrintKind) throws(PythonError) {
        let native = vm.nativeObject(instance)
        guard vm.isNativeException(type: vm.typeAddress(native)) else { return try vm.print(printer, native, kind) }
        if kind != .str { try printer.write(vm.qstrBytes(vm.typeName(instance)), vm) }
        switch kind {
        case .exception, .exceptionSubclass: try vm.print(printer, native, .exceptionSubclass)
        case .str: try vm.print(printer, native, .str)
        default: try vm.print(printer, ExceptionObject(vm.ram, native.address).args, kind)
        }
    }

    /// instance_unary_op.
    static func unaryOp(_ vm: VM, _ op: UnaryOp, _ instance: Obj) throws(PythonError) -> Obj {
        let found = try InstanceObject(vm.ram, instance).lookup(vm.names.unaryMethods[Int(op.rawValue)], slot: .unaryOp, vm)
        if found.value == .sentinel { return try vm.unaryOp(op, vm.nativeObject(instance)) }
        if !found.value.isNull {
            let value = try specialCall(vm) { () throws(PythonError) in try vm.call(found.value, instance) }
            switch op {
            case .hash: return Obj(smallInteger: Int(Int32(bitPattern: try vm.integerTruncated(value))))
            case .intMaybe:
                if !vm.isPointer(value, to: .int) && !value.isSmallInteger { throw vm.error(.typeError) }
                return value
            default: return value
            }
        }
        let equal = vm.names.binaryMethods[Int(BinaryOp.equal.rawValue)]
        if op == .hash, try InstanceObject(vm.ram, instance).lookup(equal, slot: .unaryOp, vm).value.isNull {
            return Obj(smallInteger: Int(Int32(bitPattern: instance.word)))
        }
        return .null
    }

    /// instance_binary_op.
    static func binaryOp(_ vm: VM, _ op: BinaryOp, _ left: Obj, _ right: Obj) throws(PythonError) -> Obj {
        let found = try InstanceObject(vm.ram, left).lookup(vm.names.binaryMethods[Int(op.rawValue)], slot: .binaryOp, vm)
        if found.value.isNull { return .null }
        var result: Obj
        if found.value == .sentinel {
            result = try vm.binaryOp(op, vm.nativeObject(left), right)
        } else {
            result = try specialCall(vm) { () throws(PythonError) in try vm.callMethod((found.value, found.receiver), right) }
            if op == .contains { result = Obj(try vm.isTrue(result)) }
        }
        return result == vm.known.notImplemented ? .null : result
    }

    /// A special method takes more of the C stack than a plain call.
    private static func specialCall(_ vm: VM, _ body: () throws(PythonError) -> Obj) throws(PythonError) -> Obj {
        try vm.enterNative(vm.stackCost.specialMethod)
        defer { vm.stackPointer += vm.stackCost.specialMethod }
        return try body()
    }

    /// instance_subscr.
    static func subscr(_ vm: VM, _ instance: Obj, _ index: Obj, _ value: Obj) throws(PythonError) -> Obj {
        let name: StaticQstr = value.isNull ? .__delitem__ : value == .sentinel ? .__getitem__ : .__setitem__
        let found = try InstanceObject(vm.ram, instance).lookup(Qstr(name), slot: .subscr, vm)
        if found.value == .sentinel { return try vm.subscript_(vm.nativeObject(instance), index, value) }
        if found.value.isNull { return .null }
        let method = (found.value, found.receiver)
        if value.isNull || value == .sentinel {
            let result = try specialCall(vm) { () throws(PythonError) in try vm.callMethod(method, index) }
            return value.isNull ? .none : result
        }
        _ = try specialCall(vm) { () throws(PythonError) in try vm.callMethod(method, index, value) }
        return .none
    }

    /// mp_obj_instance_call.
    static func call(_ vm: VM, _ instance: Obj, _ args: Args) throws(PythonError) -> Obj {
        let found = try InstanceObject(vm.ram, instance).lookup(Qstr(.__call__), slot: .call, vm)
        if found.value.isNull { throw vm.notCallable(instance) }
        if found.value == .sentinel { return try vm.call(vm.nativeObject(instance), args) }
        try vm.enterNative(vm.stackCost.callInstance)
        defer { vm.stackPointer += vm.stackCost.callInstance }
        return found.receiver.isNull ? try vm.call(found.value, args) : try vm.call(found.value, receiver: found.receiver, args)
    }

    /// mp_obj_instance_getiter.
    static func iterator(_ vm: VM, _ instance: Obj, _ buffer: Address) throws(PythonError) -> Obj {
        let found = try InstanceObject(vm.ram, instance).lookup(Qstr(.__iter__), slot: .iter, vm)
        if found.value.isNull { return .null }
        guard found.value == .sentinel else { return try vm.callMethod((found.value, found.receiver)) }
        let native = vm.nativeObject(instance)
        guard let getiter = vm.slots(of: native).pointee.getiter else { return native }
        return try getiter(vm, native, buffer != 0 ? buffer : vm.allocate(VM.iteratorBytes))
    }
}

extension ROMBuilder {
    func installInstance() {
        heapType(.instance) {
            $0.makeNew = InstanceObject.make
            $0.print = InstanceObject.print
            $0.call = InstanceObject.call
            $0.unaryOp = InstanceObject.unaryOp
            $0.binaryOp = InstanceObject.binaryOp
            $0.attr = InstanceObject.attribute
            $0.subscr = InstanceObject.subscr
            $0.getiter = InstanceObject.iterator
            $0.buffer = InstanceObject.buffer
        }
        name("nativeBaseInit", function(1, keywords: true, InstanceObject.initialiseNativeBase))
    }
}

extension InstanceObject {
    static func make(_ vm: VM, _ type: Obj, _ args: Args) throws(PythonError) -> Obj { try InstanceObject.make(vm, type.address, args) }

    static func attribute(_ vm: VM, _ instance: Obj, _ name: Qstr, _ request: inout AttributeRequest) throws(PythonError) {
        if request.isLoad { return try InstanceObject(vm.ram, instance).load(name, &request, vm) }
        if try InstanceObject(vm.ram, instance).store(name, request.receiver, vm) { request.value = .null }
    }

    static func buffer(_ vm: VM, _ instance: Obj, _ access: BufferAccess) throws(PythonError) -> BufferInfo? {
        guard try InstanceObject(vm.ram, instance).lookup(.empty, slot: .buffer, vm).value == .sentinel else { return nil }
        return try vm.bufferMaybe(vm.nativeObject(instance), access)
    }
}
