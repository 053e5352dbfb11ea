// Writes a scope's bytecode. It is run several times over the same scope: to find how deep the stack gets, then how long the code is, and
// then to write it, again and again until no jump gets shorter. py/emitbc.c.
//
//     codeBase                    + infoBytes                   + codeBytes
//     | signature, sizes, names, lines, cells | instructions ... |
//
// Invariant: the block at `codeBase` was measured by the `codeSize` pass; code only gets shorter after that, and the rest of the block
// stays.

import BlockHeap

/// The passes over a scope, in order.
enum Pass: UInt8, Comparable {
    /// Names find their scopes, and child scopes are made.
    case scope
    case stackSize
    case codeSize
    case emit

    static func < (a: Pass, b: Pass) -> Bool { a.rawValue < b.rawValue }
}

/// The bytecode emitter.
final class Emitter {
    unowned(unsafe) let vm: VM
    let ram: RAM
    let names: NameTable
    let constants: ConstantTable

    private(set) var pass = Pass.scope
    private(set) var scope: Scope
    /// The instruction cannot be reached, so it is not written: a jump, return or raise stands before it.
    var isSuppressed = false
    private(set) var stackSize = 0
    /// What stands on the stack of a viper function; `nil` in others.
    var viper: ViperTypes?
    /// Takes the first fault that is found while code is written.
    var whenWrong: (PythonError) -> Void = { _ in }

    private(set) var bytecodeOffset = 0
    private var infoOffset = 0
    private var infoSize = 0
    private var bytecodeSize = 0
    private var lastLine = 1
    private var lastLineOffset = 0
    /// Bytes of source info and number of cells, as the pass before found them.
    private var sizes = PreludeSizes(infoBytes: 0, cellCount: 0)
    private var hasOverflow = false

    private var labelOffsets: ContiguousArray<Int> = []
    private var childCount = 0
    /// Child table and bytecode of each raw code: the lengths are needed to write an .mpy file.
    private(set) var lengths: [Address: CodeLength] = [:]

    private static let byteCount = 68
    private let block: HeldBlock
    private var labelBlock: HeldBlock?
    private let childBlock: HeldBlock
    private let codeBlock: HeldBlock

    /// emit_bc_new. Raises MemoryError.
    init(_ vm: VM, scope: Scope, names: NameTable, constants: ConstantTable) throws(PythonError) {
        self.vm = vm
        ram = vm.ram
        self.scope = scope
        self.names = names
        self.constants = constants
        block = try HeldBlock(vm, Emitter.byteCount)
        childBlock = try HeldBlock(vm, 0)
        codeBlock = try HeldBlock(vm, 0)
    }

    /// emit_bc_set_max_num_labels. Raises MemoryError.
    func reserveLabels(_ count: Int) throws(PythonError) {
        labelOffsets = ContiguousArray(repeating: 0, count: count)
        labelBlock = try HeldBlock(vm, 4 * count)
    }

    /// emit_bc_free.
    func free() {
        labelBlock?.free()
        block.free()
    }

    // MARK: passes

    /// Begins a pass over `scope`: in `codeSize`, the child table is allocated; the prelude is written.
    func start(_ pass: Pass, _ scope: Scope) throws(PythonError) {
        if pass == .codeSize { try childBlock.renew(4 * childCount) }
        childCount = 0
        self.pass = pass
        self.scope = scope
        stackSize = 0
        isSuppressed = false
        lastLine = 1
        lastLineOffset = 0
        bytecodeOffset = 0
        infoOffset = 0
        hasOverflow = false

        let signature = Signature(
            stateCount: max(scope.localCount + scope.stackSize, 1), exceptionCount: scope.exceptionStackSize, flags: scope.flags,
            positionalCount: scope.positionalCount, keywordOnlyCount: scope.keywordOnlyCount, defaultCount: scope.defaultCount)
        signature.encode(putInfo)
        if pass >= .codeSize { sizes.encode(putInfo) }
        sizes.infoBytes = infoOffset
        try putInfo(name: scope.simpleName)
        for position in 0..<(scope.positionalCount + scope.keywordOnlyCount) {
            // A closed-over variable comes as an argument that has no name: "*" stands for it.
            let parameter = scope.names.first { $0.isParameter && $0.localNumber == position }
            try putInfo(name: parameter?.name ?? Qstr(.star))
        }
        startViper()
    }

