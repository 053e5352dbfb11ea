// list.sort: quicksort with the last item as pivot, not stable. py/objlist.c, mp_quicksort.

import BlockHeap

extension VM {
    /// Sorts a list in place by `key(item)` (`null`: the items themselves), turned round when `isReversed`.
    func listSort(_ object: Obj, key: Obj, isReversed: Bool) throws(PythonError) {
        let list = ListObject(ram, object)
        guard list.length > 1 else { return }
        try enterNative(stackCost.sort)
        defer { stackPointer += stackCost.sort }
        let mark = held.count
        hold(object)
        let order = SortOrder(list: list, count: list.length, key: key, lessResult: Obj(!isReversed))
        try quicksort(order, 0, list.length - 1)
        release(to: mark)
    }

    private struct SortOrder {
        let list: ListObject
        /// Length at the start: a key function that changes the list stops the sort.
        let count: Int
        let key: Obj
        let lessResult: Obj
    }

    private func quicksort(_ order: SortOrder, _ first: Int, _ last: Int) throws(PythonError) {
        try checkStack()
        var (head, tail) = (first, last)
        while head < tail {
            var (low, high) = (head - 1, tail)
            let mark = held.count
            let pivot = try sortKey(order, tail)
            hold(pivot)
            while true {
                low += 1
                while low < high, try isLess(order, sortKey(order, low), pivot) { low += 1 }
                high -= 1
                while low < high, try isLess(order, pivot, sortKey(order, high)) { high -= 1 }
                if low >= high { break }
                swapItems(order, low, high)
            }
            release(to: mark)
            swapItems(order, low, tail)
            // The smaller part first, so that the depth stays logarithmic.
            if high - head < tail - low - 1 {
                try quicksort(order, head, high)
                head = low + 1
            } else {
                try quicksort(order, low + 1, tail)
                tail = high
            }
        }
    }

    private func isLess(_ order: SortOrder, _ left: Obj, _ right: Obj) throws(PythonError) -> Bool {
        try countWork(64)
        let mark = held.count
        hold(left)
        let result = try binaryOp(.less, left, right)
        release(to: mark)
        return result == order.lessResult
    }

    private func sortKey(_ order: SortOrder, _ index: Int) throws(PythonError) -> Obj {
        guard order.list.length == order.count else { throw error(.valueError) }
        let item = obj(order.list.place(index))
        return order.key.isNull ? item : try call(order.key, item)
    }

    private func swapItems(_ order: SortOrder, _ a: Int, _ b: Int) {
        guard order.list.length == order.count else { return }
        let item = obj(order.list.place(a))
        setObj(order.list.place(a), obj(order.list.place(b)))
        setObj(order.list.place(b), item)
    }
}
