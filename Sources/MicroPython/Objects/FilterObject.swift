// The built-in function filter's object. py/objfilter.c.
//
//     +0 type   +4 function, or None   +8 iterator

import Heap

extension ROMBuilder {
    func installFilter() {
        type(.filter, "filter") {
            $0.flags = .iteratorIsIternext
            $0.makeNew = { m, type, args throws(PythonError) in
                try m.checkArguments(args, 2, 2)
                let object = Obj(try m.allocate(12))
                m.setObj(object.address, type)
                m.setObj(object.address + 4, args[0])
                try m.fillIterators(of: object, at: object.address + 8, args.dropFirst(1))
                return object
            }
            $0.iternext = { m, object throws(PythonError) in try m.nextFiltered(object) }
        }
    }
}

extension Machine {
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
