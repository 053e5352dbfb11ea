// Calls with `*sequence` and `**dict`: all arguments are put together in a heap array, which is freed when the call returns.
// py/runtime.c, mp_call_prepare_args_n_kw_var.
//
//     value stack:   function [self] arg0 ... name0 value0 ... bitmap       a bit for each starred positional argument;
//                                                                         a name that is null marks a `**` value

import BlockHeap

/// The array under construction.
private struct ArgumentArray {
    var address: Address
    var capacity: Int
    var count = 0
}

extension VM {
    /// CALL_FUNCTION_VAR_KW and CALL_METHOD_VAR_KW; the function lies at `base`.
    func callStarred(_ counts: ArgumentCounts, at base: Address, hasReceiver: Bool) throws(PythonError) -> Obj {
        let function = obj(base)
        let receiver = hasReceiver ? obj(base + 4) : .null
        let first = base + (hasReceiver ? 8 : 4)
        let (positional, keywords) = (Int(counts.positional), Int(counts.keywords))
        let stars = obj(first + 4 * UInt32(positional + 2 * keywords)).smallInteger
        try enterNative(stackCost.starArguments)
        defer { stackPointer += stackCost.starArguments }
        let mark = native.held.count

        let extraPairs = try dictLengths(first + 4 * UInt32(positional), keywords)
        var hint = 1 + positional + 2 * (keywords + extraPairs)
        if stars != 0 { hint += try starLengths(first, positional, stars) }
        var array = ArgumentArray(address: try allocate(4 * hint), capacity: hint)
        hold(Obj(array.address))
        if !receiver.isNull { add(&array, receiver) }
        for index in 0..<positional {
            let argument = obj(first + 4 * UInt32(index))
            if stars >> index & 1 == 0 {
                add(&array, argument)
            } else {
                try addAll(&array, of: argument, left: positional - index, mark)
            }
        }
        let positionalCount = array.count
        let needed = array.count + 2 * (keywords + extraPairs)
        if needed > array.capacity { try grow(&array, to: needed, mark) }
        for index in 0..<keywords {
            let pair = first + 4 * UInt32(positional + 2 * index)
            if word(pair) != 0 {
                add(&array, obj(pair))
                add(&array, obj(pair + 4))
            } else {
                try addPairs(&array, of: obj(pair + 4), mark)
            }
        }
        let args = Args(ram, base: array.address, count: positionalCount, keywordCount: (array.count - positionalCount) / 2)
        let result = try call(function, args)
        release(to: mark)
        free(array.address)
        return result
    }

    /// What the lengths of the starred arguments add to the count; those without a length add nothing.
    private func starLengths(_ first: Address, _ count: Int, _ stars: Int) throws(PythonError) -> Int {
        var sum = 0
        for index in 0..<count where stars >> index & 1 != 0 {
            let length = try lengthMaybe(obj(first + 4 * UInt32(index)))
            if !length.isNull { sum += try integer(length) - 1 }
        }
        return sum
    }

    private func dictLengths(_ first: Address, _ count: Int) throws(PythonError) -> Int {
        var sum = 0
        for index in 0..<UInt32(count) {
            let value = obj(first + 8 * index + 4)
            if word(first + 8 * index) == 0 && isPointer(value, to: .dict) { sum += Map(ram, value.address + 4).used - 1 }
        }
        return sum
    }

    private func add(_ array: inout ArgumentArray, _ object: Obj) {
        setObj(array.address + 4 * UInt32(array.count), object)
        array.count += 1
    }

    private func grow(_ array: inout ArgumentArray, to capacity: Int, _ mark: Int) throws(PythonError) {
        array.address = try reallocate(array.address, 4 * capacity)
        array.capacity = capacity
        native.held[mark] = array.address
    }

    /// The items of a starred argument; `left` is how many arguments are still to come, this one included.
    private func addAll(_ array: inout ArgumentArray, of object: Obj, left: Int, _ mark: Int) throws(PythonError) {
        if isPointer(object, to: .tuple) || isPointer(object, to: .list) {
            let items = try items(object)
            // A length may have changed since it was asked for: by another argument's `__len__`.
            if array.count + items.count > array.capacity { try grow(&array, to: array.count + items.count + left, mark) }
            ram.copy(from: items.address, to: array.address + 4 * UInt32(array.count), count: 4 * items.count)
            array.count += items.count
            return
        }
        try forEach(object) { item throws(PythonError) in
            if array.count + left >= array.capacity { try grow(&array, to: max(array.capacity * 2, array.count + left + 1), mark) }
            add(&array, item)
            return true
        }
    }

