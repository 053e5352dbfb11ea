// The constructors of array, bytearray and memoryview. py/objarray.c.

import BlockHeap

extension ArrayObject {
    static func make(_ vm: VM, _ args: Args) throws(PythonError) -> Obj {
        try vm.checkArguments(args, 1, 2)
        let text = try vm.stringSpan(args[0])
        let code = text.count == 0 ? 0 : text[0]
        return args.count == 1 ? try make(vm, code, count: 0) : try make(vm, code, from: args[1])
    }

    static func makeBytearray(_ vm: VM, _ args: Args) throws(PythonError) -> Obj {
        try vm.checkArguments(args, 0, 3)
        if args.count == 0 { return try make(vm, ItemCode.bytearray, count: 0) }
        let source = args[0]
        if vm.isInteger(source) {
            return try make(vm, ItemCode.bytearray, count: Int(UInt32(truncatingIfNeeded: try vm.integer(source))))
        }
        if vm.isString(source) && args.count == 1 { throw vm.error(.typeError, "string argument without an encoding") }
        return try make(vm, ItemCode.bytearray, from: source)
    }

    /// array_construct: the raw bytes of a buffer (of bytes and bytearray alone, where it is not to be a bytearray), or the items of an
    /// iterable. An iterable that tells its length is given room for exactly that.
    private static func make(_ vm: VM, _ code: UInt8, from source: Obj) throws(PythonError) -> Obj {
        let takesBytes = code == ItemCode.bytearray || vm.isType(source, .bytes) || vm.isType(source, .bytearray)
        if takesBytes, let raw = try vm.bufferMaybe(source, .read) {
            let size = try ItemCode.checkedSize(vm, ItemCode.native, code)
            let count = raw.count / size
            let object = try make(vm, code, count: count)
            vm.ram.copy(from: raw.address, to: ArrayObject(vm.ram, object).items, count: count * size)
            return object
        }
        let told = try vm.lengthMaybe(source)
        let count = told.isNull ? 0 : told.smallInteger
        let object = try make(vm, code, count: count)
        let mark = vm.native.held.count
        vm.hold(object)
        let items = try vm.iterator(source)
        vm.hold(items)
        var index = 0
        while true {
            let item = try vm.next(items)
            if item == .stopIteration { break }
            if index < count {
                try ItemCode.store(vm, code, at: ArrayObject(vm.ram, object).place(index), item)
                index += 1
            } else {
                // Beyond a length that was told too small the board writes past the block.
                try append(vm, object, item)
            }
        }
        vm.release(to: mark)
        return object
    }

    /// A view of a buffer; writable where the buffer is. A view of a view looks at the same block, so that it keeps it alive.
    static func makeMemoryview(_ vm: VM, _ args: Args) throws(PythonError) -> Obj {
        try vm.checkArguments(args, 1, 1)
        let source = args[0]
        let raw = try vm.buffer(source, .read)
        let size = try ItemCode.checkedSize(vm, ItemCode.native, raw.typecode)
        let object = try memoryview(vm, raw.typecode, raw.address, count: raw.count / size)
        let view = ArrayObject(vm.ram, object)
        if vm.isType(source, .memoryview) {
            let other = ArrayObject(vm.ram, source)
            view.free = other.free
            view.items = other.items
        }
        if try vm.bufferMaybe(source, .readWrite) != nil { view.makeWritableView() }
        return object
    }
}
