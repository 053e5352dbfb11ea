// The built-in function filter's object. py/objfilter.c.
//
//     +0 type   +4 function, or None   +8 iterator

import BlockHeap

extension ROMBuilder {
    func installFilter() {
        type(.filter, "filter") {
            $0.flags = .iteratorIsIternext
            $0.makeNew = { vm, type, args throws(PythonError) in
                try vm.checkArguments(args, 2, 2)
                let object = Obj(try vm.allocate(12))
                vm.setObj(object.address, type)
                vm.setObj(object.address + 4, args[0])
                try vm.fillIterators(of: object, at: object.address + 8, args.dropFirst(1))
                return object
            }
            $0.iternext = { vm, object throws(PythonError) in try vm.nextFiltered(object) }
        }
    }
}

extension VM {
    fileprivate func nextFiltered(_ object: Obj) throws(PythonError) -> Obj {
        let function = obj(object.address + 4)
        let mark = held.count
        while true {
            let item = try next(obj(object.address + 8))
            if item == .stopIteration { return item }
            hold(item)
            let answer = function == .none ? item : try call(function, item)
            if try isTrue(answer) {
                release(to: mark)
                return item
            }
            release(to: mark)
        }
    }
}
