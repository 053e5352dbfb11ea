// zip. py/objzip.c.
//
//     +0 type   +4 count   +8 iterators, count words

import BlockHeap

extension ROMBuilder {
    func installZip() {
        type(.zip, "zip") {
            $0.flags = .iteratorIsIternext
            $0.makeNew = { vm, type, args throws(PythonError) in
                try vm.checkArguments(args, 0, .max)
                let object = Obj(try vm.allocate(8 + 4 * args.count))
                vm.setObj(object.address, type)
                vm.setWord(object.address + 4, UInt32(args.count))
                try vm.fillIterators(of: object, at: object.address + 8, args)
                return object
            }
            $0.iternext = { vm, object throws(PythonError) in try vm.nextZipped(object) }
        }
    }
}

extension VM {
    /// Puts an iterator over each argument into `object`, from `place` on.
    func fillIterators(of object: Obj, at place: Address, _ args: Args) throws(PythonError) {
        let mark = held.count
        hold(object)
        for index in 0..<args.count { setObj(place + UInt32(4 * index), try iterator(args[index])) }
        release(to: mark)
    }

    /// The tuple is there before the items; the one that stays incomplete at the end is freed.
    fileprivate func nextZipped(_ object: Obj) throws(PythonError) -> Obj {
        let count = Int(word(object.address + 4))
        if count == 0 { return .stopIteration }
        let tuple = try tuple(count: count)
        let mark = held.count
        hold(tuple)
        for index in 0..<count {
            let offset = 8 + UInt32(4 * index)
            let item = try next(obj(object.address + offset))
            if item == .stopIteration {
                release(to: mark)
                free(tuple.address)
                return .stopIteration
            }
            setObj(tuple.address + offset, item)
        }
        release(to: mark)
        return tuple
    }
}
