// The instructions that need nothing but the frame: constants, variables, the value stack, jumps, small integers, and the items and
// members that are found at once. Most of what runs is of this kind.
//
// It is a loop of its own because nothing in it calls: the instruction and stack pointers stay in registers. What it cannot do to the
// end it leaves as it was, for the interpreter: whatever may allocate, raise, call, or look up from its work.

import Heap

/// Where a function is: its next instruction and the top of its value stack.
struct Position {
    var ip: Address
    var sp: Address
}

extension Machine {
    /// Runs from `start` on, up to an instruction that it leaves to the interpreter; where that is.
    ///
    /// `locals` is the address of local variable 0, `names` of the module's table of names.
    @inline(never)
    func runSimple(from start: Position, locals: Address, names: Address, context: Address) -> Position {
        let ram = self.ram
        var ip = start.ip
        var sp = start.sp
        while true {
            let opcode = Opcode(ram.load8(ip))
            var next = ip &+ 1
            switch opcode.row {
            case Opcode.loadFastMulti.row:
                let local = ram.load32(locals &- 4 &* opcode.member(of: .loadFastMulti))
                if local == 0 { return Position(ip: ip, sp: sp) }
                sp &+= 4
                ram.store32(sp, local)
            case Opcode.storeFastMulti.row:
                ram.store32(locals &- 4 &* opcode.member(of: .storeFastMulti), ram.load32(sp))
                sp &-= 4
            case Opcode.loadConstSmallIntMulti.row, Opcode.loadConstSmallIntMulti.row + 1, Opcode.loadConstSmallIntMulti.row + 2, Opcode.loadConstSmallIntMulti.row + 3:
                sp &+= 4
                ram.store32(sp, Obj(smallInteger: Int(opcode.rawValue - Opcode.loadConstSmallIntMulti.rawValue) - Opcode.smallIntExcess).word)
            case Opcode.unaryOpMulti.row, Opcode.unaryOpMulti.row + 1, Opcode.unaryOpMulti.row + 2:  // binaryOpMulti too
                let right = Obj(word: ram.load32(sp))
                if opcode.rawValue < Opcode.binaryOpMulti.rawValue {
                    guard opcode.member(of: .unaryOpMulti) == UInt32(UnaryOp.not.rawValue), let truth = truthAtOnce(right) else { return Position(ip: ip, sp: sp) }
                    ram.store32(sp, Obj(!truth).word)
                    break
                }
                let left = Obj(word: ram.load32(sp &- 4))
                let op = UInt8(truncatingIfNeeded: opcode.member(of: .binaryOpMulti))
                let result = left.word & right.word & 1 != 0
                    ? fastOp(op, left, right) : comparisonAtOnce(op, left, right)
                if result.isNull { return Position(ip: ip, sp: sp) }
                sp &-= 4
                ram.store32(sp, result.word)
                // A comparison mostly decides a jump, which is done in one go. Its result stays in the slot, where a collection finds it.
                if op <= BinaryOp.exceptionMatch.rawValue, ticks.left > 0 {
                    let jump = Opcode(ram.load8(next))
                    guard jump == .popJumpIfTrue || jump == .popJumpIfFalse else { break }
                    ticks.left &-= 1
                    sp &-= 4
                    next &+= 1
                    let distance = ram.decodeSignedJump(&next)
                    if (result == .true) == (jump == .popJumpIfTrue) { next = next &+ UInt32(bitPattern: distance) }
                }
            default:
                switch opcode {
                case .loadConstString:
                    sp &+= 4
                    ram.store32(sp, Obj(ram.name(names, &next)).word)
                case .loadName, .loadGlobal:
                    let scope = root(opcode == .loadName ? .dictLocals : .dictGlobals)
                    let slot = cachedSlot(scope &+ 4, Obj(ram.name(names, &next)))
                    if slot == 0 { return Position(ip: ip, sp: sp) }
                    sp &+= 4
                    ram.store32(sp, ram.load32(slot &+ 4))
                case .loadAttr:
                    let object = Obj(word: ram.load32(sp))
                    guard object.isPointer, isInstanceType(ram.load32(object.address)) else { return Position(ip: ip, sp: sp) }
                    let slot = cachedSlot(object.address &+ 4, Obj(ram.name(names, &next)))
                    if slot == 0 { return Position(ip: ip, sp: sp) }
                    ram.store32(sp, ram.load32(slot &+ 4))
                case .storeName:
                    let slot = cachedSlot(root(.dictLocals) &+ 4, Obj(ram.name(names, &next)))
                    if slot == 0 { return Position(ip: ip, sp: sp) }
                    ram.store32(slot &+ 4, ram.load32(sp))
                    sp &-= 4
                case .storeAttr:
                    let object = Obj(word: ram.load32(sp))
                    let value = ram.load32(sp &- 4)
                    guard value != 0, object.isPointer else { return Position(ip: ip, sp: sp) }
                    let flags = typeFlags(ram.load32(object.address))
                    guard flags.contains(.instanceType), !flags.contains(.hasSpecialAccessors) else { return Position(ip: ip, sp: sp) }
                    let slot = cachedSlot(object.address &+ 4, Obj(ram.name(names, &next)))
                    if slot == 0 { return Position(ip: ip, sp: sp) }
                    ram.store32(slot &+ 4, value)
                    sp &-= 8
                case .loadConstSmallInt:
                    sp &+= 4
                    ram.store32(sp, Obj(smallInteger: Int(ram.decodeInt(&next))).word)
                case .loadConstObj:
                    sp &+= 4
                    ram.store32(sp, ModuleContext(ram, context).object(ram.decodeUint(&next)).word)
                case .loadFastN:
                    let local = ram.load32(locals &- 4 &* ram.decodeUint(&next))
                    if local == 0 { return Position(ip: ip, sp: sp) }
                    sp &+= 4
                    ram.store32(sp, local)
                case .loadDeref:
                    let inner = ram.load32(ram.load32(locals &- 4 &* ram.decodeUint(&next)) &+ 4)
                    if inner == 0 { return Position(ip: ip, sp: sp) }
                    sp &+= 4
                    ram.store32(sp, inner)
                case .storeFastN:
                    ram.store32(locals &- 4 &* ram.decodeUint(&next), ram.load32(sp))
                    sp &-= 4
                case .storeDeref:
                    ram.store32(ram.load32(locals &- 4 &* ram.decodeUint(&next)) &+ 4, ram.load32(sp))
                    sp &-= 4
                case .jump:
                    guard ticks.left > 0 else { return Position(ip: ip, sp: sp) }
                    ticks.left &-= 1
                    let distance = ram.decodeSignedJump(&next)
                    next = next &+ UInt32(bitPattern: distance)
                case .loadConstFalse: ram.push(&sp, .false)
                case .loadConstNone: ram.push(&sp, .none)
                case .loadConstTrue: ram.push(&sp, .true)
                case .loadNull: ram.push(&sp, .null)
                case .loadSubscr:
                    let place = itemAtOnce(Obj(word: ram.load32(sp &- 4)), Obj(word: ram.load32(sp)), forStore: false)
                    if place == 0 { return Position(ip: ip, sp: sp) }
                    sp &-= 4
                    ram.store32(sp, ram.load32(place))
                case .storeSubscr:
                    let value = ram.load32(sp &- 8)
                    let place = itemAtOnce(Obj(word: ram.load32(sp &- 4)), Obj(word: ram.load32(sp)), forStore: true)
                    if value == 0 || place == 0 { return Position(ip: ip, sp: sp) }
                    ram.store32(place, value)
                    sp &-= 12
                case .dupTop:
                    ram.store32(sp &+ 4, ram.load32(sp))
                    sp &+= 4
                case .dupTopTwo:
                    ram.store32(sp &+ 8, ram.load32(sp))
                    ram.store32(sp &+ 4, ram.load32(sp &- 4))
                    sp &+= 8
                case .popTop: sp &-= 4
                case .rotTwo:
                    let top = ram.load32(sp)
                    ram.store32(sp, ram.load32(sp &- 4))
                    ram.store32(sp &- 4, top)
                case .rotThree:
                    let top = ram.load32(sp)
                    ram.store32(sp, ram.load32(sp &- 4))
                    ram.store32(sp &- 4, ram.load32(sp &- 8))
                    ram.store32(sp &- 8, top)
                case .popJumpIfTrue, .popJumpIfFalse:
                    guard ticks.left > 0, let truth = truthAtOnce(Obj(word: ram.load32(sp))) else { return Position(ip: ip, sp: sp) }
                    ticks.left &-= 1
                    sp &-= 4
                    let distance = ram.decodeSignedJump(&next)
                    if truth == (opcode == .popJumpIfTrue) { next = next &+ UInt32(bitPattern: distance) }
                case .jumpIfTrueOrPop, .jumpIfFalseOrPop:
                    guard ticks.left > 0, let truth = truthAtOnce(Obj(word: ram.load32(sp))) else { return Position(ip: ip, sp: sp) }
                    ticks.left &-= 1
                    let distance = ram.decodeUnsignedJump(&next)
                    if truth == (opcode == .jumpIfTrueOrPop) { next &+= distance } else { sp &-= 4 }
                default: return Position(ip: ip, sp: sp)
                }
            }
            ip = next
        }
    }

