// The types str and bytes in ROM. py/objstrunicode.c, py/objstr.c.

import Heap

extension ROMBuilder {
    func installStr() {
        name("emptyBytes", bytesObject([]))
        let methods = stringMethods()
        type(.str, "str", locals: Array(methods.drop { $0.0 != "find" })) {
            $0.makeNew = { m, _, args throws(PythonError) in try m.makeStr(args) }
            $0.print = { m, printer, object, kind throws(PythonError) in try m.printStr(printer, object, kind) }
            $0.unaryOp = { m, op, object throws(PythonError) in m.strUnaryOp(op, object) }
            $0.binaryOp = { m, op, left, right throws(PythonError) in try m.strBinaryOp(op, left, right) }
            $0.subscr = { m, object, index, value throws(PythonError) in try m.strSubscript(object, index, value) }
            $0.getiter = { m, object, buffer throws(PythonError) in m.polymorphicIterator(.unicode, over: object, buffer) }
            $0.buffer = { m, object, access throws(PythonError) in m.stringBuffer(object, access) }
        }
        type(.bytes, "bytes", locals: Array(methods.dropLast())) {
            $0.makeNew = { m, _, args throws(PythonError) in try m.makeBytes(args) }
            $0.print = { m, printer, object, kind throws(PythonError) in try m.printBytes(printer, object, kind) }
            $0.binaryOp = { m, op, left, right throws(PythonError) in try m.strBinaryOp(op, left, right) }
            $0.subscr = { m, object, index, value throws(PythonError) in try m.bytesSubscript(object, index, value) }
            $0.getiter = { m, object, buffer throws(PythonError) in m.polymorphicIterator(.bytes, over: object, buffer) }
            $0.buffer = { m, object, access throws(PythonError) in m.stringBuffer(object, access) }
        }
    }
}

extension Machine {
    /// mp_obj_str_get_buffer: for reading only.
    fileprivate func stringBuffer(_ object: Obj, _ access: BufferAccess) -> BufferInfo? {
        guard access == .read else { return nil }
        let text = text(object)
        return BufferInfo(address: text.address, count: text.count, typecode: UInt8(ascii: "B"))
    }
}
