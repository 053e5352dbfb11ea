// reversed, for what has a length and items by index. py/objreversed.c.
//
//     +0 type   +4 sequence   +8 items that are left

import Heap

extension ROMBuilder {
    func installReversed() {
        let ownName = qstr("__reversed__")
        type(.reversed, "reversed") {
            $0.flags = .iteratorIsIternext
            $0.makeNew = { m, type, args throws(PythonError) in
                try m.checkArguments(args, 1, 1)
                let own = try m.loadMethodMaybe(args[0], ownName)
                if !own.method.isNull { return try m.callMethod(own) }
                let object = Obj(try m.allocate(12))
                m.setObj(object.address, type)
                m.setObj(object.address + 4, args[0])
                let mark = m.held.count
                m.hold(object)
                m.setWord(object.address + 8, UInt32(truncatingIfNeeded: try m.length(args[0])))
                m.release(to: mark)
                return object
            }
            $0.iternext = { m, object throws(PythonError) in
                let left = m.word(object.address + 8)
                if left == 0 { return .stopIteration }
                m.setWord(object.address + 8, left - 1)
                return try m.subscript_(m.obj(object.address + 4), Obj(smallInteger: Int(left - 1)))
            }
        }
    }
}
