// The instructions of MicroPython's virtual machine, bytecode version 6: the one list that the emitter, the virtual machine
// and the disassembler share. py/bc0.h.
//
//     opcode byte | argument, by `Opcode.argument` (see `OpcodeArgument`)
//
// The families at the top of the byte space carry their argument inside the opcode: the case is the first byte of the family.
// The top item is the one on top of the value stack.

/// What follows an opcode byte.
enum OpcodeArgument: Sendable {
    /// Nothing.
    case none
    /// A variable-length number: an index into the module's table of names.
    case qstr
    /// A variable-length number: an index into the module's table of constants.
    case object
    /// A variable-length number: an index into the function's child table; for closures one more byte, the number of cells.
    case child, childAndByte
    /// A variable-length number.
    case uint
    /// A variable-length number with a sign.
    case int
    /// A distance from the next instruction, one byte or two: see `JumpOffset`.
    case signedJump, unsignedJump
    /// A signed distance, then a byte: bit 7 pops a `for` iterator, the rest counts the exception handlers to leave.
    case signedJumpAndByte
    /// None: the argument is the opcode less the first byte of the family.
    case inOpcode
}

/// An instruction, by its byte. For a family (`argument` is `.inOpcode`) the first byte.
enum Opcode: UInt8, CaseIterable, Sendable {
    case loadConstString = 0x10, loadName, loadGlobal, loadAttr, loadMethod, loadSuperMethod
    case storeName = 0x16, storeGlobal, storeAttr
    case deleteName = 0x19, deleteGlobal
    case importName = 0x1b, importFrom

    case makeClosure = 0x20, makeClosureDefargs
    case loadConstSmallInt = 0x22, loadConstObj, loadFastN, loadDeref, storeFastN, storeDeref, deleteFast, deleteDeref
    case buildTuple = 0x2a, buildList, buildMap, buildSet, buildSlice, storeComp
    case unpackSequence = 0x30, unpackEx, makeFunction, makeFunctionDefargs
    case callFunction = 0x34, callFunctionVarKw, callMethod, callMethodVarKw

    case unwindJump = 0x40
    case jump = 0x42, popJumpIfTrue, popJumpIfFalse, jumpIfTrueOrPop, jumpIfFalseOrPop
    case setupWith = 0x47, setupExcept, setupFinally, popExceptJump, forIter

    case loadConstFalse = 0x50, loadConstNone, loadConstTrue, loadNull, loadBuildClass, loadSubscr, storeSubscr
    case dupTop = 0x57, dupTopTwo, popTop, rotTwo, rotThree
    case withCleanup = 0x5c, endFinally, getIter, getIterStack
    case storeMap = 0x62, returnValue, raiseLast, raiseObj, raiseFrom, yieldValue, yieldFrom, importStar

    case loadConstSmallIntMulti = 0x70
    case loadFastMulti = 0xb0
    case storeFastMulti = 0xc0
    case unaryOpMulti = 0xd0
    case binaryOpMulti = 0xd7

    /// Bytes in the family: 1 where the opcode stands for itself.
    var familySize: Int {
        switch self {
        case .loadConstSmallIntMulti: 64
        case .loadFastMulti, .storeFastMulti: 16
        case .unaryOpMulti: 4
        case .binaryOpMulti: 35
        default: 1
        }
    }

    /// What `loadConstSmallIntMulti` takes off its argument: the family loads -16...47.
    static let smallIntExcess = 16

    /// The opcode whose family `byte` belongs to, and the argument inside the byte; `nil` for a byte that means nothing.
    static func decode(_ byte: UInt8) -> (opcode: Opcode, argument: Int)? {
        if let opcode = Opcode(rawValue: byte) { return (opcode, 0) }
        for family in [Opcode.loadConstSmallIntMulti, .loadFastMulti, .storeFastMulti, .unaryOpMulti, .binaryOpMulti] {
            let offset = Int(byte) - Int(family.rawValue)
            if (0..<family.familySize).contains(offset) { return (family, offset) }
        }
        return nil
    }
}
