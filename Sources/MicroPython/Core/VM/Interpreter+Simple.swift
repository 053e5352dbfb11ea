// The instructions that need nothing but the frame: constants, variables, the value stack, jumps, small integers, and the items and
// members that are found at once. Most of what runs is of this kind.
//
// It is a loop of its own because nothing in it calls: the instruction and stack pointers stay in registers. What it cannot do to the
// end it leaves as it was, for the interpreter: whatever may allocate, raise, call, or look up from its work.

import BlockHeap

/// Where a function is: its next instruction and the top of its value stack.
struct Position {
    var ip: Address
    var sp: Address
}

extension VM {
    /// Runs from `start` on, up to an instruction that it leaves to the interpreter; where that is.
    ///
    /// `locals` is the address of local variable 0, `names` of the module's table of names. Inside, all of these are offsets in the window:
    /// so an access to them is a comparison and a move. Addresses are only what values in RAM lead to.
    @inline(never)
    func runSimple(from start: Position, locals: Address, names: Address, context: Address) -> Position {
        let ram = self.ram
        let window = ram.offsets
        let locals = window.offset(of: locals)
        let names = window.offset(of: names)
        var ip = window.offset(of: start.ip)
        var sp = window.offset(of: start.sp)
        run: while true {
            let opcode = Opcode(window.load8(ip))
            var next = ip &+ 1
            switch opcode.row {
            case Opcode.loadFastMulti.row:
                let local = window.load32(locals &- 4 &* opcode.member(of: .loadFastMulti))
                if local == 0 { break run }
                sp &+= 4
                window.store32(sp, local)
            case Opcode.storeFastMulti.row:
                window.store32(locals &- 4 &* opcode.member(of: .storeFastMulti), window.load32(sp))
                sp &-= 4
            case Opcode.loadConstSmallIntMulti.row, Opcode.loadConstSmallIntMulti.row + 1, Opcode.loadConstSmallIntMulti.row + 2,
                Opcode.loadConstSmallIntMulti.row + 3:
                sp &+= 4
                window.store32(sp, Obj(smallInteger: Int(opcode.member(of: .loadConstSmallIntMulti)) - Opcode.smallIntExcess).word)
            case Opcode.unaryOpMulti.row:  // and those of binaryOpMulti that compare
                let right = Obj(word: window.load32(sp))
                if opcode.rawValue < Opcode.binaryOpMulti.rawValue {
                    guard opcode.member(of: .unaryOpMulti) == UInt32(UnaryOp.not.rawValue), let truth = truthAtOnce(right)
                    else { break run }
                    window.store32(sp, Obj(!truth).word)
                    break
                }
                let op = UInt8(truncatingIfNeeded: opcode.member(of: .binaryOpMulti))
                guard let truth = comparisonAtOnce(op, Obj(word: window.load32(sp &- 4)), right) else { break run }
                sp &-= 4
                window.store32(sp, Obj(truth).word)
                // A comparison mostly decides a jump, which is done in one go. Its result stays in the slot, where a collection finds it.
                guard ticks.left > 0 else { break }
                let jump = Opcode(window.load8(next))
                guard jump == .popJumpIfTrue || jump == .popJumpIfFalse else { break }
                ticks.left &-= 1
                sp &-= 4
                next &+= 1
                let distance = window.decodeSignedJump(&next)
                if truth == (jump == .popJumpIfTrue) { next = next &+ UInt32(bitPattern: distance) }
            case Opcode.unaryOpMulti.row + 1, Opcode.unaryOpMulti.row + 2:  // those that compute
                let right = Obj(word: window.load32(sp))
                let left = Obj(word: window.load32(sp &- 4))
                guard left.word & right.word & 1 != 0 else { break run }
                let result = numberAtOnce(UInt8(truncatingIfNeeded: opcode.member(of: .binaryOpMulti)), left, right)
                if result.isNull { break run }
                sp &-= 4
                window.store32(sp, result.word)
            default:
                switch opcode {
                case .loadConstString:
                    sp &+= 4
                    window.store32(sp, Obj(window.name(names, &next)).word)
                case .loadName, .loadGlobal:
                    let scope = root(opcode == .loadName ? .dictLocals : .dictGlobals)
                    let slot = cachedSlot(scope &+ 4, Obj(window.name(names, &next)))
                    if slot == 0 { break run }
                    sp &+= 4
                    window.store32(sp, ram.load32(slot &+ 4))
                case .loadAttr:
                    let object = Obj(word: window.load32(sp))
                    guard object.isPointer, isInstanceType(ram.load32(object.address)) else { break run }
                    let slot = cachedSlot(object.address &+ 4, Obj(window.name(names, &next)))
                    if slot == 0 { break run }
                    window.store32(sp, ram.load32(slot &+ 4))
                case .storeName:
                    let slot = cachedSlot(root(.dictLocals) &+ 4, Obj(window.name(names, &next)))
                    if slot == 0 { break run }
                    ram.store32(slot &+ 4, window.load32(sp))
                    sp &-= 4
                case .storeAttr:
                    let object = Obj(word: window.load32(sp))
                    let value = window.load32(sp &- 4)
                    guard value != 0, object.isPointer else { break run }
                    let flags = typeFlags(ram.load32(object.address))
                    guard flags.contains(.instanceType), !flags.contains(.hasSpecialAccessors) else { break run }
                    let slot = cachedSlot(object.address &+ 4, Obj(window.name(names, &next)))
                    if slot == 0 { break run }
                    ram.store32(slot &+ 4, value)
                    sp &-= 8
                case .loadConstSmallInt:
                    sp &+= 4
                    window.store32(sp, Obj(smallInteger: Int(window.decodeInt(&next))).word)
                case .loadConstObj:
                    sp &+= 4
                    window.store32(sp, ModuleContext(ram, context).object(window.decodeUint(&next)).word)
                case .loadFastN:
                    let local = window.load32(locals &- 4 &* window.decodeUint(&next))
                    if local == 0 { break run }
                    sp &+= 4
                    window.store32(sp, local)
                case .loadDeref:
                    let inner = ram.load32(window.load32(locals &- 4 &* window.decodeUint(&next)) &+ 4)
                    if inner == 0 { break run }
                    sp &+= 4
                    window.store32(sp, inner)
                case .storeFastN:
                    window.store32(locals &- 4 &* window.decodeUint(&next), window.load32(sp))
                    sp &-= 4
                case .storeDeref:
                    ram.store32(window.load32(locals &- 4 &* window.decodeUint(&next)) &+ 4, window.load32(sp))
                    sp &-= 4
                case .jump:
                    guard ticks.left > 0 else { break run }
                    ticks.left &-= 1
                    let distance = window.decodeSignedJump(&next)
                    next = next &+ UInt32(bitPattern: distance)
                case .popJumpIfTrue, .popJumpIfFalse:
                    guard ticks.left > 0, let truth = truthAtOnce(Obj(word: window.load32(sp))) else { break run }
                    ticks.left &-= 1
                    sp &-= 4
                    let distance = window.decodeSignedJump(&next)
                    if truth == (opcode == .popJumpIfTrue) { next = next &+ UInt32(bitPattern: distance) }
                case .jumpIfTrueOrPop, .jumpIfFalseOrPop:
                    guard ticks.left > 0, let truth = truthAtOnce(Obj(word: window.load32(sp))) else { break run }
                    ticks.left &-= 1
                    let distance = window.decodeUnsignedJump(&next)
                    if truth == (opcode == .jumpIfTrueOrPop) { next &+= distance } else { sp &-= 4 }
                case .loadConstFalse, .loadConstNone, .loadConstTrue, .loadNull:
                    let truth = opcode == .loadConstFalse ? Obj.false : .true
                    let value = opcode == .loadConstNone ? Obj.none : opcode == .loadNull ? .null : truth
                    sp &+= 4
                    window.store32(sp, value.word)
                case .loadSubscr:
                    let place = itemAtOnce(Obj(word: window.load32(sp &- 4)), Obj(word: window.load32(sp)), forStore: false)
                    if place == 0 { break run }
                    sp &-= 4
                    window.store32(sp, ram.load32(place))
                case .storeSubscr:
                    let value = window.load32(sp &- 8)
                    let place = itemAtOnce(Obj(word: window.load32(sp &- 4)), Obj(word: window.load32(sp)), forStore: true)
                    if value == 0 || place == 0 { break run }
                    ram.store32(place, value)
                    sp &-= 12
                case .dupTop:
                    window.store32(sp &+ 4, window.load32(sp))
                    sp &+= 4
                case .dupTopTwo:
                    window.store32(sp &+ 8, window.load32(sp))
                    window.store32(sp &+ 4, window.load32(sp &- 4))
                    sp &+= 8
                case .popTop: sp &-= 4
                case .rotTwo:
                    let top = window.load32(sp)
                    window.store32(sp, window.load32(sp &- 4))
                    window.store32(sp &- 4, top)
                case .rotThree:
                    let top = window.load32(sp)
                    window.store32(sp, window.load32(sp &- 4))
                    window.store32(sp &- 4, window.load32(sp &- 8))
                    window.store32(sp &- 8, top)
                default: break run
                }
            }
            ip = next
        }
        return Position(ip: window.address(ip), sp: window.address(sp))
    }

