// A heap block that the compiler works with: the real compiler's C locals point to it, so a collection keeps it.

import BlockHeap

/// A block that stays alive until it is freed or its owner's hold is released. Its slot in `VM.held` follows it when it moves.
struct HeldBlock {
    private unowned(unsafe) let vm: VM
    private let slot: Int

    /// Allocates `byteCount` bytes (0: nothing). Raises MemoryError.
    init(_ vm: VM, _ byteCount: Int) throws(PythonError) {
        let address = byteCount == 0 ? 0 : try vm.allocate(byteCount)
        self.vm = vm
        slot = vm.native.held.count
        vm.native.held.append(address)
    }

    var address: Address { vm.native.held[slot] }

    /// m_realloc. Raises MemoryError; the old block stays then.
    func reallocate(_ byteCount: Int) throws(PythonError) {
        vm.native.held[slot] = try vm.reallocate(address, byteCount)
    }

    /// Allocates anew and frees the old block after that, as a hash table grows.
    func replace(_ byteCount: Int) throws(PythonError) {
        let old = address
        vm.native.held[slot] = try vm.allocate(byteCount)
        vm.free(old)
    }

    /// Lets go of the block without freeing it and holds a new one (0 bytes: none).
    func renew(_ byteCount: Int) throws(PythonError) {
        vm.native.held[slot] = byteCount == 0 ? 0 : try vm.allocate(byteCount)
    }

    func free() {
        vm.free(address)
        vm.native.held[slot] = 0
    }
}