    /// Ends a pass. False: the code got shorter while it was written, so the pass must be run again.
    func end() throws(PythonError) -> Bool {
        if pass == .scope { return true }
        sizes.infoBytes = infoOffset - sizes.infoBytes
        sizes.cellCount = 0
        for name in scope.names where name.kind == .cell {
            putInfo(UInt8(truncatingIfNeeded: name.localNumber))
            sizes.cellCount += 1
        }
        if pass == .codeSize {
            infoSize = infoOffset
            bytecodeSize = bytecodeOffset
            try codeBlock.renew(infoSize + bytecodeSize)
        } else if pass == .emit {
            if infoOffset != infoSize || bytecodeOffset != bytecodeSize {
                infoSize = infoOffset
                bytecodeSize = bytecodeOffset
                return false
            }
            if hasOverflow { throw vm.error(.runtimeError, "bytecode overflow") }
            let rawCode = RawCode(ram, scope.rawCode)
            rawCode.kind = RawCode.kindBytecode
            rawCode.isGenerator = scope.flags.contains(.generator)
            rawCode.bytecode = codeBlock.address
            rawCode.childTable = childBlock.address
            lengths[scope.rawCode] = CodeLength(byteCount: infoSize + bytecodeSize, childCount: childCount)
        }
        return true
    }

    // MARK: writing

    private func putInfo(_ byte: UInt8) {
        if pass == .emit { ram.store8(codeBlock.address + UInt32(infoOffset), byte) }
        infoOffset += 1
    }

    private func putInfo(name: Qstr) throws(PythonError) {
        for byte in VarUint.encode(UInt32(try names.number(of: name))) { putInfo(byte) }
    }

    /// One byte of code; dropped where it cannot be reached.
    func put(_ byte: UInt8) {
        if isSuppressed { return }
        if pass == .emit { ram.store8(codeBlock.address + UInt32(infoSize + bytecodeOffset), byte) }
        bytecodeOffset += 1
    }

    /// mp_emit_bc_adjust_stack_size.
    func adjustStack(_ delta: Int) {
        if pass == .scope { return }
        stackSize += delta
        viper?.resize(to: stackSize)
        if stackSize > scope.stackSize { scope.stackSize = stackSize }
    }

    /// mp_emit_bc_set_source_line: what follows comes from `line`. At optimisation level 3 lines are not kept.
    func setLine(_ line: Int) {
        guard line > lastLine, vm.runtime.optimisationLevel < 3 else { return }
        LineTable.encode(byteCount: bytecodeOffset - lastLineOffset, lineCount: line - lastLine, putInfo)
        lastLineOffset = bytecodeOffset
        lastLine = line
    }

    /// The place of `rawCode` in the child table.
    func number(ofChild rawCode: Address) -> Int {
        if pass == .emit { ram.store32(childBlock.address + UInt32(childCount) * 4, rawCode) }
        childCount += 1
        return childCount - 1
    }

    // MARK: labels

    /// mp_emit_bc_label_assign: `label` is here, so what follows can be reached.
    func assign(_ label: Int) {
        isSuppressed = false
        if pass != .scope { labelOffsets[label] = bytecodeOffset }
    }

    /// A jump: two bytes where the distance fits, else three. It may only get shorter from pass to pass.
    func jump(_ opcode: Opcode, to label: Int) {
        adjustStack(opcode.stackEffect())
        if isSuppressed { return }
        let isSigned = opcode.rawValue <= Opcode.popJumpIfFalse.rawValue
        var isLong = true
        var distance = 0
        if pass >= .codeSize {
            distance = labelOffsets[label] - bytecodeOffset - 2
            isLong = !(isSigned ? -64...63 : 0...127).contains(distance)
            if isLong { distance -= 1 }
        }
        put(opcode.rawValue)
        if !isLong {
            put(UInt8(truncatingIfNeeded: isSigned ? distance + 0x40 : distance))
        } else {
            if isSigned { distance += 0x4000 }
            if pass == .emit && !(0...0x7fff).contains(distance) { hasOverflow = true }
            put(UInt8(truncatingIfNeeded: 0x80 | (distance & 0x7f)))
            put(UInt8(truncatingIfNeeded: distance >> 7))
        }
    }
}

/// How long a raw code's bytecode is, and how many children it has.
struct CodeLength: Equatable {
    let byteCount: Int
    let childCount: Int
}
