// The module heapq: a list kept as a heap, the smallest item first. extmod/modheapq.c.
//
//     items[i] <= items[2i+1]   and   items[i] <= items[2i+2]
//
// Comparing may run a program's code, and that may shorten the list: each place is looked for anew and checked.

import BlockHeap

extension ROMBuilder {
    func installHeapq() {
        module("heapq", [
            ("heappush", function2(HeapqModule.heappush)),
            ("heappop", function1(HeapqModule.pop)),
            ("heapify", function1(HeapqModule.heapify)),
        ])
    }
}

/// The functions of the module heapq.
enum HeapqModule {
    static func heappush(_ vm: VM, _ heap: Obj, _ item: Obj) throws(PythonError) -> Obj {
        try HeapqModule.check(vm, heap)
        try ListObject(vm.ram, heap).append(item, vm)
        try HeapqModule.siftDown(vm, heap, 0, ListObject(vm.ram, heap).length - 1)
        return .none
    }

    static func heapify(_ vm: VM, _ heap: Obj) throws(PythonError) -> Obj {
        try HeapqModule.check(vm, heap)
        for place in stride(from: ListObject(vm.ram, heap).length / 2 - 1, through: 0, by: -1) { try HeapqModule.siftUp(vm, heap, place) }
        return .none
    }

    fileprivate static func check(_ vm: VM, _ heap: Obj) throws(PythonError) {
        if !vm.isType(heap, .list) { throw vm.error(.typeError, "heap must be a list") }
    }

    /// The address of an item.
    private static func place(_ vm: VM, _ heap: Obj, _ index: Int) throws(PythonError) -> Address {
        let list = ListObject(vm.ram, heap)
        if index >= list.length { throw vm.error(.indexError, "empty heap") }
        return list.place(index)
    }

    private static func isLess(_ vm: VM, _ left: Obj, _ right: Obj) throws(PythonError) -> Bool {
        try vm.binaryOp(.less, left, right) == .true
    }

    /// Moves the item at `index` towards `start` until its parent is not larger.
    fileprivate static func siftDown(_ vm: VM, _ heap: Obj, _ start: Int, _ index: Int) throws(PythonError) {
        var index = index
        let mark = vm.native.held.count
        let item = vm.obj(try place(vm, heap, index))
        vm.hold(item)
        while index > start {
            try vm.countWork(64)
            let parentIndex = (index - 1) / 2
            let parent = vm.obj(try place(vm, heap, parentIndex))
            guard try isLess(vm, item, parent) else { break }
            vm.setObj(try place(vm, heap, index), parent)
            index = parentIndex
        }
        vm.setObj(try place(vm, heap, index), item)
        vm.release(to: mark)
    }

    /// Moves the hole at `index` to a leaf along the smaller children, puts the item there, and sifts it down again.
    fileprivate static func siftUp(_ vm: VM, _ heap: Obj, _ start: Int) throws(PythonError) {
        var index = start
        let end = ListObject(vm.ram, heap).length
        let mark = vm.native.held.count
        let item = vm.obj(try place(vm, heap, index))
        vm.hold(item)
        while 2 * index + 1 < end {
            try vm.countWork(64)
            var child = 2 * index + 1
            if child + 1 < end {
                let (left, right) = (vm.obj(try place(vm, heap, child)), vm.obj(try place(vm, heap, child + 1)))
                if try vm.binaryOp(.less, left, right) == .false { child += 1 }
            }
            vm.setObj(try place(vm, heap, index), vm.obj(try place(vm, heap, child)))
            index = child
        }
        vm.setObj(try place(vm, heap, index), item)
        vm.release(to: mark)
        try siftDown(vm, heap, start, index)
    }

    fileprivate static func pop(_ vm: VM, _ heap: Obj) throws(PythonError) -> Obj {
        try check(vm, heap)
        let list = ListObject(vm.ram, heap)
        if list.length == 0 { throw vm.error(.indexError, "empty heap") }
        let item = vm.obj(list.place(0))
        let mark = vm.native.held.count
        vm.hold(item)
        list.length -= 1
        vm.setObj(list.place(0), vm.obj(list.place(list.length)))
        vm.setObj(list.place(list.length), .null)
        if list.length > 0 { try siftUp(vm, heap, 0) }
        vm.release(to: mark)
        return item
    }
}
