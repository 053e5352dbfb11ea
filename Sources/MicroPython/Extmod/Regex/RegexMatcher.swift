// Runs a regular expression's code on a text by backtracking: one level of recursion for each choice. lib/re1.5/recursiveloop.c.

import BlockHeap

/// One attempt to match.
struct RegexMatcher {
    /// C stack that one choice takes.
    private static let stackBytes: UInt32 = 56

    unowned(unsafe) let vm: VM
    private let lineStart: Address
    private let end: Address
    /// Where the starts and ends of the groups are written, and how many words are there.
    private let captures: Address
    private let captureCount: Int

    /// Matches `regex` from `begin` on, or searches from there when it is not anchored. `lineStart` is where "^" holds. Raises
    /// RuntimeError when the C stack is used up.
    static func run(
        _ regex: RegexObject, on text: ByteSpan, from begin: Address, captures: Address, isAnchored: Bool
    ) throws(PythonError) -> Bool {
        let matcher = RegexMatcher(
            vm: regex.vm, lineStart: text.address, end: text.address + UInt32(text.count), captures: captures,
            captureCount: regex.captureCount)
        return try matcher.match(regex.code + (isAnchored ? RegexCode.searchPrefixBytes : 0), begin)
    }

    private func match(_ code: Address, _ subject: Address) throws(PythonError) -> Bool {
        let top = vm.stackPointer
        vm.stackPointer = top - Self.stackBytes
        try vm.checkStack()
        try vm.countWork(64)
        let isMatch = try loop(code, subject)
        vm.stackPointer = top
        return isMatch
    }

    private func loop(_ code: Address, _ subject: Address) throws(PythonError) -> Bool {
        let ram = vm.ram
        var (pc, sp) = (code, subject)
        while true {
            ram.addWork(8)
            let instruction = ram.load8(pc)
            pc += 1
            if instruction < RegexCode.firstAssertion && sp >= end { return false }
            switch instruction {
            case RegexCode.character:
                if ram.load8(sp) != ram.load8(pc) { return false }
                pc += 1
                sp += 1
            case RegexCode.any: sp += 1
            case RegexCode.set, RegexCode.complement:
                if isInSet(pc, ram.load8(sp)) != (instruction == RegexCode.set) { return false }
                pc += UInt32(ram.load8(pc)) * 2 + 1
                sp += 1
            case RegexCode.namedClass:
                if !isInClass(ram.load8(pc), ram.load8(sp)) { return false }
                pc += 1
                sp += 1
            case RegexCode.match: return true
            case RegexCode.jump: pc = target(pc)
            case RegexCode.split:
                if try match(pc + 1, sp) { return true }
                pc = target(pc)
            case RegexCode.splitReversed:
                if try match(target(pc), sp) { return true }
                pc += 1
            case RegexCode.save:
                let number = Int(ram.load8(pc))
                pc += 1
                if number >= captureCount { continue }
                let place = captures + UInt32(number) * 4
                let before = ram.load32(place)
                ram.store32(place, sp)
                if try match(pc, sp) { return true }
                ram.store32(place, before)
                return false
            case RegexCode.lineStart: if sp != lineStart { return false }
            default: if sp != end { return false }
            }
        }
    }

    /// Where the jump leads whose distance is at `operand`.
    private func target(_ operand: Address) -> Address {
        operand &+ 1 &+ UInt32(bitPattern: Int32(Int8(bitPattern: vm.ram.load8(operand))))
    }

    private func isInSet(_ operand: Address, _ byte: UInt8) -> Bool {
        var pair = operand + 1
        for _ in 0..<vm.ram.load8(operand) {
            let (first, last) = (vm.ram.load8(pair), vm.ram.load8(pair + 1))
            if first == 0 ? isInClass(last, byte) : byte >= first && byte <= last { return true }
            pair += 2
        }
        return false
    }

    /// d s w, or what is not in them for D S W.
    private func isInClass(_ name: UInt8, _ byte: UInt8) -> Bool {
        let isIn: Bool
        switch name | 0x20 {
        case UInt8(ascii: "d"): isIn = CharacterClass.isDigit(byte)
        case UInt8(ascii: "s"): isIn = CharacterClass.isSpace(byte)
        default: isIn = CharacterClass.isAlpha(byte) || CharacterClass.isDigit(byte) || byte == UInt8(ascii: "_")
        }
        return isIn == (name & 0x20 != 0)
    }
}
