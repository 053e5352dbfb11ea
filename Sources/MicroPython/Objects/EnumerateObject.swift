// enumerate. py/objenumerate.c.
//
//     +0 type   +4 iterator   +8 next number

import Heap

extension ROMBuilder {
    func installEnumerate() {
        let allowed = [
            AllowedArgument(name: qstr("iterable"), isRequired: true),
            AllowedArgument(name: Qstr(.start), isInteger: true, fallback: Obj(smallInteger: 0)),
        ]
        type(.enumerate, "enumerate") {
            $0.flags = .iteratorIsIternext
            $0.makeNew = { m, type, args throws(PythonError) in
                let values = try m.parse(args, allowed)
                let first = try m.integer(values[1])
                let object = Obj(try m.allocate(12))
                m.setObj(object.address, type)
                let mark = m.held.count
                m.hold(object)
                m.setObj(object.address + 4, try m.iterator(values[0]))
                m.release(to: mark)
                m.setWord(object.address + 8, UInt32(truncatingIfNeeded: first))
                return object
            }
            $0.iternext = { m, object throws(PythonError) in
                let item = try m.next(m.obj(object.address + 4))
                if item == .stopIteration { return item }
                let number = m.word(object.address + 8)
                m.setWord(object.address + 8, number &+ 1)
                let mark = m.held.count
                m.hold(item)
                let pair = try m.tuple([Obj(smallInteger: Int(Int32(bitPattern: number))), item])
                m.release(to: mark)
                return pair
            }
        }
    }
}
