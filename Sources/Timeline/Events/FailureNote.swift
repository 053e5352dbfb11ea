// What is known of a failed allocation at the instant when it failed, and what no event says.

import BlockHeap
import MicroPython

/// Who wanted the memory.
public struct FailureNote: Equatable, Sendable {
    /// The allocation that was to grow, where one was: its first block and how many it has.
    public var grown: Int?
    public var grownCount = 0
    /// What the running instruction was about to make.
    public var making: Making?

    init(_ machine: VM) {
        if let block = machine.heap.blockBeingMoved {
            grown = block
            grownCount = machine.heap.count(ofHead: block)
        }
        making = machine.making
    }
}
