// list.sort: quicksort with the last item as pivot, not stable. py/objlist.c, mp_quicksort.

import BlockHeap

extension ListObject {
    /// Sorts a list in place by `key(item)` (`null`: the items themselves), turned round when `isReversed`.
    func sort(key: Obj, isReversed: Bool, _ vm: VM) throws(PythonError) {
        guard length > 1 else { return }
        try vm.enterNative(vm.stackCost.sort)
        defer { vm.stackPointer += vm.stackCost.sort }
        let mark = vm.native.held.count
        vm.hold(obj)
        let order = SortOrder(list: self, count: length, key: key, lessResult: Obj(!isReversed))
        try Self.quicksort(vm, order, 0, length - 1)
        vm.release(to: mark)
    }

    private struct SortOrder {
        let list: ListObject
        /// Length at the start: a key function that changes the list stops the sort.
        let count: Int
        let key: Obj
        let lessResult: Obj
    }

    private static func quicksort(_ vm: VM, _ order: SortOrder, _ first: Int, _ last: Int) throws(PythonError) {
        try vm.checkStack()
        var (head, tail) = (first, last)
        while head < tail {
            var (low, high) = (head - 1, tail)
            let mark = vm.native.held.count
            let pivot = try sortKey(vm, order, tail)
            vm.hold(pivot)
            while true {
                low += 1
                while low < high, try isLess(vm, order, sortKey(vm, order, low), pivot) { low += 1 }
                high -= 1
                while low < high, try isLess(vm, order, pivot, sortKey(vm, order, high)) { high -= 1 }
                if low >= high { break }
                swapItems(vm, order, low, high)
            }
            vm.release(to: mark)
            swapItems(vm, order, low, tail)
            // The smaller part first, so that the depth stays logarithmic.
            if high - head < tail - low - 1 {
                try quicksort(vm, order, head, high)
                head = low + 1
            } else {
                try quicksort(vm, order, low + 1, tail)
                tail = high
            }
        }
    }

    private static func isLess(_ vm: VM, _ order: SortOrder, _ left: Obj, _ right: Obj) throws(PythonError) -> Bool {
        try vm.countWork(64)
        let mark = vm.native.held.count
        vm.hold(left)
        let result = try vm.binaryOp(.less, left, right)
        vm.release(to: mark)
        return result == order.lessResult
    }

    private static func sortKey(_ vm: VM, _ order: SortOrder, _ index: Int) throws(PythonError) -> Obj {
        guard order.list.length == order.count else { throw vm.error(.valueError) }
        let item = vm.obj(order.list.place(index))
        return order.key.isNull ? item : try vm.call(order.key, item)
    }

    private static func swapItems(_ vm: VM, _ order: SortOrder, _ a: Int, _ b: Int) {
        guard order.list.length == order.count else { return }
        let item = vm.obj(order.list.place(a))
        vm.setObj(order.list.place(a), vm.obj(order.list.place(b)))
        vm.setObj(order.list.place(b), item)
    }
}