    /// The pairs of a `**` argument: a dict's slots in order, or what `keys()` and `__getitem__` give.
    private func addPairs(_ array: inout ArgumentArray, of object: Obj, _ mark: Int) throws(PythonError) {
        if isPointer(object, to: .dict) {
            let map = Map(ram, object.address + 4)
            var cursor = 0
            while let slot = map.nextFilled(&cursor) {
                let (key, value) = (try keywordName(obj(slot)), MapSlot(ram, slot).value)
                if array.count + 2 > array.capacity { try grow(&array, to: array.count + 2, mark) }
                add(&array, key)
                add(&array, value)
            }
            return
        }
        let keys = try iterator(callMethod(loadMethod(object, Qstr(.keys))))
        hold(keys)
        while true {
            let item = try next(keys)
            if item == .stopIteration { return }
            if array.count + 1 >= array.capacity { try grow(&array, to: max(array.capacity * 2, array.count + 2), mark) }
            let key = try keywordName(item)
            let value = try callMethod(loadMethod(object, Qstr(.__getitem__)), key)
            add(&array, key)
            add(&array, value)
        }
    }

    /// mp_obj_str_intern_checked.
    private func keywordName(_ key: Obj) throws(PythonError) -> Obj { key.isQstr ? key : Obj(try qstr(of: key)) }

    // MARK: unpacking

    /// mp_unpack_sequence: exactly `count` items, the last first, from `place` on. ValueError for more or fewer.
    func unpack(_ object: Obj, _ count: UInt32, to place: Address) throws(PythonError) {
        if isPointer(object, to: .tuple) || isPointer(object, to: .list) {
            let items = try items(object)
            if items.count < Int(count) { throw tooFew(items.count) }
            if items.count > Int(count) { throw tooMany(count) }
            for index in 0..<count { setWord(place + 4 * index, word(items.address + 4 * (count - 1 - index))) }
            return
        }
        var found: UInt32 = 0
        try forEach(object) { item throws(PythonError) in
            if found == count { throw tooMany(count) }
            setObj(place + 4 * (count - 1 - found), item)
            found += 1
            return true
        }
        if found < count { throw tooFew(Int(found)) }
    }

    private func tooFew(_ count: Int) -> PythonError { error(.valueError, format: "need more than %d values to unpack", .int(count)) }
    private func tooMany(_ count: UInt32) -> PythonError {
        error(.valueError, format: "too many values to unpack (expected %d)", .int(Int(count)))
    }

    /// mp_unpack_ex: `left` items, a list of those between, `right` items; the last first, from `place` on.
    func unpack(_ object: Obj, left: UInt32, right: UInt32, to place: Address) throws(PythonError) {
        if isPointer(object, to: .tuple) || isPointer(object, to: .list) {
            let mark = native.held.count
            hold(object)
            let items = try items(object)
            let count = UInt32(items.count)
            if count < left + right { throw tooFew(items.count) }
            for index in 0..<right { setWord(place + 4 * index, word(items.address + 4 * (count - 1 - index))) }
            let middle = try ListObject.make(self, copying: Items(address: items.address + 4 * left, count: Int(count - left - right)))
            setObj(place + 4 * right, middle)
            for index in 0..<left { setWord(place + 4 * (right + 1 + index), word(items.address + 4 * (left - 1 - index))) }
            release(to: mark)
            return
        }
        let mark = native.held.count
        let iterator = try iterator(object)
        hold(iterator)
        for index in 0..<left {
            let item = try next(iterator)
            if item == .stopIteration { throw tooFew(Int(index)) }
            setObj(place + 4 * (left + right - index), item)
        }
        let rest = ListObject(ram, try ListObject.make(self, count: 0))
        hold(Obj(rest.address))
        while true {
            let item = try next(iterator)
            if item == .stopIteration { break }
            try ListObject(ram, Obj(rest.address)).append(item, self)
        }
        if rest.length < Int(right) { throw tooFew(Int(left)) }  // the board counts no further
        setObj(place + 4 * right, Obj(rest.address))
        for index in 0..<right { setWord(place + 4 * (right - 1 - index), word(rest.place(rest.length - Int(right) + Int(index)))) }
        rest.length -= Int(right)
        release(to: mark)
    }
}
