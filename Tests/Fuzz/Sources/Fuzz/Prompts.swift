// Any bytes as what is typed at MicroPython's prompt: keys of people, and the raw prompt of tools where they begin with Ctrl-A.

import BlockHeap
import MicroPython

enum Prompts {
    private static let steps = 20_000

    static func type(_ typed: [UInt8]) {
        let machine = VM(board: Board.named("plain")!)
        machine.stepsLeft = steps
        var left = typed.makeIterator()
        machine.input = { left.next() }
        let outcome = machine.runPrompt()
        if case .faulted = outcome { return }
        do { try machine.heap.checkInvariants() } catch { fatalError("the heap is unsound: \(error)") }
    }
}
