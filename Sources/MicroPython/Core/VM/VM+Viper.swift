// What the instruction for @micropython.viper does: words of 32 bits on the value stack, where the processor would have them in registers.
// py/nativeglue.c.
//
// RAM and ROM are read and written as they are; elsewhere, at the chip's registers above all, a read gives 0 and a write is lost.

import BlockHeap

extension VM {
    /// Runs a viper instruction; the new top of the stack.
    func executeViper(_ number: UInt32, _ sp: Address, locals: Address) throws(PythonError) -> Address {
        guard let instruction = ViperInstruction(number: Int(number)) else { throw error(.notImplementedError, "opcode") }
        let (a, b) = (instruction.a, instruction.b)
        let top = word(sp)
        switch instruction.kind {
        case .toObject:
            let place = sp &- 4 &* UInt32(b)
            setObj(place, try viperObject(word(place), ViperType(rawValue: UInt8(a)) ?? .object))
        case .fromObject:
            let place = sp &- 4 &* UInt32(b)
            setWord(place, try viperWord(obj(place), ViperType(rawValue: UInt8(a)) ?? .object))
        case .localFromObject:
            let place = locals &- 4 &* UInt32(b)
            setWord(place, try viperWord(obj(place), ViperType(rawValue: UInt8(a)) ?? .object))
        case .loadLocal:
            setWord(sp &+ 4, word(locals &- 4 &* UInt32(b)))
            return sp &+ 4
        case .unary:
            setWord(sp, a == Int(UnaryOp.negative.rawValue) ? 0 &- top : a == Int(UnaryOp.invert.rawValue) ? ~top : top)
        case .binary:
            let left = word(sp &- 4)
            setWord(sp &- 4, VM.viper(BinaryOp(rawValue: UInt8(a)) ?? .add, left, top, isUnsigned: b == 1))
            return sp &- 4
        case .load:
            let address = word(sp &- 4) &+ UInt32(a) &* top
            setWord(sp &- 4, viperLoad(address, a))
            return sp &- 4
        case .store:
            viperStore(word(sp &- 8), word(sp &- 4) &+ UInt32(a) &* top, a)
            return sp &- 12
        case .truth: setObj(sp, Obj(top != 0))
        }
        return sp
    }

    /// mp_native_to_obj.
    private func viperObject(_ word: UInt32, _ type: ViperType) throws(PythonError) -> Obj {
        switch type {
        case .object: Obj(word: word)
        case .bool: Obj(word != 0)
        case .int: try int(Int(Int32(bitPattern: word)))
        default: try int(unsigned: UInt(word))
        }
    }

    /// mp_native_from_obj: a pointer is the address of a buffer's bytes, or a number.
    private func viperWord(_ object: Obj, _ type: ViperType) throws(PythonError) -> UInt32 {
        switch type {
        case .object: return object.word
        case .bool: return try isTrue(object) ? 1 : 0
        case .int, .uint: return try integerTruncated(object)
        default:
            if let buffer = try bufferMaybe(object, .read) { return buffer.address }
            return try integerTruncated(object)
        }
    }

    /// Shifts count with the low byte, division by zero gives 0: as the processor does it.
    private static func viper(_ op: BinaryOp, _ left: UInt32, _ right: UInt32, isUnsigned: Bool) -> UInt32 {
        let (a, b) = (Int32(bitPattern: left), Int32(bitPattern: right))
        let shift = right & 0xff
        func truth(_ signed: Bool, _ unsigned: Bool) -> UInt32 { (isUnsigned ? unsigned : signed) ? 1 : 0 }
        return switch op {
        case .or: left | right
        case .xor: left ^ right
        case .and: left & right
        case .lshift: shift > 31 ? 0 : left << shift
        case .rshift: isUnsigned ? (shift > 31 ? 0 : left >> shift) : UInt32(bitPattern: a >> Int32(min(shift, 31)))
        case .add: left &+ right
        case .subtract: left &- right
        case .multiply: left &* right
        case .floorDivide: UInt32(bitPattern: floorDivided(a, b).quotient)
        case .modulo: UInt32(bitPattern: floorDivided(a, b).remainder)
        case .less: truth(a < b, left < right)
        case .more: truth(a > b, left > right)
        case .lessEqual: truth(a <= b, left <= right)
        case .moreEqual: truth(a >= b, left >= right)
        case .equal: left == right ? 1 : 0
        case .notEqual: left != right ? 1 : 0
        default: 0
        }
    }

    private static func floorDivided(_ a: Int32, _ b: Int32) -> (quotient: Int32, remainder: Int32) {
        guard b != 0 else { return (0, a) }
        let remainder = a.remainderReportingOverflow(dividingBy: b).partialValue
        let quotient = a.dividedReportingOverflow(by: b).partialValue
        return remainder != 0 && (remainder < 0) != (b < 0) ? (quotient &- 1, remainder &+ b) : (quotient, remainder)
    }

    private func viperLoad(_ address: Address, _ width: Int) -> UInt32 {
        guard ram.isValid(address, count: width) else { return 0 }
        switch width {
        case 1: return UInt32(ram.load8(address))
        case 2: return UInt32(ram.load16(address))
        default: return ram.load32(address)
        }
    }

    private func viperStore(_ value: UInt32, _ address: Address, _ width: Int) {
        guard address >= MemoryMap.ramStart, ram.isValid(address, count: width) else { return }
        switch width {
        case 1: ram.store8(address, UInt8(truncatingIfNeeded: value))
        case 2: ram.store16(address, UInt16(truncatingIfNeeded: value))
        default: ram.store32(address, value)
        }
    }
}