    /// Whether `object` is true, where that needs no call.
    @inline(__always) private func truthAtOnce(_ object: Obj) -> Bool? {
        if object == .true { return true }
        if object == .false || object == .none { return false }
        return object.isSmallInteger ? object.word != 1 : nil
    }

    /// The comparisons that need no call: of two small integers, of identity, of two floats, and of an exception with its very type.
    @inline(__always) private func comparisonAtOnce(_ op: UInt8, _ left: Obj, _ right: Obj) -> Bool? {
        if left.word & right.word & 1 != 0 {
            let (a, b) = (Int32(bitPattern: left.word), Int32(bitPattern: right.word))
            switch op {
            case BinaryOp.less.rawValue: return a < b
            case BinaryOp.more.rawValue: return a > b
            case BinaryOp.equal.rawValue, BinaryOp.is.rawValue: return a == b
            case BinaryOp.lessEqual.rawValue: return a <= b
            case BinaryOp.moreEqual.rawValue: return a >= b
            case BinaryOp.notEqual.rawValue: return a != b
            default: return nil
            }
        }
        if op == BinaryOp.is.rawValue { return left == right }
        guard left.isPointer, right.isPointer else { return nil }
        let type = ram.load32(left.address)
        if op == BinaryOp.exceptionMatch.rawValue { return type == right.word && isNativeException(type: type) ? true : nil }
        guard type == TypeID.float.address, ram.load32(right.address) == type else { return nil }
        let (a, b) = (float(of: left), float(of: right))
        switch op {
        case BinaryOp.less.rawValue: return a < b
        case BinaryOp.more.rawValue: return a > b
        case BinaryOp.lessEqual.rawValue: return a <= b
        case BinaryOp.moreEqual.rawValue: return a >= b
        default: return nil
        }
    }

