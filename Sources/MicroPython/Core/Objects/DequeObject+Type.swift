// The type deque in ROM. py/objdeque.c.

import BlockHeap

extension ROMBuilder {
    func installDeque() {
        let locals: [(String, Obj)] = [
            ("append", function2 { vm, deque, item throws(PythonError) in
                try vm.checkDeque(deque)
                try vm.dequeAppend(deque, item)
                return .none
            }),
            ("appendleft", function2 { vm, deque, item throws(PythonError) in
                try vm.checkDeque(deque)
                try vm.dequeAppendLeft(deque, item)
                return .none
            }),
            ("extend", function2 { vm, deque, items throws(PythonError) in
                try vm.checkDeque(deque)
                try vm.dequeExtend(deque, items)
                return .none
            }),
            ("pop", function1 { vm, deque throws(PythonError) in
                try vm.checkDeque(deque)
                return try vm.dequePop(deque)
            }),
            ("popleft", function1 { vm, deque throws(PythonError) in
                try vm.checkDeque(deque)
                return try vm.dequePopLeft(deque)
            }),
        ]
        type(.deque, "deque", DequeObject.layout, locals: locals) {
            $0.makeNew = { vm, type, args throws(PythonError) in try vm.deque(type, args) }
            $0.unaryOp = { vm, op, object throws(PythonError) in
                let deque = DequeObject(vm.ram, object)
                return switch op {
                case .bool: Obj(!deque.isEmpty)
                case .len: Obj(smallInteger: deque.length)
                case .sizeof: Obj(smallInteger: DequeObject.byteCount + 4 * Int(deque.alloc))
                default: .null
                }
            }
            $0.subscr = { vm, deque, index, value throws(PythonError) in try vm.dequeSubscript(deque, index, value) }
            $0.getiter = { vm, deque, buffer throws(PythonError) in
                vm.polymorphicIterator(.deque, over: deque, cursor: Int(DequeObject(vm.ram, deque).first), buffer)
            }
        }
    }
}

extension VM {
    fileprivate func checkDeque(_ object: Obj) throws(PythonError) {
        if !isPointer(object, to: .deque) { throw error(.typeError) }
    }

    fileprivate func deque(_ type: Obj, _ args: Args) throws(PythonError) -> Obj {
        try checkArguments(args, 2, 3)
        let most = try integer(args[1])
        if most < 0 { throw error(.valueError) }
        let object = Obj(try allocate(DequeObject.byteCount))
        setObj(object.address, type)
        let mark = held.count
        hold(object)
        let deque = DequeObject(ram, object)
        deque.items = try allocate(4 * (most + 1))
        deque.alloc = UInt32(most + 1)
        if let flags = args.optional(2) { deque.flags = UInt32(truncatingIfNeeded: try integer(flags)) }
        try dequeExtend(object, args[0])
        release(to: mark)
        return object
    }

    fileprivate func dequeExtend(_ deque: Obj, _ items: Obj) throws(PythonError) {
        try forEach(items) { item throws(PythonError) in
            try dequeAppend(deque, item)
            return true
        }
    }
}
