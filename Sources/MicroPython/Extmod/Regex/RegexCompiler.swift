// Compiles a regular expression to a byte code, in two runs: one that only counts the bytes, one that writes them. lib/re1.5/compilecode.c.

import BlockHeap

/// One run over a pattern.
struct RegexCompiler {
    /// C stack that one pair of parentheses takes.
    private static let stackBytes: UInt32 = 64

    unowned(unsafe) let vm: VM
    private let pattern: ByteSpan
    /// 0 in the run that counts.
    private let code: Address
    private var place = 0
    private(set) var byteCount: Int
    private(set) var instructionCount = 0
    private(set) var groupCount = 0
    /// A distance did not fit its byte.
    private var isTooFar = false

    private init(_ vm: VM, _ pattern: ByteSpan, code: Address, byteCount: Int) {
        self.vm = vm
        self.pattern = pattern
        self.code = code
        self.byteCount = byteCount
    }

    /// mod_re_compile: the object for `pattern`. Raises ValueError "error in regex".
    static func compile(_ vm: VM, _ pattern: ByteSpan) throws(PythonError) -> RegexObject {
        // The search prefix, two saves of the whole match but one byte, and the end.
        var counter = RegexCompiler(vm, pattern, code: 0, byteCount: 10)
        guard try counter.compileAlternatives() else { throw fault(vm) }
        let address = try vm.allocate(RegexObject.headerBytes + counter.byteCount)
        vm.setWord(address, TypeID.regex.address)
        let regex = RegexObject(vm: vm, address: address)
        var writer = RegexCompiler(vm, pattern, code: regex.code, byteCount: 0)
        guard try writer.writeAll() else { throw fault(vm) }
        vm.setWord(address + 4, UInt32(writer.byteCount))
        vm.setWord(address + 8, UInt32(writer.instructionCount))
        vm.setWord(address + 12, UInt32(writer.groupCount))
        return regex
    }

    private static func fault(_ vm: VM) -> PythonError { vm.error(.valueError, "error in regex") }

    private mutating func writeAll() throws(PythonError) -> Bool {
        for byte in [RegexCode.splitReversed, 3, RegexCode.any, RegexCode.jump, UInt8(bitPattern: -5), RegexCode.save, 0] { put(byte) }
        instructionCount = 4
        guard try compileAlternatives(), byte() == 0 else { return false }
        for byte in [RegexCode.save, 1, RegexCode.match] { put(byte) }
        instructionCount += 2
        return true
    }

    // MARK: emitting

    private func byte(_ offset: Int = 0) -> UInt8 { place + offset < pattern.count ? pattern[place + offset] : 0 }

    private mutating func put(_ byte: UInt8) {
        set(byteCount, byte)
        byteCount += 1
    }

    private func set(_ at: Int, _ byte: UInt8) {
        if code != 0 { vm.ram.store8(code + UInt32(at), byte) }
    }

    /// A number that must fit a signed byte.
    private mutating func setChecked(_ at: Int, _ number: Int) {
        if Int8(exactly: number) == nil { isTooFar = true }
        set(at, UInt8(truncatingIfNeeded: number))
    }

    /// Moves the code from `at` on by two bytes.
    private mutating func makeRoom(_ at: Int) {
        if code != 0 {
            vm.ram.copy(from: code + UInt32(at), to: code + UInt32(at) + 2, count: byteCount - at)
        }
        byteCount += 2
    }

    /// A jump at `at` to `target`, as the two bytes that are there.
    private mutating func setJump(_ at: Int, _ instruction: UInt8, to target: Int) {
        set(at, instruction)
        setChecked(at + 1, target - at - 2)
    }

    // MARK: the grammar

