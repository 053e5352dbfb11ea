// The type int: its constructor, printing, from_bytes and to_bytes. py/objint.c.

import BlockHeap

extension ROMBuilder {
    func installInt() {
        let fromBytes = classMethod(function(2, 4, IntObject.fromBytes))
        let toBytes = function(1, 4, IntObject.toBytes)
        type(.int, "int", IntObject.layout, locals: [("from_bytes", fromBytes), ("to_bytes", toBytes)]) {
            $0.makeNew = IntObject.make
            $0.print = IntObject.print
            $0.unaryOp = IntObject.unaryOp
            $0.binaryOp = IntObject.binaryOp
        }
    }
}

extension IntObject {
    static func make(_ vm: VM, _: Obj, _ args: Args) throws(PythonError) -> Obj { try IntObject.make(vm, args) }

    static func print(_ vm: VM, _ printer: Printer, _ object: Obj, _: PrintKind) throws(PythonError) {
        try printer.printInteger(object, vm)
    }

    fileprivate static func make(_ vm: VM, _ args: Args) throws(PythonError) -> Obj {
        try vm.checkArguments(args, 0, 2)
        if args.count == 0 { return Obj(smallInteger: 0) }
        let value = args[0]
        if args.count == 2 {
            let text = try vm.stringBytes(value)
            return try vm.parseInteger(text, base: try vm.integer(args[1]), inSource: false)
        }
        let converted = try vm.unaryOp(.intMaybe, value)
        if !converted.isNull { return converted }
        if let text = try vm.bufferMaybe(value, .read) {
            return try vm.parseInteger(vm.ram.bytes(text.address, count: text.count), base: 0, inSource: false)
        }
        if vm.isType(value, .float) { return try vm.int(truncating: vm.float(of: value)) }
        throw vm.error(.typeError, format: "can't convert %s to int", .qstr(vm.typeName(value)))
    }

    /// `int.from_bytes(bytes[, byteorder])`: never signed.
    fileprivate static func fromBytes(_ vm: VM, _ args: Args) throws(PythonError) -> Obj {
        let source = try vm.buffer(args[1], .read)
        let bigEndian = args.count < 3 || args[2] != Obj(vm.names.little)
        var value = 0
        for index in 0..<source.count {
            if value > Obj.smallIntegers.upperBound >> 8 {
                let object = try new(vm)
                try mpz(vm, object).set(bytes: source.address, count: source.count, bigEndian: bigEndian)
                return object
            }
            value = value << 8 | Int(vm.ram.load8(source.address + UInt32(bigEndian ? index : source.count - 1 - index)))
        }
        return Obj(smallInteger: value)
    }

    /// `int.to_bytes(length, byteorder)`: signed exactly when the value is negative. The result's buffer is made before anything is
    /// checked.
    fileprivate static func toBytes(_ vm: VM, _ args: Args) throws(PythonError) -> Obj {
        let length = args.count < 2 ? 1 : try vm.integer(args[1])
        if length < 0 { throw vm.error(.valueError) }
        let bigEndian = args.count < 3 || args[2] != Obj(vm.names.little)
        let text = try VStr(vm, count: length)
        let fits: Bool
        if args[0].isSmallInteger {
            fits = store(vm, args[0].smallInteger, at: text.buffer, count: length, bigEndian: bigEndian)
        } else {
            let value = mpz(vm, args[0])
            fits = value.write(to: text.buffer, count: length, bigEndian: bigEndian, isSigned: value.isNegative)
        }
        if !fits { throw vm.error(.overflowError, "buffer too small") }
        return try vm.bytes(from: text)
    }

    /// Writes a small integer in two's complement; whether it fits. 0 takes no bytes, -1 takes one.
    private static func store(_ vm: VM, _ value: Int, at address: Address, count: Int, bigEndian: Bool) -> Bool {
        let bits = 64 - (value < 0 ? ~value : value).leadingZeroBitCount
        let needed = value > 0 ? (bits + 7) / 8 : value < -1 ? (bits + 8) / 8 : -value
        guard needed <= count else { return false }
        for index in 0..<count {
            let byte = index < 8 ? UInt8(truncatingIfNeeded: value >> (8 * index)) : value < 0 ? 0xff : 0
            vm.ram.store8(address + UInt32(bigEndian ? count - 1 - index : index), byte)
        }
        return true
    }
}
