// The types str and bytes in ROM. py/objstrunicode.c, py/objstr.c.

import BlockHeap

extension ROMBuilder {
    func installStr() {
        name("emptyBytes", bytesObject([]))
        let methods = stringMethods()
        type(.str, "str", StrObject.layout, locals: Array(methods.drop { $0.0 != "find" })) {
            $0.makeNew = { vm, _, args throws(PythonError) in try vm.makeStr(args) }
            $0.print = { vm, printer, object, kind throws(PythonError) in try vm.printStr(printer, object, kind) }
            $0.unaryOp = { vm, op, object throws(PythonError) in vm.strUnaryOp(op, object) }
            $0.binaryOp = { vm, op, left, right throws(PythonError) in try vm.strBinaryOp(op, left, right) }
            $0.subscr = { vm, object, index, value throws(PythonError) in try vm.strSubscript(object, index, value) }
            $0.getiter = { vm, object, buffer throws(PythonError) in vm.polymorphicIterator(.unicode, over: object, buffer) }
            $0.buffer = { vm, object, access throws(PythonError) in vm.stringBuffer(object, access) }
        }
        type(.bytes, "bytes", StrObject.layout, locals: Array(methods.dropLast())) {
            $0.makeNew = { vm, _, args throws(PythonError) in try vm.makeBytes(args) }
            $0.print = { vm, printer, object, kind throws(PythonError) in try vm.printBytes(printer, object, kind) }
            $0.binaryOp = { vm, op, left, right throws(PythonError) in try vm.strBinaryOp(op, left, right) }
            $0.subscr = { vm, object, index, value throws(PythonError) in try vm.bytesSubscript(object, index, value) }
            $0.getiter = { vm, object, buffer throws(PythonError) in vm.polymorphicIterator(.bytes, over: object, buffer) }
            $0.buffer = { vm, object, access throws(PythonError) in vm.stringBuffer(object, access) }
        }
    }
}

extension VM {
    /// mp_obj_str_get_buffer: for reading only.
    fileprivate func stringBuffer(_ object: Obj, _ access: BufferAccess) -> BufferInfo? {
        guard access == .read else { return nil }
        let text = text(object)
        return BufferInfo(address: text.address, count: text.count, typecode: UInt8(ascii: "B"))
    }
}
