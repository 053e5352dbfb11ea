// The constructors of array, bytearray and memoryview. py/objarray.c.

import BlockHeap

extension VM {
    func makeArray(_ args: Args) throws(PythonError) -> Obj {
        try checkArguments(args, 1, 2)
        let text = try stringSpan(args[0])
        let code = text.count == 0 ? 0 : text[0]
        return args.count == 1 ? try array(code, count: 0) : try array(code, from: args[1])
    }

    func makeBytearray(_ args: Args) throws(PythonError) -> Obj {
        try checkArguments(args, 0, 3)
        if args.count == 0 { return try array(ItemCode.bytearray, count: 0) }
        let source = args[0]
        if isInteger(source) {
            return try array(ItemCode.bytearray, count: Int(UInt32(truncatingIfNeeded: try integer(source))))
        }
        if isString(source) && args.count == 1 { throw error(.typeError, "string argument without an encoding") }
        return try array(ItemCode.bytearray, from: source)
    }

    /// array_construct: the raw bytes of a buffer (of bytes and bytearray alone, where it is not to be a bytearray), or the items of an
    /// iterable. An iterable that tells its length is given room for exactly that.
    private func array(_ code: UInt8, from source: Obj) throws(PythonError) -> Obj {
        let takesBytes = code == ItemCode.bytearray || isType(source, .bytes) || isType(source, .bytearray)
        if takesBytes, let raw = try bufferMaybe(source, .read) {
            let size = try itemSize(ItemCode.native, code)
            let count = raw.count / size
            let object = try array(code, count: count)
            ram.copy(from: raw.address, to: ArrayObject(ram, object).items, count: count * size)
            return object
        }
        let told = try lengthMaybe(source)
        let count = told.isNull ? 0 : told.smallInteger
        let object = try array(code, count: count)
        let mark = held.count
        hold(object)
        let items = try iterator(source)
        hold(items)
        var index = 0
        while true {
            let item = try next(items)
            if item == .stopIteration { break }
            if index < count {
                try setArrayItem(code, at: ArrayObject(ram, object).place(index), item)
                index += 1
            } else {
                // Beyond a length that was told too small the board writes past the block.
                try arrayAppend(object, item)
            }
        }
        release(to: mark)
        return object
    }

    /// A view of a buffer; writable where the buffer is. A view of a view looks at the same block, so that it keeps it alive.
    func makeMemoryview(_ args: Args) throws(PythonError) -> Obj {
        try checkArguments(args, 1, 1)
        let source = args[0]
        let raw = try buffer(source, .read)
        let object = try memoryview(raw.typecode, raw.address, count: raw.count / (try itemSize(ItemCode.native, raw.typecode)))
        let view = ArrayObject(ram, object)
        if isType(source, .memoryview) {
            let other = ArrayObject(ram, source)
            view.free = other.free
            view.items = other.items
        }
        if try bufferMaybe(source, .readWrite) != nil { view.makeWritableView() }
        return object
    }
}