    /// Everything up to the end or the closing parenthesis; false for a pattern that is wrong.
    private mutating func compileAlternatives() throws(PythonError) -> Bool {
        let outerTooFar = isTooFar
        isTooFar = false
        let start = byteCount
        var term = byteCount
        var alternative = 0
        while byte() != 0 && byte() != UInt8(ascii: ")") {
            switch byte() {
            case UInt8(ascii: "["):
                term = byteCount
                guard compileSet() else { return false }
            case UInt8(ascii: "("):
                term = byteCount
                guard try compileGroup() else { return false }
            case UInt8(ascii: "?"), UInt8(ascii: "*"), UInt8(ascii: "+"):
                if byteCount == term { return false }  // nothing to repeat
                compileRepeat(term)
                term = byteCount
            case UInt8(ascii: "|"):
                if alternative != 0 { setChecked(alternative, byteCount - alternative - 1) }
                makeRoom(start)
                put(RegexCode.jump)
                alternative = byteCount
                byteCount += 1
                setJump(start, RegexCode.split, to: byteCount)
                instructionCount += 2
                term = byteCount
            case UInt8(ascii: "^"), UInt8(ascii: "$"):
                put(byte() == UInt8(ascii: "^") ? RegexCode.lineStart : RegexCode.lineEnd)
                instructionCount += 1
                term = byteCount
            default:
                term = byteCount
                guard compileCharacter() else { return false }
            }
            place += 1
        }
        if alternative != 0 { setChecked(alternative, byteCount - alternative - 1) }
        if isTooFar { return false }
        isTooFar = outerTooFar
        return true
    }

    /// A character, an escaped one, a class or any.
    private mutating func compileCharacter() -> Bool {
        instructionCount += 1
        if byte() == UInt8(ascii: ".") {
            put(RegexCode.any)
            return true
        }
        if byte() == UInt8(ascii: "\\") {
            place += 1
            if byte() == 0 { return false }
            if Self.namesClass(byte()) {
                put(RegexCode.namedClass)
                put(byte())
                return true
            }
        }
        put(RegexCode.character)
        put(byte())
        return true
    }

    /// Whether the letter is one of d s w D S W.
    private static func namesClass(_ byte: UInt8) -> Bool { byte | 0x20 == UInt8(ascii: "d") || byte | 0x24 == UInt8(ascii: "w") }

    private mutating func compileSet() -> Bool {
        let term = byteCount
        place += 1
        if byte() == UInt8(ascii: "^") {
            put(RegexCode.complement)
            place += 1
        } else {
            put(RegexCode.set)
        }
        byteCount += 1
        instructionCount += 1
        var pairs = 0
        while byte() != UInt8(ascii: "]") {
            var first = byte()
            var isClass = false
            if first == UInt8(ascii: "\\") {
                place += 1
                first = byte()
                isClass = Self.namesClass(first)
            }
            if first == 0 { return false }
            if !isClass && byte(1) == UInt8(ascii: "-") && byte(2) != UInt8(ascii: "]") { place += 2 }
            put(isClass ? 0 : first)
            put(byte())
            place += 1
            pairs += 1
        }
        setChecked(term + 1, pairs)
        return true
    }

    /// "(...)" is numbered, "(?:...)" is not.
    private mutating func compileGroup() throws(PythonError) -> Bool {
        let captures = byte(1) != UInt8(ascii: "?") || byte(2) != UInt8(ascii: ":")
        var number = 0
        if captures {
            groupCount += 1
            number = groupCount
            putSave(2 * number)
        } else {
            place += 2
        }
        place += 1
        let top = vm.stackPointer
        vm.stackPointer -= Self.stackBytes
        try vm.checkStack()
        let isSound = try compileAlternatives()
        vm.stackPointer = top
        guard isSound, byte() == UInt8(ascii: ")") else { return false }
        if captures { putSave(2 * number + 1) }
        return true
    }

    private mutating func putSave(_ number: Int) {
        put(RegexCode.save)
        setChecked(byteCount, number)
        byteCount += 1
        instructionCount += 1
    }

    /// "?", "*" or "+" on the code from `term` on; one more "?" makes it take as little as it can.
    private mutating func compileRepeat(_ term: Int) {
        let sign = byte()
        let isLazy = byte(1) == UInt8(ascii: "?")
        if isLazy { place += 1 }
        let forward = isLazy ? RegexCode.splitReversed : RegexCode.split
        let backward = isLazy ? RegexCode.split : RegexCode.splitReversed
        instructionCount += sign == UInt8(ascii: "*") ? 2 : 1
        if sign == UInt8(ascii: "+") {
            setJump(byteCount, backward, to: term)
            byteCount += 2
            return
        }
        makeRoom(term)
        if sign == UInt8(ascii: "*") {
            setJump(byteCount, RegexCode.jump, to: term)
            byteCount += 2
        }
        setJump(term, forward, to: byteCount)
    }
}
