// reversed, for what has a length and items by index. py/objreversed.c.
//
//     +0 type   +4 sequence   +8 items that are left

import BlockHeap

extension ROMBuilder {
    func installReversed() {
        let ownName = qstr("__reversed__")
        type(.reversed, "reversed") {
            $0.flags = .iteratorIsIternext
            $0.makeNew = { vm, type, args throws(PythonError) in
                try vm.checkArguments(args, 1, 1)
                let own = try vm.loadMethodMaybe(args[0], ownName)
                if !own.method.isNull { return try vm.callMethod(own) }
                let object = Obj(try vm.allocate(12))
                vm.setObj(object.address, type)
                vm.setObj(object.address + 4, args[0])
                let mark = vm.held.count
                vm.hold(object)
                vm.setWord(object.address + 8, UInt32(truncatingIfNeeded: try vm.length(args[0])))
                vm.release(to: mark)
                return object
            }
            $0.iternext = { vm, object throws(PythonError) in
                let left = vm.word(object.address + 8)
                if left == 0 { return .stopIteration }
                vm.setWord(object.address + 8, left - 1)
                return try vm.subscript_(vm.obj(object.address + 4), Obj(smallInteger: Int(left - 1)))
            }
        }
    }
}
