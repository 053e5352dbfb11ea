// The module heapq: a list kept as a heap, the smallest item first. extmod/modheapq.c.
//
//     items[i] <= items[2i+1]   and   items[i] <= items[2i+2]
//
// Comparing may run a program's code, and that may shorten the list: each place is looked for anew and checked.

import BlockHeap

extension ROMBuilder {
    func installHeapq() {
        module("heapq", [
            ("heappush", function2 { vm, heap, item throws(PythonError) in
                try vm.checkHeap(heap)
                try vm.listAppend(heap, item)
                try vm.siftDown(heap, 0, ListObject(vm.ram, heap).length - 1)
                return .none
            }),
            ("heappop", function1 { vm, heap throws(PythonError) in try vm.heapPop(heap) }),
            ("heapify", function1 { vm, heap throws(PythonError) in
                try vm.checkHeap(heap)
                for place in stride(from: ListObject(vm.ram, heap).length / 2 - 1, through: 0, by: -1) { try vm.siftUp(heap, place) }
                return .none
            }),
        ])
    }
}

extension VM {
    fileprivate func checkHeap(_ heap: Obj) throws(PythonError) {
        if !isType(heap, .list) { throw error(.typeError, "heap must be a list") }
    }

    /// The address of an item.
    private func place(_ heap: Obj, _ index: Int) throws(PythonError) -> Address {
        let list = ListObject(ram, heap)
        if index >= list.length { throw error(.indexError, "empty heap") }
        return list.place(index)
    }

    private func isLess(_ left: Obj, _ right: Obj) throws(PythonError) -> Bool { try binaryOp(.less, left, right) == .true }

    /// Moves the item at `index` towards `start` until its parent is not larger.
    fileprivate func siftDown(_ heap: Obj, _ start: Int, _ index: Int) throws(PythonError) {
        var index = index
        let mark = held.count
        let item = obj(try place(heap, index))
        hold(item)
        while index > start {
            try countWork(64)
            let parentIndex = (index - 1) / 2
            let parent = obj(try place(heap, parentIndex))
            guard try isLess(item, parent) else { break }
            setObj(try place(heap, index), parent)
            index = parentIndex
        }
        setObj(try place(heap, index), item)
        release(to: mark)
    }

    /// Moves the hole at `index` to a leaf along the smaller children, puts the item there, and sifts it down again.
    fileprivate func siftUp(_ heap: Obj, _ start: Int) throws(PythonError) {
        var index = start
        let end = ListObject(ram, heap).length
        let mark = held.count
        let item = obj(try place(heap, index))
        hold(item)
        while 2 * index + 1 < end {
            try countWork(64)
            var child = 2 * index + 1
            if child + 1 < end {
                let (left, right) = (obj(try place(heap, child)), obj(try place(heap, child + 1)))
                if try binaryOp(.less, left, right) == .false { child += 1 }
            }
            setObj(try place(heap, index), obj(try place(heap, child)))
            index = child
        }
        setObj(try place(heap, index), item)
        release(to: mark)
        try siftDown(heap, start, index)
    }

    fileprivate func heapPop(_ heap: Obj) throws(PythonError) -> Obj {
        try checkHeap(heap)
        let list = ListObject(ram, heap)
        if list.length == 0 { throw error(.indexError, "empty heap") }
        let item = obj(list.place(0))
        let mark = held.count
        hold(item)
        list.length -= 1
        setObj(list.place(0), obj(list.place(list.length)))
        setObj(list.place(list.length), .null)
        if list.length > 0 { try siftUp(heap, 0) }
        release(to: mark)
        return item
    }
}
