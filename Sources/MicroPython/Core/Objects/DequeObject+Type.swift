// The type deque in ROM. py/objdeque.c.

import BlockHeap

extension ROMBuilder {
    func installDeque() {
        let locals: [(String, Obj)] = [
            ("append", function2(DequeObject.append)),
            ("appendleft", function2(DequeObject.appendleft)),
            ("extend", function2(DequeObject.extend)),
            ("pop", function1(DequeObject.pop)),
            ("popleft", function1(DequeObject.popleft)),
        ]
        type(.deque, "deque", DequeObject.layout, locals: locals) {
            $0.makeNew = DequeObject.make
            $0.unaryOp = DequeObject.unaryOp
            $0.subscr = DequeObject.subscr
            $0.getiter = DequeObject.iterator
        }
    }
}

extension DequeObject {
    static func append(_ vm: VM, _ deque: Obj, _ item: Obj) throws(PythonError) -> Obj {
        try DequeObject.check(vm, deque)
        try DequeObject(vm.ram, deque).append(item, vm)
        return .none
    }

    static func appendleft(_ vm: VM, _ deque: Obj, _ item: Obj) throws(PythonError) -> Obj {
        try DequeObject.check(vm, deque)
        try DequeObject(vm.ram, deque).appendLeft(item, vm)
        return .none
    }

    static func extend(_ vm: VM, _ deque: Obj, _ items: Obj) throws(PythonError) -> Obj {
        try DequeObject.check(vm, deque)
        try DequeObject(vm.ram, deque).extend(items, vm)
        return .none
    }

    static func pop(_ vm: VM, _ deque: Obj) throws(PythonError) -> Obj {
        try DequeObject.check(vm, deque)
        return try DequeObject(vm.ram, deque).pop(vm)
    }

    static func popleft(_ vm: VM, _ deque: Obj) throws(PythonError) -> Obj {
        try DequeObject.check(vm, deque)
        return try DequeObject(vm.ram, deque).popLeft(vm)
    }

    static func unaryOp(_ vm: VM, _ op: UnaryOp, _ object: Obj) throws(PythonError) -> Obj {
        let deque = DequeObject(vm.ram, object)
        return switch op {
        case .bool: Obj(!deque.isEmpty)
        case .len: Obj(smallInteger: deque.length)
        case .sizeof: Obj(smallInteger: DequeObject.byteCount + 4 * Int(deque.alloc))
        default: .null
        }
    }

    static func iterator(_ vm: VM, _ deque: Obj, _ buffer: Address) throws(PythonError) -> Obj {
        PolymorphicIterator.make(vm, .deque, over: deque, cursor: Int(DequeObject(vm.ram, deque).first), buffer)
    }

    fileprivate static func check(_ vm: VM, _ object: Obj) throws(PythonError) {
        if !vm.isPointer(object, to: .deque) { throw vm.error(.typeError) }
    }

    fileprivate static func make(_ vm: VM, _ type: Obj, _ args: Args) throws(PythonError) -> Obj {
        try vm.checkArguments(args, 2, 3)
        let most = try vm.integer(args[1])
        if most < 0 { throw vm.error(.valueError) }
        let object = Obj(try vm.allocate(DequeObject.byteCount))
        vm.setObj(object.address, type)
        let mark = vm.native.held.count
        vm.hold(object)
        let deque = DequeObject(vm.ram, object)
        deque.items = try vm.allocate(4 * (most + 1))
        deque.alloc = UInt32(most + 1)
        if let flags = args.optional(2) { deque.flags = UInt32(truncatingIfNeeded: try vm.integer(flags)) }
        try deque.extend(args[0], vm)
        vm.release(to: mark)
        return object
    }

    private func extend(_ items: Obj, _ vm: VM) throws(PythonError) {
        try vm.forEach(items) { item throws(PythonError) in
            try append(item, vm)
            return true
        }
    }
}
