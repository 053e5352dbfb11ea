// A heap block that the compiler works with: the real compiler's C locals point to it, so a collection keeps it.

import Heap

/// A block that stays alive until it is freed or its owner's hold is released. Its slot in `Machine.held` follows it when it moves.
struct HeldBlock {
    private unowned(unsafe) let machine: Machine
    private let slot: Int

    /// Allocates `byteCount` bytes (0: nothing). Raises MemoryError.
    init(_ machine: Machine, _ byteCount: Int) throws(PythonError) {
        let address = byteCount == 0 ? 0 : try machine.allocate(byteCount)
        self.machine = machine
        slot = machine.held.count
        machine.held.append(address)
    }

    var address: Address { machine.held[slot] }

    /// m_realloc. Raises MemoryError; the old block stays then.
    func reallocate(_ byteCount: Int) throws(PythonError) {
        machine.held[slot] = try machine.reallocate(address, byteCount)
    }

    /// Allocates anew and frees the old block after that, as a hash table grows.
    func replace(_ byteCount: Int) throws(PythonError) {
        let old = address
        machine.held[slot] = try machine.allocate(byteCount)
        machine.free(old)
    }

    /// Lets go of the block without freeing it and holds a new one (0 bytes: none).
    func renew(_ byteCount: Int) throws(PythonError) {
        machine.held[slot] = byteCount == 0 ? 0 : try machine.allocate(byteCount)
    }

    func free() {
        machine.free(address)
        machine.held[slot] = 0
    }
}
