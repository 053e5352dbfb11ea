// The module random: Ilya Levin's yasmarang generator. extmod/modrandom.c.
//
// Its state lies in the board's static data:   +0 pad   +4 n   +8 d   +12 dat (8 bits)   +13 seeded (8 bits)
//
// On a board the module is seeded from the chip's noise when it is first imported. Here that seed is a fixed number, so that a run can be
// repeated: 0xEDA4BABA, with which yasmarang was published.

import BlockHeap

extension ROMBuilder {
    func installRandom() {
        module("random", [
            ("__init__", function0(RandomModule.initialise)),
            ("getrandbits", function1(RandomModule.bits)),
            ("seed", function(0, 1, RandomModule.seed)),
            ("randrange", function(1, 3, RandomModule.range)),
            ("randint", function2(RandomModule.randint)),
            ("choice", function1(RandomModule.choice)),
            ("random", function0(RandomModule.random)),
            ("uniform", function2(RandomModule.uniform)),
        ])
    }
}

/// The functions of the module random.
enum RandomModule {
    static func initialise(_ vm: VM) throws(PythonError) -> Obj {
        YasmarangGenerator(vm).seedOnce()
        return .none
    }

    static func seed(_ vm: VM, _ args: Args) throws(PythonError) -> Obj {
        let seed = args.count == 0 || args[0] == .none ? YasmarangGenerator.defaultSeed : try vm.integerTruncated(args[0])
        YasmarangGenerator(vm).seed(seed)
        return .none
    }

    static func randint(_ vm: VM, _ low: Obj, _ high: Obj) throws(PythonError) -> Obj {
        let (a, b) = (try vm.integer(low), try vm.integer(high))
        if a > b { throw vm.error(.valueError) }
        return try RandomModule.integer(vm, from: a, step: 1, below: b - a + 1)
    }

    static func choice(_ vm: VM, _ sequence: Obj) throws(PythonError) -> Obj {
        let count = try vm.length(sequence)
        if count <= 0 { throw vm.error(.indexError) }
        return try vm.subscript_(sequence, Obj(smallInteger: Int(YasmarangGenerator(vm).next(below: UInt32(count)))))
    }

    static func random(_ vm: VM) throws(PythonError) -> Obj { try vm.float(YasmarangGenerator(vm).nextFloat()) }

    static func uniform(_ vm: VM, _ low: Obj, _ high: Obj) throws(PythonError) -> Obj {
        let (a, b) = (try vm.floatValue(low), try vm.floatValue(high))
        return try vm.float(a + (b - a) * YasmarangGenerator(vm).nextFloat())
    }

    fileprivate static func bits(_ vm: VM, _ bits: Obj) throws(PythonError) -> Obj {
        let count = try vm.integer(bits)
        if count > 32 || count < 0 { throw vm.error(.valueError, "bits must be 32 or less") }
        if count == 0 { return Obj(smallInteger: 0) }
        return try vm.int(unsigned: UInt(YasmarangGenerator(vm).next() & .max >> UInt32(32 - count)))
    }

    fileprivate static func range(_ vm: VM, _ args: Args) throws(PythonError) -> Obj {
        let start = try vm.integer(args[0])
        if args.count == 1 {
            if start <= 0 { throw vm.error(.valueError) }
            return try integer(vm, from: 0, step: 1, below: start)
        }
        let stop = try vm.integer(args[1])
        if args.count == 2 {
            if start >= stop { throw vm.error(.valueError) }
            return try integer(vm, from: start, step: 1, below: stop - start)
        }
        let step = try vm.integer(args[2])
        if step == 0 { throw vm.error(.valueError) }
        let count = (stop - start + step - step.signum()) / step
        if count <= 0 { throw vm.error(.valueError) }
        return try integer(vm, from: start, step: step, below: count)
    }

    /// `start + step * k` for a random `k` below `count`, in 32 bits as on the board.
    fileprivate static func integer(_ vm: VM, from start: Int, step: Int, below count: Int) throws(PythonError) -> Obj {
        let steps = Int(YasmarangGenerator(vm).next(below: UInt32(truncatingIfNeeded: count)))
        return try vm.int(Int(Int32(truncatingIfNeeded: start &+ step &* steps)))
    }
}

/// The generator over its state in RAM.
struct YasmarangGenerator {
    private let ram: RAM
    private let state = MemoryMap.randomState
    static let defaultSeed: UInt32 = 0xeda4_baba

    init(_ vm: VM) { ram = vm.ram }

    func seed(_ value: UInt32) {
        ram.store32(state, value)
        ram.store32(state + 4, 69)
        ram.store32(state + 8, 233)
        ram.store8(state + 12, 0)
    }

    /// The module's first import.
    func seedOnce() {
        guard ram.load8(state + 13) == 0 else { return }
        ram.store8(state + 13, 1)
        seed(YasmarangGenerator.defaultSeed)
    }

    func next() -> UInt32 {
        var (pad, n, d, dat) = (ram.load32(state), ram.load32(state + 4), ram.load32(state + 8), ram.load8(state + 12))
        pad = pad &+ UInt32(dat) &+ d &* n
        pad = pad << 3 &+ pad >> 29
        n = pad | 2
        d ^= pad << 31 &+ pad >> 1
        dat ^= UInt8(truncatingIfNeeded: pad) ^ UInt8(truncatingIfNeeded: d >> 8) ^ 1
        ram.store32(state, pad)
        ram.store32(state + 4, n)
        ram.store32(state + 8, d)
        ram.store8(state + 12, dat)
        return pad ^ d << 5 ^ pad >> 18 ^ UInt32(dat) << 1
    }

    /// A number below `limit`; any number where `limit` is 0.
    func next(below limit: UInt32) -> UInt32 {
        if limit == 0 { return next() }
        var mask: UInt32 = 1
        while limit & mask < limit { mask = mask << 1 | 1 }
        while true {
            let value = next() & mask
            if value < limit { return value }
        }
    }

    /// A float in 0..<1: 23 random bits behind a 1, less 1.
    func nextFloat() -> Float { Float(bitPattern: 127 << 23 | next() & 0x7f_ffff) - 1 }
}
