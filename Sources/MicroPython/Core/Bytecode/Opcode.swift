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
///
/// A structure with constants rather than an enumeration: any byte is one at no cost, and a `switch` over the constants still compiles
/// to a jump table.
struct Opcode: Hashable, Sendable {
    let rawValue: UInt8

    @inline(__always) init(_ rawValue: UInt8) { self.rawValue = rawValue }

    static let loadConstString = Opcode(0x10), loadName = Opcode(0x11), loadGlobal = Opcode(0x12), loadAttr = Opcode(0x13)
    static let loadMethod = Opcode(0x14), loadSuperMethod = Opcode(0x15)
    static let storeName = Opcode(0x16), storeGlobal = Opcode(0x17), storeAttr = Opcode(0x18)
    static let deleteName = Opcode(0x19), deleteGlobal = Opcode(0x1a)
    static let importName = Opcode(0x1b), importFrom = Opcode(0x1c)

    static let makeClosure = Opcode(0x20), makeClosureDefargs = Opcode(0x21)
    static let loadConstSmallInt = Opcode(0x22), loadConstObj = Opcode(0x23), loadFastN = Opcode(0x24), loadDeref = Opcode(0x25)
    static let storeFastN = Opcode(0x26), storeDeref = Opcode(0x27), deleteFast = Opcode(0x28), deleteDeref = Opcode(0x29)
    static let buildTuple = Opcode(0x2a), buildList = Opcode(0x2b), buildMap = Opcode(0x2c), buildSet = Opcode(0x2d)
    static let buildSlice = Opcode(0x2e), storeComp = Opcode(0x2f)
    static let unpackSequence = Opcode(0x30), unpackEx = Opcode(0x31), makeFunction = Opcode(0x32), makeFunctionDefargs = Opcode(0x33)
    static let callFunction = Opcode(0x34), callFunctionVarKw = Opcode(0x35), callMethod = Opcode(0x36), callMethodVarKw = Opcode(0x37)

    static let unwindJump = Opcode(0x40)
    static let jump = Opcode(0x42), popJumpIfTrue = Opcode(0x43), popJumpIfFalse = Opcode(0x44), jumpIfTrueOrPop = Opcode(0x45)
    static let jumpIfFalseOrPop = Opcode(0x46)
    static let setupWith = Opcode(0x47), setupExcept = Opcode(0x48), setupFinally = Opcode(0x49), popExceptJump = Opcode(0x4a)
    static let forIter = Opcode(0x4b)

    static let loadConstFalse = Opcode(0x50), loadConstNone = Opcode(0x51), loadConstTrue = Opcode(0x52), loadNull = Opcode(0x53)
    static let loadBuildClass = Opcode(0x54), loadSubscr = Opcode(0x55), storeSubscr = Opcode(0x56)
    static let dupTop = Opcode(0x57), dupTopTwo = Opcode(0x58), popTop = Opcode(0x59), rotTwo = Opcode(0x5a)
    static let rotThree = Opcode(0x5b)
    static let withCleanup = Opcode(0x5c), endFinally = Opcode(0x5d), getIter = Opcode(0x5e), getIterStack = Opcode(0x5f)
    /// None of MicroPython's: what a viper function does to machine words. See `ViperInstruction`.
    static let viper = Opcode(0x6f)
    static let storeMap = Opcode(0x62), returnValue = Opcode(0x63), raiseLast = Opcode(0x64), raiseObj = Opcode(0x65)
    static let raiseFrom = Opcode(0x66), yieldValue = Opcode(0x67), yieldFrom = Opcode(0x68), importStar = Opcode(0x69)

    static let loadConstSmallIntMulti = Opcode(0x70)
    static let loadFastMulti = Opcode(0xb0)
    static let storeFastMulti = Opcode(0xc0)
    static let unaryOpMulti = Opcode(0xd0)
    static let binaryOpMulti = Opcode(0xd7)
}

extension Opcode {
    /// Bytes in the family: 1 where the opcode stands for itself.
    @inline(__always) var familySize: Int {
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

    /// The high half of the byte. Families begin a row, but for `binaryOpMulti`, which goes on where `unaryOpMulti` ends.
    @inline(__always) var row: UInt8 { rawValue >> 4 }

    @inline(__always) func isMember(of family: Opcode) -> Bool { member(of: family) < UInt32(family.familySize) }

    /// The argument inside of a byte of `family`.
    @inline(__always) func member(of family: Opcode) -> UInt32 { UInt32(rawValue) &- UInt32(family.rawValue) }

    /// The opcode whose family `byte` belongs to, and the argument inside the byte; `nil` for a byte that means nothing.
    static func decode(_ byte: UInt8) -> (opcode: Opcode, argument: Int)? {
        let opcode = Opcode(byte)
        if descriptions[opcode] != nil { return (opcode, 0) }
        let families = [loadConstSmallIntMulti, loadFastMulti, storeFastMulti, unaryOpMulti, binaryOpMulti]
        return families.first(where: opcode.isMember).map { ($0, Int(opcode.member(of: $0))) }
    }
}
