// Built-in functions on values: characters, numbers, sums, extremes, sorting, iteration. py/modbuiltins.c.

import Foundation
import BlockHeap

extension VM {
    /// Whether an item is true (or false): `any`, and `all` turned round.
    func hasItem(_ items: Obj, thatIs truth: Bool) throws(PythonError) -> Bool {
        var found = false
        try forEach(items) { item throws(PythonError) in
            found = try isTrue(item) == truth
            return !found
        }
        return found
    }

    /// bin(): by the format "{:#b}".
    func binaryText(_ value: Obj) throws(PythonError) -> Obj {
        let base = try pushArguments(2)
        defer { popArguments(base, 2) }
        setObj(base, Obj(qstrNamed("{:#b}")))
        setObj(base + 4, value)
        return try strFormat(Args(ram, base: base, count: 2))
    }

    /// chr(): interned.
    func character(_ value: Obj) throws(PythonError) -> Obj {
        let number = try integer(value)
        guard number >= 0 && number < 0x110000 else { throw error(.valueError, "chr() arg not in range(0x110000)") }
        var bytes: [UInt8] = []
        UTF8Text.encode(UInt32(number)) { _, byte in bytes.append(byte) }
        return Obj(try intern(bytes))
    }

    /// ord().
    func ordinal(_ object: Obj) throws(PythonError) -> Obj {
        let text = try stringSpan(object)
        var length = text.count
        if isString(object) {
            length = UTF8Text.characterCount(text)
            if length == 1 { return try int(Int(UTF8Text.decode(text, at: 0).character)) }
        } else if length == 1 {
            return Obj(smallInteger: Int(text[0]))
        }
        throw error(.typeError, format: "ord() expected a character, but string of length %d found", .int(length))
    }

    /// next(iterator): the board has no second argument.
    func builtinNext(_ iterator: Obj) throws(PythonError) -> Obj {
        let item = try nextAllowingRaise(iterator)
        if item == .stopIteration { throw stopIteration(Obj(word: root(.stopIterationArgument))) }
        return item
    }

    /// min() and max(): `op` tells whether a key is better than the best so far.
    func extreme(_ args: Args, _ op: BinaryOp) throws(PythonError) -> Obj {
        let key = keyword(args, Qstr(.key))
        var (bestKey, best) = (Obj.null, Obj.null)
        let mark = held.count
        hold(.null)
        hold(.null)
        func consider(_ item: Obj) throws(PythonError) {
            let rank: Obj
            if let key { rank = try call(key, item) } else { rank = item }
            hold(rank)
            let isBetter = best.isNull ? true : try binaryOp(op, rank, bestKey) == .true
            release(to: held.count - 1)
            if isBetter {
                (bestKey, best) = (rank, item)
                held[mark] = rank.word
                held[mark + 1] = item.word
            }
        }
        if args.count == 1 {
            try forEach(args[0]) { item throws(PythonError) in
                try consider(item)
                return true
            }
            if best.isNull {
                guard let fallback = keyword(args, names.default) else { throw error(.valueError, "arg is an empty sequence") }
                best = fallback
            }
        } else {
            for index in 0..<args.count { try consider(args[index]) }
        }
        release(to: mark)
        return best
    }

    /// sum(items[, start]).
    func sum(_ args: Args) throws(PythonError) -> Obj {
        var value = args.optional(1) ?? Obj(smallInteger: 0)
        let mark = held.count
        hold(value)
        try forEach(args[0]) { item throws(PythonError) in
            value = try binaryOp(.add, value, item)
            held[mark] = value.word
            return true
        }
        release(to: mark)
        return value
    }

    /// sorted(): a new list, sorted in place.
    func sorted(_ args: Args) throws(PythonError) -> Obj {
        if args.count > 1 { throw error(.typeError, "must use keyword argument for key function") }
        let list = try makeNew(TypeID.list.address, Args(ram, base: args.base, count: 1))
        let mark = held.count
        hold(list)
        let (base, count) = (args.base + 4, 2 * args.keywordCount)
        let sort = try loadMethod(list, Qstr(.sort))
        let words = try pushArguments(1 + count)
        defer { popArguments(words, 1 + count) }
        setObj(words, list)
        ram.copy(from: base, to: words + 4, count: 4 * count)
        _ = try call(sort.method, Args(ram, base: words, count: 1, keywordCount: args.keywordCount))
        release(to: mark)
        return list
    }

    /// round(number[, digits]): halves to the even neighbour.
    func round(_ args: Args) throws(PythonError) -> Obj {
        let value = args[0]
        if isInteger(value) {
            guard let digits = args.optional(1) else { return value }
            return try round(integer: value, digits: integer(digits))
        }
        let number = try floatValue(value)
        guard let digits = args.optional(1) else { return try int(truncating: number.rounded(.toNearestOrEven)) }
        let scale = powf(10, Float(try integer(digits)))
        return try float((number * scale).rounded(.toNearestOrEven) / scale)
    }

    private func round(integer value: Obj, digits: Int) throws(PythonError) -> Obj {
        if digits >= 0 { return value }
        let mark = held.count
        defer { release(to: mark) }
        func kept(_ object: Obj) -> Obj {
            hold(object)
            return object
        }
        let unit = kept(try binaryOp(.power, Obj(smallInteger: 10), int(-digits)))
        let half = kept(try binaryOp(.floorDivide, unit, Obj(smallInteger: 2)))
        let rest = kept(try binaryOp(.modulo, value, unit))
        let down = kept(try binaryOp(.subtract, value, rest))
        if try isTrue(binaryOp(.more, half, rest)) { return down }
        if try isTrue(binaryOp(.more, rest, half)) { return try binaryOp(.add, down, unit) }
        let quotient = kept(try binaryOp(.floorDivide, value, unit))
        return try isTrue(binaryOp(.and, quotient, Obj(smallInteger: 1))) ? try binaryOp(.add, down, unit) : down
    }
}
