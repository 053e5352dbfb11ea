// The module gc: the heap as a Python program sees it. py/modgc.c.

import Heap

extension ROMBuilder {
    func installGC() {
        module("gc", [
            ("collect", function0 { m throws(PythonError) in
                m.heap.collect()
                return .none
            }),
            ("disable", function0 { m throws(PythonError) in
                m.heap.isAutoCollectEnabled = false
                return .none
            }),
            ("enable", function0 { m throws(PythonError) in
                m.heap.isAutoCollectEnabled = true
                return .none
            }),
            ("isenabled", function0 { m throws(PythonError) in Obj(m.heap.isAutoCollectEnabled) }),
            ("mem_free", function0 { m throws(PythonError) in
                m.noteWork(m.heap.blockCount)
                return Obj(smallInteger: m.heap.freeBytes)
            }),
            ("mem_alloc", function0 { m throws(PythonError) in
                m.noteWork(m.heap.blockCount)
                return Obj(smallInteger: m.heap.usedBytes)
            }),
            ("threshold", function(0, 1) { m, args throws(PythonError) in
                guard let argument = args.optional(0) else {
                    let blocks = m.heap.allocThreshold
                    return Obj(smallInteger: blocks == .max ? -1 : blocks * Heap.blockSize)
                }
                let bytes = try m.integer(argument)
                m.heap.allocThreshold = bytes < 0 ? .max : bytes / Heap.blockSize
                return .none
            }),
        ])
    }
}
