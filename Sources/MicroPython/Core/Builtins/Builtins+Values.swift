// Built-in functions on values: characters, numbers, sums, extremes, sorting, iteration. py/modbuiltins.c.

import Foundation
import BlockHeap

extension BuiltinsModule {
    /// Whether an item is true (or false): `any`, and `all` turned round.
    static func hasItem(_ vm: VM, _ items: Obj, thatIs truth: Bool) throws(PythonError) -> Bool {
        var found = false
        try vm.forEach(items) { item throws(PythonError) in
            found = try vm.isTrue(item) == truth
            return !found
        }
        return found
    }

    /// bin(): by the format "{:#b}".
    static func bin(_ vm: VM, _ value: Obj) throws(PythonError) -> Obj {
        let base = try vm.pushArguments(2)
        defer { vm.popArguments(base, 2) }
        vm.setObj(base, Obj(vm.qstrNamed("{:#b}")))
        vm.setObj(base + 4, value)
        return try StrFormatter.format(vm, Args(vm.ram, base: base, count: 2))
    }

    /// chr(): interned.
    static func chr(_ vm: VM, _ value: Obj) throws(PythonError) -> Obj {
        let number = try vm.integer(value)
        guard number >= 0 && number < 0x110000 else { throw vm.error(.valueError, "chr() arg not in range(0x110000)") }
        var bytes: [UInt8] = []
        UTF8Text.encode(UInt32(number)) { _, byte in bytes.append(byte) }
        return Obj(try vm.intern(bytes))
    }

    /// ord().
    static func ord(_ vm: VM, _ object: Obj) throws(PythonError) -> Obj {
        let text = try vm.stringSpan(object)
        var length = text.count
        if vm.isString(object) {
            length = UTF8Text.characterCount(text)
            if length == 1 { return try vm.int(Int(UTF8Text.decode(text, at: 0).character)) }
        } else if length == 1 {
            return Obj(smallInteger: Int(text[0]))
        }
        throw vm.error(.typeError, format: "ord() expected a character, but string of length %d found", .int(length))
    }

    /// next(iterator): the board has no second argument.
    static func next(_ vm: VM, _ iterator: Obj) throws(PythonError) -> Obj {
        let item = try vm.nextAllowingRaise(iterator)
        if item == .stopIteration { throw vm.stopIteration(Obj(word: vm.root(.stopIterationArgument))) }
        return item
    }

    /// min() and max(): `op` tells whether a key is better than the best so far.
    static func extreme(_ vm: VM, _ args: Args, _ op: BinaryOp) throws(PythonError) -> Obj {
        let key = vm.keyword(args, Qstr(.key))
        var (bestKey, best) = (Obj.null, Obj.null)
        let mark = vm.native.held.count
        vm.hold(.null)
        vm.hold(.null)
        func consider(_ item: Obj) throws(PythonError) {
            let rank: Obj
            if let key { rank = try vm.call(key, item) } else { rank = item }
            vm.hold(rank)
            let isBetter = best.isNull ? true : try vm.binaryOp(op, rank, bestKey) == .true
            vm.release(to: vm.native.held.count - 1)
            if isBetter {
                (bestKey, best) = (rank, item)
                vm.native.held[mark] = rank.word
                vm.native.held[mark + 1] = item.word
            }
        }
        if args.count == 1 {
            try vm.forEach(args[0]) { item throws(PythonError) in
                try consider(item)
                return true
            }
            if best.isNull {
                guard let fallback = vm.keyword(args, vm.names.default) else { throw vm.error(.valueError, "arg is an empty sequence") }
                best = fallback
            }
        } else {
            for index in 0..<args.count { try consider(args[index]) }
        }
        vm.release(to: mark)
        return best
    }

    /// sum(items[, start]).
    static func sum(_ vm: VM, _ args: Args) throws(PythonError) -> Obj {
        var value = args.optional(1) ?? Obj(smallInteger: 0)
        let mark = vm.native.held.count
        vm.hold(value)
        try vm.forEach(args[0]) { item throws(PythonError) in
            value = try vm.binaryOp(.add, value, item)
            vm.native.held[mark] = value.word
            return true
        }
        vm.release(to: mark)
        return value
    }

    /// sorted(): a new list, sorted in place.
    static func sorted(_ vm: VM, _ args: Args) throws(PythonError) -> Obj {
        if args.count > 1 { throw vm.error(.typeError, "must use keyword argument for key function") }
        let list = try TypeObject.makeNew(vm, TypeID.list.address, Args(vm.ram, base: args.base, count: 1))
        let mark = vm.native.held.count
        vm.hold(list)
        let (base, count) = (args.base + 4, 2 * args.keywordCount)
        let sort = try vm.loadMethod(list, Qstr(.sort))
        let words = try vm.pushArguments(1 + count)
        defer { vm.popArguments(words, 1 + count) }
        vm.setObj(words, list)
        vm.ram.copy(from: base, to: words + 4, count: 4 * count)
        _ = try vm.call(sort.method, Args(vm.ram, base: words, count: 1, keywordCount: args.keywordCount))
        vm.release(to: mark)
        return list
    }

    /// round(number[, digits]): halves to the even neighbour.
    static func round(_ vm: VM, _ args: Args) throws(PythonError) -> Obj {
        let value = args[0]
        if vm.isInteger(value) {
            guard let digits = args.optional(1) else { return value }
            return try round(vm, integer: value, digits: vm.integer(digits))
        }
        let number = try vm.floatValue(value)
        guard let digits = args.optional(1) else { return try vm.int(truncating: number.rounded(.toNearestOrEven)) }
        let scale = powf(10, Float(try vm.integer(digits)))
        return try vm.float((number * scale).rounded(.toNearestOrEven) / scale)
    }

    private static func round(_ vm: VM, integer value: Obj, digits: Int) throws(PythonError) -> Obj {
        if digits >= 0 { return value }
        let mark = vm.native.held.count
        defer { vm.release(to: mark) }
        func kept(_ object: Obj) -> Obj {
            vm.hold(object)
            return object
        }
        let unit = kept(try vm.binaryOp(.power, Obj(smallInteger: 10), vm.int(-digits)))
        let half = kept(try vm.binaryOp(.floorDivide, unit, Obj(smallInteger: 2)))
        let rest = kept(try vm.binaryOp(.modulo, value, unit))
        let down = kept(try vm.binaryOp(.subtract, value, rest))
        if try vm.isTrue(vm.binaryOp(.more, half, rest)) { return down }
        if try vm.isTrue(vm.binaryOp(.more, rest, half)) { return try vm.binaryOp(.add, down, unit) }
        let quotient = kept(try vm.binaryOp(.floorDivide, value, unit))
        return try vm.isTrue(vm.binaryOp(.and, quotient, Obj(smallInteger: 1))) ? try vm.binaryOp(.add, down, unit) : down
    }
}
