// The type deque in ROM. py/objdeque.c.

import Heap

extension ROMBuilder {
    func installDeque() {
        let locals: [(String, Obj)] = [
            ("append", function2 { m, deque, item throws(PythonError) in
                try m.checkDeque(deque)
                try m.dequeAppend(deque, item)
                return .none
            }),
            ("appendleft", function2 { m, deque, item throws(PythonError) in
                try m.checkDeque(deque)
                try m.dequeAppendLeft(deque, item)
                return .none
            }),
            ("extend", function2 { m, deque, items throws(PythonError) in
                try m.checkDeque(deque)
                try m.dequeExtend(deque, items)
                return .none
            }),
            ("pop", function1 { m, deque throws(PythonError) in
                try m.checkDeque(deque)
                return try m.dequePop(deque)
            }),
            ("popleft", function1 { m, deque throws(PythonError) in
                try m.checkDeque(deque)
                return try m.dequePopLeft(deque)
            }),
        ]
        type(.deque, "deque", locals: locals) {
            $0.makeNew = { m, type, args throws(PythonError) in try m.deque(type, args) }
            $0.unaryOp = { m, op, object throws(PythonError) in
                let deque = DequeObject(m, object)
                return switch op {
                case .bool: Obj(!deque.isEmpty)
                case .len: Obj(smallInteger: deque.length)
                case .sizeof: Obj(smallInteger: DequeObject.byteCount + 4 * Int(deque.alloc))
                default: .null
                }
            }
            $0.subscr = { m, deque, index, value throws(PythonError) in try m.dequeSubscript(deque, index, value) }
            $0.getiter = { m, deque, buffer throws(PythonError) in
                m.polymorphicIterator(.deque, over: deque, cursor: Int(DequeObject(m, deque).first), buffer)
            }
        }
    }
}

extension Machine {
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
        let deque = DequeObject(self, object)
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
