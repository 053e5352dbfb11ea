// machine.mem8, mem16 and mem32: the board's memory by address. extmod/machine_mem.c.
//
//     +0 type   +4 bytes that one access takes: 1, 2 or 4        in ROM
//
// RAM and ROM read as what lies there: `mem32[id(x)]` is the first word of `x`. Where this machine has neither, at the chip's registers
// above all, a read gives 0 and a write is lost. In RAM a write goes, as one by uctypes does, only into an array whose place the program
// has asked for: by `uctypes.addressof`, or by reading the word of the array that says where its items lie.

import BlockHeap

extension ROMBuilder {
    func installMemoryAccess() {
        type(.memoryAccess, "mem") {
            $0.print = { vm, printer, memory, _ throws(PythonError) in
                try vm.write(printer, "<\(8 * vm.word(memory.address + 4))-bit memory>")
            }
            $0.subscr = { vm, memory, index, value throws(PythonError) in
                if value.isNull { return .null }
                let size = vm.word(memory.address + 4)
                let address = try vm.integerTruncated(index)
                if address & (size - 1) != 0 {
                    throw vm.error(
                        .valueError, format: "address %x is not aligned to %d bytes", .hex(Int(address), digits: 8), .int(Int(size)))
                }
                if value == .sentinel { return try vm.int(Int(Int32(bitPattern: vm.readMemory(address, size)))) }
                try vm.writeMemory(address, size, vm.integerTruncated(value))
                return .none
            }
        }
    }

    func memoryAccess(_ byteCount: UInt32) -> Obj { Obj(words([TypeID.memoryAccess.address, byteCount])) }
}

extension VM {
    /// What lies there, which Python then sees as a signed number, so that `mem32` can be negative.
    fileprivate func readMemory(_ address: Address, _ size: UInt32) -> UInt32 {
        guard ram.isValid(address, count: Int(size)) else { return 0 }
        switch size {
        case 1: return UInt32(ram.load8(address))
        case 2: return UInt32(ram.load16(address))
        default:
            exposeArray(atItemsWord: address)
            return word(address)
        }
    }

    /// Raises ValueError where a write would go into what the machine itself relies on.
    fileprivate func writeMemory(_ address: Address, _ size: UInt32, _ value: UInt32) throws(PythonError) {
        guard address >= MemoryMap.ramStart, ram.isValid(address, count: Int(size)) else { return }
        try checkMemory(address, Int(size), forWriting: true)
        switch size {
        case 1: ram.store8(address, UInt8(truncatingIfNeeded: value))
        case 2: ram.store16(address, UInt16(truncatingIfNeeded: value))
        default: setWord(address, value)
        }
    }

    /// The program learns where an array's items lie when it reads the fourth word of the array.
    private func exposeArray(atItemsWord address: Address) {
        let head = address &- 12
        guard heap.byteCount(of: head) == 16 else { return }
        if word(head) == TypeID.bytearray.address || word(head) == TypeID.array.address { expose(Obj(head)) }
    }
}
