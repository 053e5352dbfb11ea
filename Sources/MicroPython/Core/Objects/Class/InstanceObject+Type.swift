// What instances of Python classes can do: each slot looks for the class's special method. py/objtype.c.

import BlockHeap

extension VM {
    /// instance_print.
    func printInstance(_ printer: Printer, _ instance: Obj, _ kind: PrintKind) throws(PythonError) {
        var found = try instanceLookup(instance, kind == .str ? Qstr(.__str__) : Qstr(.__repr__), slot: .print)
        if found.value.isNull && kind == .str { found = try instanceLookup(instance, Qstr(.__repr__)) }
        if found.value == .sentinel { return try printNativeBase(printer, instance, kind) }
        if !found.value.isNull {
            return try print(printer, try call(found.value, instance), .str)
        }
        try write(printer, "<")
        try write(printer, qstrBytes(typeName(instance)))
        try write(printer, " object at ")
        try writeAddress(printer, instance.address)
        try write(printer, ">")
    }

    private func printNativeBase(_ printer: Printer, _ instance: Obj, _ kind: PrintKind) throws(PythonError) {
        let native = nativeObject(instance)
        guard isNativeException(type: typeAddress(native)) else { return try print(printer, native, kind) }
        if kind != .str { try write(printer, qstrBytes(typeName(instance))) }
        switch kind {
        case .exception, .exceptionSubclass: try print(printer, native, .exceptionSubclass)
        case .str: try print(printer, native, .str)
        default: try print(printer, ExceptionObject(ram, native.address).args, kind)
        }
    }

    /// instance_unary_op.
    func instanceUnaryOp(_ op: UnaryOp, _ instance: Obj) throws(PythonError) -> Obj {
        let found = try instanceLookup(instance, names.unaryMethods[Int(op.rawValue)], slot: .unaryOp)
        if found.value == .sentinel { return try unaryOp(op, nativeObject(instance)) }
        if !found.value.isNull {
            let value = try specialCall { () throws(PythonError) in try call(found.value, instance) }
            switch op {
            case .hash: return Obj(smallInteger: Int(Int32(bitPattern: try integerTruncated(value))))
            case .intMaybe:
                if !isPointer(value, to: .int) && !value.isSmallInteger { throw error(.typeError) }
                return value
            default: return value
            }
        }
        if op == .hash, try instanceLookup(instance, names.binaryMethods[Int(BinaryOp.equal.rawValue)], slot: .unaryOp).value.isNull {
            return Obj(smallInteger: Int(Int32(bitPattern: instance.word)))
        }
        return .null
    }

    /// instance_binary_op.
    func instanceBinaryOp(_ op: BinaryOp, _ left: Obj, _ right: Obj) throws(PythonError) -> Obj {
        let found = try instanceLookup(left, names.binaryMethods[Int(op.rawValue)], slot: .binaryOp)
        if found.value.isNull { return .null }
        var result: Obj
        if found.value == .sentinel {
            result = try binaryOp(op, nativeObject(left), right)
        } else {
            result = try specialCall { () throws(PythonError) in try callMethod((found.value, found.receiver), right) }
            if op == .contains { result = Obj(try isTrue(result)) }
        }
        return result == known.notImplemented ? .null : result
    }

    /// A special method takes more of the C stack than a plain call.
    private func specialCall(_ body: () throws(PythonError) -> Obj) throws(PythonError) -> Obj {
        try enterNative(stackCost.specialMethod)
        defer { stackPointer += stackCost.specialMethod }
        return try body()
    }

    /// instance_subscr.
    func instanceSubscript(_ instance: Obj, _ index: Obj, _ value: Obj) throws(PythonError) -> Obj {
        let name: StaticQstr = value.isNull ? .__delitem__ : value == .sentinel ? .__getitem__ : .__setitem__
        let found = try instanceLookup(instance, Qstr(name), slot: .subscr)
        if found.value == .sentinel { return try subscript_(nativeObject(instance), index, value) }
        if found.value.isNull { return .null }
        let method = (found.value, found.receiver)
        if value.isNull || value == .sentinel {
            let result = try specialCall { () throws(PythonError) in try callMethod(method, index) }
            return value.isNull ? .none : result
        }
        _ = try specialCall { () throws(PythonError) in try callMethod(method, index, value) }
        return .none
    }

    /// mp_obj_instance_call.
    func callInstance(_ instance: Obj, _ args: Args) throws(PythonError) -> Obj {
        let found = try instanceLookup(instance, Qstr(.__call__), slot: .call)
        if found.value.isNull { throw notCallable(instance) }
        if found.value == .sentinel { return try call(nativeObject(instance), args) }
        try enterNative(stackCost.callInstance)
        defer { stackPointer += stackCost.callInstance }
        return found.receiver.isNull ? try call(found.value, args) : try call(found.value, receiver: found.receiver, args)
    }

    /// mp_obj_instance_getiter.
    func instanceIterator(_ instance: Obj, _ buffer: Address) throws(PythonError) -> Obj {
        let found = try instanceLookup(instance, Qstr(.__iter__), slot: .iter)
        if found.value.isNull { return .null }
        guard found.value == .sentinel else { return try callMethod((found.value, found.receiver)) }
        let native = nativeObject(instance)
        guard let getiter = slots(of: native).pointee.getiter else { return native }
        return try getiter(self, native, buffer != 0 ? buffer : allocate(VM.iteratorBytes))
    }
}

extension ROMBuilder {
    func installInstance() {
        heapType(.instance) {
            $0.makeNew = { vm, type, args throws(PythonError) in try vm.makeInstance(type.address, args) }
            $0.print = { vm, printer, instance, kind throws(PythonError) in try vm.printInstance(printer, instance, kind) }
            $0.call = { vm, instance, args throws(PythonError) in try vm.callInstance(instance, args) }
            $0.unaryOp = { vm, op, instance throws(PythonError) in try vm.instanceUnaryOp(op, instance) }
            $0.binaryOp = { vm, op, left, right throws(PythonError) in try vm.instanceBinaryOp(op, left, right) }
            $0.attr = { vm, instance, name, request throws(PythonError) in
                if request.isLoad { return try vm.loadInstanceAttribute(instance, name, &request) }
                if try vm.storeInstanceAttribute(instance, name, request.receiver) { request.value = .null }
            }
            $0.subscr = { vm, instance, index, value throws(PythonError) in try vm.instanceSubscript(instance, index, value) }
            $0.getiter = { vm, instance, buffer throws(PythonError) in try vm.instanceIterator(instance, buffer) }
            $0.buffer = { vm, instance, access throws(PythonError) in
                guard try vm.instanceLookup(instance, .empty, slot: .buffer).value == .sentinel else { return nil }
                return try vm.bufferMaybe(vm.nativeObject(instance), access)
            }
        }
        name("nativeBaseInit", function(1, keywords: true) { vm, args throws(PythonError) in try vm.initialiseNativeBase(args) })
    }
}
