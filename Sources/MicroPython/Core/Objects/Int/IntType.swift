// The type int: its constructor, printing, from_bytes and to_bytes. py/objint.c.

import BlockHeap

extension ROMBuilder {
    func installInt() {
        let little = Obj(qstr("little"))
        let fromBytes = function(2, 4) { vm, args throws(PythonError) in try vm.intFromBytes(args, little: little) }
        let toBytes = function(1, 4) { vm, args throws(PythonError) in try vm.intToBytes(args, little: little) }
        type(.int, "int", IntObject.layout, locals: [("from_bytes", classMethod(fromBytes)), ("to_bytes", toBytes)]) {
            $0.makeNew = { vm, _, args throws(PythonError) in try vm.makeInt(args) }
            $0.print = { vm, printer, object, _ throws(PythonError) in try vm.printInteger(printer, object) }
            $0.unaryOp = { vm, op, object throws(PythonError) in try vm.intUnaryOp(op, object) }
            $0.binaryOp = { vm, op, left, right throws(PythonError) in try vm.intBinaryOp(op, left, right) }
        }
    }
}

extension VM {
    fileprivate func makeInt(_ args: Args) throws(PythonError) -> Obj {
        try checkArguments(args, 0, 2)
        if args.count == 0 { return Obj(smallInteger: 0) }
        let value = args[0]
        if args.count == 2 {
            let text = try stringBytes(value)
            return try parseInteger(text, base: try integer(args[1]), inSource: false)
        }
        let converted = try unaryOp(.intMaybe, value)
        if !converted.isNull { return converted }
        if let text = try bufferMaybe(value, .read) {
            return try parseInteger(ram.bytes(text.address, count: text.count), base: 0, inSource: false)
        }
        if isType(value, .float) { return try int(truncating: float(of: value)) }
        throw error(.typeError, format: "can't convert %s to int", .qstr(typeName(value)))
    }

    /// `int.from_bytes(bytes[, byteorder])`: never signed.
    fileprivate func intFromBytes(_ args: Args, little: Obj) throws(PythonError) -> Obj {
        let source = try buffer(args[1], .read)
        let bigEndian = args.count < 3 || args[2] != little
        var value = 0
        for index in 0..<source.count {
            if value > Obj.smallIntegers.upperBound >> 8 {
                let object = try newBigInteger()
                try mpz(object).set(bytes: source.address, count: source.count, bigEndian: bigEndian)
                return object
            }
            value = value << 8 | Int(ram.load8(source.address + UInt32(bigEndian ? index : source.count - 1 - index)))
        }
        return Obj(smallInteger: value)
    }

    /// `int.to_bytes(length, byteorder)`: signed exactly when the value is negative. The result's buffer is made before anything is
    /// checked.
    fileprivate func intToBytes(_ args: Args, little: Obj) throws(PythonError) -> Obj {
        let length = args.count < 2 ? 1 : try integer(args[1])
        if length < 0 { throw error(.valueError) }
        let bigEndian = args.count < 3 || args[2] != little
        let text = try VStr(self, count: length)
        let fits: Bool
        if args[0].isSmallInteger {
            fits = store(args[0].smallInteger, at: text.buffer, count: length, bigEndian: bigEndian)
        } else {
            let value = mpz(args[0])
            fits = value.write(to: text.buffer, count: length, bigEndian: bigEndian, isSigned: value.isNegative)
        }
        if !fits { throw error(.overflowError, "buffer too small") }
        return try bytes(from: text)
    }

    /// Writes a small integer in two's complement; whether it fits. 0 takes no bytes, -1 takes one.
    private func store(_ value: Int, at address: Address, count: Int, bigEndian: Bool) -> Bool {
        let bits = 64 - (value < 0 ? ~value : value).leadingZeroBitCount
        let needed = value > 0 ? (bits + 7) / 8 : value < -1 ? (bits + 8) / 8 : -value
        guard needed <= count else { return false }
        for index in 0..<count {
            let byte = index < 8 ? UInt8(truncatingIfNeeded: value >> (8 * index)) : value < 0 ? 0xff : 0
            ram.store8(address + UInt32(bigEndian ? count - 1 - index : index), byte)
        }
        return true
    }
}
