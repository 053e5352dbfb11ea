// How many slots of its value stack a function uses at an instruction, found by walking its bytecode once along all branches.
//
// A collection scans all slots. Those above the depth hold what was popped and not yet overwritten: no code will ever read them again, but
// what they point to stays alive.

import BlockHeap

/// The depths of the value stack before each instruction of a function.
struct StackDepth {
    private let depths: [Address: Int]

    /// Walks the bytecode behind `prelude`.
    init(_ ram: RAM, _ prelude: Prelude) {
        var depths: [Address: Int] = [prelude.instructions: 0]
        var waiting = [prelude.instructions]
        while let address = waiting.popLast() {
            guard let depth = depths[address], let instruction = Instruction(ram, at: address) else { continue }
            for (next, change) in StackDepth.successors(of: instruction) where depths[next] == nil {
                depths[next] = max(0, depth + change)
                waiting.append(next)
            }
        }
        self.depths = depths
    }

    /// Slots in use while the instruction at `address` runs, its operands included; `nil` for an address that no branch leads to.
    func depth(at address: Address) -> Int? { depths[address] }

    /// Where an instruction may go on, and what the depth has changed by there.
    private static func successors(of instruction: Instruction) -> [(Address, Int)] {
        let effect = instruction.opcode.stackEffect(argument: instruction.effectArgument)
        let target = instruction.target
        switch instruction.opcode {
        case .returnValue, .raiseLast, .raiseObj, .raiseFrom: return []
        case .jump, .popExceptJump, .unwindJump: return target.map { [($0, effect)] } ?? []
        case .jumpIfTrueOrPop, .jumpIfFalseOrPop: return [(instruction.next, effect)] + (target.map { [($0, 0)] } ?? [])
        // The iterator takes four slots; they are popped when it has run out.
        case .forIter: return [(instruction.next, effect)] + (target.map { [($0, -4)] } ?? [])
        // At a handler the exception lies on what was there before.
        case .setupExcept, .setupFinally: return [(instruction.next, effect)] + (target.map { [($0, 1)] } ?? [])
        case .setupWith: return [(instruction.next, effect)] + (target.map { [($0, 2)] } ?? [])
        // The room for calling the exit method is given back at once.
        case .withCleanup: return [(instruction.next, 0)]
        default: return [(instruction.next, effect)] + (target.map { [($0, effect)] } ?? [])
        }
    }
}

extension Instruction {
    /// What the effect on the stack depends on: of closures, the cells that are popped.
    fileprivate var effectArgument: Int { extra.map { opcode.description.argument == .childAndByte ? $0 : argument } ?? argument }
}
