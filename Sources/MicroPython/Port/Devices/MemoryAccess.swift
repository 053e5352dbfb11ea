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
            $0.print = MemoryAccess.print
            $0.subscr = MemoryAccess.subscr
        }
    }

    func memoryAccess(_ byteCount: UInt32) -> Obj { Obj(words([TypeID.memoryAccess.address, byteCount])) }
}

/// What machine.MemoryAccess can.
enum MemoryAccess {
    static func print(_ vm: VM, _ printer: Printer, _ memory: Obj, _: PrintKind) throws(PythonError) {
        try printer.write("<\(8 * vm.word(memory.address + 4))-bit memory>", vm)
    }

    static func subscr(_ vm: VM, _ memory: Obj, _ index: Obj, _ value: Obj) throws(PythonError) -> Obj {
        if value.isNull { return .null }
        let size = vm.word(memory.address + 4)
        let address = try vm.integerTruncated(index)
        if address & (size - 1) != 0 {
            throw vm.error(
                .valueError, format: "address %x is not aligned to %d bytes", .hex(Int(address), digits: 8), .int(Int(size)))
        }
        if value == .sentinel { return try vm.int(Int(Int32(bitPattern: MemoryAccess.read(vm, address, size)))) }
        try MemoryAccess.write(vm, address, size, vm.integerTruncated(value))
        return .none
    }

    /// What lies there, which Python then sees as a signed number, so that `mem32` can be negative.
    fileprivate static func read(_ vm: VM, _ address: Address, _ size: UInt32) -> UInt32 {
        guard vm.ram.isValid(address, count: Int(size)) else { return 0 }
        switch size {
        case 1: return UInt32(vm.ram.load8(address))
        case 2: return UInt32(vm.ram.load16(address))
        default:
            exposeArray(vm, atItemsWord: address)
            return vm.word(address)
        }
    }

    /// Raises ValueError where a write would go into what the machine itself relies on.
    fileprivate static func write(_ vm: VM, _ address: Address, _ size: UInt32, _ value: UInt32) throws(PythonError) {
        guard address >= MemoryMap.ramStart, vm.ram.isValid(address, count: Int(size)) else { return }
        try StructureObject.checkMemory(vm, address, Int(size), forWriting: true)
        switch size {
        case 1: vm.ram.store8(address, UInt8(truncatingIfNeeded: value))
        case 2: vm.ram.store16(address, UInt16(truncatingIfNeeded: value))
        default: vm.setWord(address, value)
        }
    }

    /// The program learns where an array's items lie when it reads the fourth word of the array.
    private static func exposeArray(_ vm: VM, atItemsWord address: Address) {
        let head = address &- 12
        guard vm.heap.byteCount(of: head) == 16 else { return }
        if vm.word(head) == TypeID.bytearray.address || vm.word(head) == TypeID.array.address { StructureObject.expose(vm, Obj(head)) }
    }
}
