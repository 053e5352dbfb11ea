// A compiled regular expression and the result of a match. extmod/modre.c, lib/re1.5.
//
//     re:     +0 type   +4 bytes of code   +8 instructions   +12 groups   +16 code
//     match:  +0 type   +4 groups with the whole   +8 the str or bytes   +12 start and end address of each group (0: not matched)

import BlockHeap

/// A regular expression in RAM.
struct RegexObject {
    static let headerBytes = 16
    unowned(unsafe) let vm: VM
    let address: Address

    var code: Address { address + UInt32(Self.headerBytes) }
    /// Groups, without the whole match.
    var groupCount: Int { Int(vm.word(address + 12)) }
    /// Words that a match needs for the starts and ends of its groups.
    var captureCount: Int { (groupCount + 1) * 2 }
}

/// A match in RAM.
struct MatchObject {
    static let headerBytes = 12
    unowned(unsafe) let vm: VM
    let address: Address

    /// Groups, and the whole match as number 0.
    var groupCount: Int { Int(vm.word(address + 4)) }
    var subject: Obj { vm.obj(address + 8) }
    var captures: Address { address + UInt32(Self.headerBytes) }

    /// Fills in the header.
    func prepare(groups: Int, subject: Obj) {
        vm.setWord(address, TypeID.match.address)
        vm.setWord(address + 4, UInt32(groups))
        vm.setObj(address + 8, subject)
    }

    /// The bytes of group `number`, or nil where it took no part.
    func group(_ number: Int) -> ByteSpan? {
        let start = vm.word(captures + UInt32(number) * 8)
        if start == 0 { return nil }
        return ByteSpan(vm.ram, start, Int(vm.word(captures + UInt32(number) * 8 + 4)) - Int(start))
    }
}

/// The instructions of a regular expression, a byte each; most have one more byte of operand.
enum RegexCode {
    static let character: UInt8 = 1
    static let any: UInt8 = 2
    /// Operands: a count and as many pairs of bytes, from and to. A pair that begins with 0 names a class.
    static let set: UInt8 = 3
    static let complement: UInt8 = 4
    static let namedClass: UInt8 = 5
    static let lineStart: UInt8 = 0x50
    static let lineEnd: UInt8 = 0x51
    /// The operand is a distance from the next instruction.
    static let jump: UInt8 = 0x60
    static let split: UInt8 = 0x61
    static let splitReversed: UInt8 = 0x62
    static let save: UInt8 = 0x7e
    static let match: UInt8 = 0x7f

    /// Instructions below it take a byte of the subject.
    static let firstAssertion = lineStart
    /// Bytes of code that let a search begin at any place; a match skips them.
    static let searchPrefixBytes: UInt32 = 5
}
