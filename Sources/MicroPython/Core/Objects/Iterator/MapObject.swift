// The built-in function map's object. py/objmap.c.
//
//     +0 type   +4 count   +8 function   +12 iterators, count words

import BlockHeap

extension ROMBuilder {
    func installMap() {
        type(.map, "map") {
            $0.flags = .iteratorIsIternext
            $0.makeNew = { vm, type, args throws(PythonError) in
                try vm.checkArguments(args, 2, .max)
                let object = Obj(try vm.allocate(12 + 4 * (args.count - 1)))
                vm.setObj(object.address, type)
                vm.setWord(object.address + 4, UInt32(args.count - 1))
                vm.setObj(object.address + 8, args[0])
                try vm.fillIterators(of: object, at: object.address + 12, args.dropFirst(1))
                return object
            }
            $0.iternext = { vm, object throws(PythonError) in try vm.nextMapped(object) }
        }
    }
}

extension VM {
    /// The arguments of each call are gathered in a block, which is not freed after the call.
    fileprivate func nextMapped(_ object: Obj) throws(PythonError) -> Obj {
        try enterNative(stackCost.map)
        defer { stackPointer += stackCost.map }
        let count = Int(word(object.address + 4))
        let items = try allocate(4 * count)
        let mark = held.count
        hold(Obj(items))
        for index in 0..<count {
            let item = try next(obj(object.address + 12 + UInt32(4 * index)))
            if item == .stopIteration {
                release(to: mark)
                free(items)
                return .stopIteration
            }
            setObj(items + UInt32(4 * index), item)
        }
        let result = try call(obj(object.address + 8), Args(ram, base: items, count: count))
        release(to: mark)
        return result
    }
}
