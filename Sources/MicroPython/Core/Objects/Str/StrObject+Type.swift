// The types str and bytes in ROM. py/objstrunicode.c, py/objstr.c.

import BlockHeap

extension ROMBuilder {
    func installStr() {
        name("emptyBytes", bytesObject([]))
        let methods = stringMethods()
        type(.str, "str", StrObject.layout, locals: Array(methods.drop { $0.0 != "find" })) {
            $0.makeNew = StrObject.make
            $0.print = StrObject.print
            $0.unaryOp = StrObject.unaryOp
            $0.binaryOp = StrObject.binaryOp
            $0.subscr = StrObject.subscr
            $0.getiter = StrObject.iterator
            $0.buffer = StrObject.buffer
        }
        type(.bytes, "bytes", StrObject.layout, locals: Array(methods.dropLast())) {
            $0.makeNew = StrObject.makeBytes
            $0.print = StrObject.printBytes
            $0.binaryOp = StrObject.binaryOp
            $0.subscr = StrObject.bytesSubscr
            $0.getiter = StrObject.bytesIterator
            $0.buffer = StrObject.buffer
        }
    }
}

extension StrObject {
    static func make(_ vm: VM, _: Obj, _ args: Args) throws(PythonError) -> Obj { try StrObject.make(vm, args) }

    static func iterator(_ vm: VM, _ object: Obj, _ buffer: Address) throws(PythonError) -> Obj {
        PolymorphicIterator.make(vm, .unicode, over: object, buffer)
    }

    static func makeBytes(_ vm: VM, _: Obj, _ args: Args) throws(PythonError) -> Obj { try StrObject.makeBytes(vm, args) }

    static func bytesIterator(_ vm: VM, _ object: Obj, _ buffer: Address) throws(PythonError) -> Obj {
        PolymorphicIterator.make(vm, .bytes, over: object, buffer)
    }

    /// mp_obj_str_get_buffer: for reading only.
    fileprivate static func buffer(_ vm: VM, _ object: Obj, _ access: BufferAccess) -> BufferInfo? {
        guard access == .read else { return nil }
        let text = vm.text(object)
        return BufferInfo(address: text.address, count: text.count, typecode: UInt8(ascii: "B"))
    }
}
