// enumerate. py/objenumerate.c.
//
//     +0 type   +4 iterator   +8 next number

import BlockHeap

extension ROMBuilder {
    func installEnumerate() {
        let allowed = [
            AllowedArgument(name: qstr("iterable"), isRequired: true),
            AllowedArgument(name: Qstr(.start), isInteger: true, fallback: Obj(smallInteger: 0)),
        ]
        type(.enumerate, "enumerate") {
            $0.flags = .iteratorIsIternext
            $0.makeNew = { vm, type, args throws(PythonError) in
                let values = try vm.parse(args, allowed)
                let first = try vm.integer(values[1])
                let object = Obj(try vm.allocate(12))
                vm.setObj(object.address, type)
                let mark = vm.held.count
                vm.hold(object)
                vm.setObj(object.address + 4, try vm.iterator(values[0]))
                vm.release(to: mark)
                vm.setWord(object.address + 8, UInt32(truncatingIfNeeded: first))
                return object
            }
            $0.iternext = { vm, object throws(PythonError) in
                let item = try vm.next(vm.obj(object.address + 4))
                if item == .stopIteration { return item }
                let number = vm.word(object.address + 8)
                vm.setWord(object.address + 8, number &+ 1)
                let mark = vm.held.count
                vm.hold(item)
                let pair = try vm.tuple([Obj(smallInteger: Int(Int32(bitPattern: number))), item])
                vm.release(to: mark)
                return pair
            }
        }
    }
}