    /// Two small integers make a third; else `null`. (A word less its tag is twice the number.)
    @inline(__always) private func numberAtOnce(_ op: UInt8, _ left: Obj, _ right: Obj) -> Obj {
        let (a, b) = (Int32(bitPattern: left.word), Int32(bitPattern: right.word &- 1))
        switch op {
        case BinaryOp.add.rawValue, BinaryOp.inplaceAdd.rawValue:
            let (sum, overflow) = a.addingReportingOverflow(b)
            return overflow ? .null : Obj(word: UInt32(bitPattern: sum))
        case BinaryOp.subtract.rawValue, BinaryOp.inplaceSubtract.rawValue:
            let (rest, overflow) = a.subtractingReportingOverflow(b)
            return overflow ? .null : Obj(word: UInt32(bitPattern: rest))
        case BinaryOp.multiply.rawValue, BinaryOp.inplaceMultiply.rawValue:
            let (product, overflow) = (a &- 1).multipliedReportingOverflow(by: b >> 1)
            return overflow ? .null : Obj(word: UInt32(bitPattern: product) | 1)
        case BinaryOp.and.rawValue, BinaryOp.inplaceAnd.rawValue: return Obj(word: left.word & right.word)
        case BinaryOp.or.rawValue, BinaryOp.inplaceOr.rawValue: return Obj(word: left.word | right.word)
        case BinaryOp.xor.rawValue, BinaryOp.inplaceXor.rawValue: return Obj(word: (left.word ^ right.word) | 1)
        case BinaryOp.modulo.rawValue, BinaryOp.inplaceModulo.rawValue:
            if b <= 0 { return .null }
            let rest = (a >> 1) % (b >> 1)
            return Obj(smallInteger: Int(rest < 0 ? rest &+ b >> 1 : rest))
        default: return .null
        }
    }

    /// Where item `index` of a list or tuple lies; 0 where it is something else, or the index out of range.
    @inline(__always) private func itemAtOnce(_ object: Obj, _ index: Obj, forStore: Bool) -> Address {
        guard object.isPointer && index.isSmallInteger else { return 0 }
        let type = ram.load32(object.address)
        let isList = type == TypeID.list.address
        guard isList || (type == TypeID.tuple.address && !forStore) else { return 0 }
        let length = ram.load32(object.address &+ (isList ? 8 : 4))
        var position = Int32(bitPattern: index.word) >> 1
        if position < 0 { position &+= Int32(bitPattern: length) }
        guard UInt32(bitPattern: position) < length else { return 0 }
        return (isList ? ram.load32(object.address &+ 12) : object.address &+ 8) &+ 4 &* UInt32(bitPattern: position)
    }

    /// The slot of `key` in the map at `map` where it was last found, or 0: then `mapLookup` must look.
    @inline(__always) func cachedSlot(_ map: Address, _ key: Obj) -> Address {
        let alloc = ram.load32(map &+ 4)
        if alloc == 0 { return 0 }
        var position = UInt32(mapCache[Int(key.word >> 2 & 127)])
        if position >= alloc { position %= alloc }
        let slot = ram.load32(map &+ 8) &+ position &* Map.slotBytes
        return ram.load32(slot) == key.word ? slot : 0
    }
}

/// Parts of instructions.
extension CodeMemory {
    /// The name that the instruction's argument stands for, in the table of names at `names`; `ip` moves past the argument.
    @inline(__always) func name(_ names: UInt32, _ ip: inout UInt32) -> Qstr {
        Qstr(UInt32(load16(names &+ 2 &* decodeUint(&ip))))
    }
}

extension RAM {
    /// The value that lies `depth` below the top of the value stack.
    @inline(__always) func value(_ sp: Address, _ depth: UInt32 = 0) -> Obj { Obj(word: load32(sp &- 4 &* depth)) }

    @inline(__always) func setTop(_ sp: Address, _ value: Obj) { store32(sp, value.word) }

    @inline(__always) func push(_ sp: inout Address, _ value: Obj) {
        sp &+= 4
        store32(sp, value.word)
    }
}
