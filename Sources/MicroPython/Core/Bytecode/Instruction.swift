// One instruction, taken apart. py/bc0.h, py/showbc.c.

import BlockHeap

/// An instruction in RAM.
struct Instruction {
    let address: Address
    let opcode: Opcode
    /// The number behind the opcode or inside of it; of a jump, the distance from the next instruction.
    let argument: Int
    /// The byte after that: cells of a closure, handlers that a jump leaves.
    let extra: Int?
    /// Where the next instruction begins.
    let next: Address

    /// The instruction at `address`; `nil` where the byte is no opcode.
    init?(_ ram: RAM, at address: Address) {
        guard let (opcode, inside) = Opcode.decode(ram.load8(address)) else { return nil }
        self.address = address
        self.opcode = opcode
        var ip = address + 1
        var extra: Int?
        switch opcode.description.argument {
        case .none: argument = 0
        case .inOpcode: argument = opcode == .loadConstSmallIntMulti ? inside - Opcode.smallIntExcess : inside
        case .qstr, .object, .child, .uint: argument = Int(ram.decodeUint(&ip))
        case .childAndByte:
            argument = Int(ram.decodeUint(&ip))
            extra = Int(ram.load8(ip))
            ip += 1
        case .int: argument = Int(ram.decodeInt(&ip))
        case .signedJump: argument = Int(ram.decodeSignedJump(&ip))
        case .signedJumpAndByte:
            argument = Int(ram.decodeSignedJump(&ip))
            extra = Int(ram.load8(ip))
            ip += 1
        case .unsignedJump: argument = Int(ram.decodeUnsignedJump(&ip))
        }
        self.extra = extra
        next = ip
    }

    /// Where a jump goes; `nil` for other instructions. An unwinding jump counts from its second argument.
    var target: Address? {
        switch opcode.description.argument {
        case .signedJump, .unsignedJump: next &+ UInt32(truncatingIfNeeded: argument)
        case .signedJumpAndByte: next &- 1 &+ UInt32(truncatingIfNeeded: argument)
        default: nil
        }
    }
}
