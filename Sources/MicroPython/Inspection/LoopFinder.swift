// When does the outermost loop of a program come round? A jump back is a turn of some loop; it is the outermost one if no other loop
// stands around it, in its own function or in any of those that are being called.
//
//     for i in range(3):          for_iter  <---.         jumps back: (at, target)
//         for k in range(9):          ...  <-.  |         the inner one lies between the target and the place of the outer one
//             f(k)                    jump --'  |
//                                     jump -----'

import BlockHeap

/// Tells the outermost loop from the others, from the bytecode.
///
/// What is known of a function's jumps is remembered until a collection may have given its bytecode to somebody else (`forget`).
public final class LoopFinder {
    private let vm: VM
    private let ram: RAM
    /// The jumps back of each function, by where its bytecode begins.
    private var known: [Address: [Loop]] = [:]

    private struct Loop {
        var jump: Address
        var target: Address
    }

    public init(_ vm: VM) {
        self.vm = vm
        ram = vm.ram
    }

    /// A collection may have freed code: its addresses will mean something else.
    public func forget() {
        known.removeAll(keepingCapacity: true)
    }

    /// Whether the innermost function, which is about to jump back to `target`, does so in the outermost loop of all.
    public func isOutermost(_ target: Address) -> Bool {
        var record = vm.frame
        guard record != 0 else { return false }
        let state = CodeState(ram, Frame(ram, record).codeState)
        let jump = state.ip
        guard !loops(state).contains(where: { $0.jump > jump && $0.target < target }) else { return false }
        record = Frame(ram, record).previous
        while record != 0 {
            let caller = CodeState(ram, Frame(ram, record).codeState)
            let here = caller.ip
            if loops(caller).contains(where: { $0.target <= here && here < $0.jump }) { return false }
            record = Frame(ram, record).previous
        }
        return true
    }

    private func loops(_ state: CodeState) -> [Loop] {
        let bytecode = FunctionObject(ram, state.function).bytecode
        if let found = known[bytecode] { return found }
        let found = readLoops(Prelude(ram, at: bytecode).instructions)
        known[bytecode] = found
        return found
    }

    /// Reads the code to its end: an instruction behind which nothing goes on, and beyond which no jump before it leads.
    private func readLoops(_ start: Address) -> [Loop] {
        var loops: [Loop] = []
        var farthest = start
        var next = start
        while let instruction = Instruction(ram, at: next) {
            if let target = instruction.target {
                if target <= instruction.address {
                    loops.append(Loop(jump: instruction.address, target: target))
                } else {
                    farthest = max(farthest, target)
                }
            }
            next = instruction.next
            switch instruction.opcode {
            case .returnValue, .raiseLast, .raiseObj, .raiseFrom, .jump:
                if next > farthest { return loops }
            default: break
            }
        }
        return loops
    }
}