    /// Whether `object` is true, where that needs no call.
    @inline(__always) private func truthAtOnce(_ object: Obj) -> Bool? {
        if object == .true { return true }
        if object == .false || object == .none { return false }
        return object.isSmallInteger ? object.word != 1 : nil
    }

    /// The comparisons of other operands that need no call: of identity, of two floats, and of an exception with its very type; else
    /// `null`.
    @inline(__always) private func comparisonAtOnce(_ op: UInt8, _ left: Obj, _ right: Obj) -> Obj {
        if op == BinaryOp.is.rawValue { return Obj(left == right) }
        guard op <= BinaryOp.exceptionMatch.rawValue, left.isPointer, right.isPointer else { return .null }
        let type = ram.load32(left.address)
        if op == BinaryOp.exceptionMatch.rawValue {
            return type == right.word && isNativeException(type: type) ? .true : .null
        }
        guard type == TypeID.float.address, ram.load32(right.address) == type else { return .null }
        let (a, b) = (float(of: left), float(of: right))
        switch op {
        case BinaryOp.less.rawValue: return Obj(a < b)
        case BinaryOp.more.rawValue: return Obj(a > b)
        case BinaryOp.lessEqual.rawValue: return Obj(a <= b)
        case BinaryOp.moreEqual.rawValue: return Obj(a >= b)
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
extension RAM {
    /// The name that the instruction's argument stands for, in the table of names at `names`; `ip` moves past the argument.
    @inline(__always) func name(_ names: Address, _ ip: inout Address) -> Qstr {
        Qstr(UInt32(load16(names &+ 2 &* decodeUint(&ip))))
    }

    /// The value that lies `depth` below the top of the value stack.
    @inline(__always) func value(_ sp: Address, _ depth: UInt32 = 0) -> Obj { Obj(word: load32(sp &- 4 &* depth)) }

    @inline(__always) func setTop(_ sp: Address, _ value: Obj) { store32(sp, value.word) }

    @inline(__always) func push(_ sp: inout Address, _ value: Obj) {
        sp &+= 4
        store32(sp, value.word)
    }
}
