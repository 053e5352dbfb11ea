// What stands before a function's instructions. py/bc.h.
//
//     signature   x SSSS E AA  [x F SS K A E D ...]     bits interleaved, x: another byte follows
//     sizes       x IIIIII C   [...]                    I bytes of source info, C cells
//     source info name, argument names (indexes into the module's names), line table (see LineTable)
//     cells       a byte each: the local variable that becomes a cell when the function is entered
//     instructions

import BlockHeap

/// What a function needs and takes.
struct Signature: Equatable, Sendable {
    /// Slots of its value stack, local variables included; at least 1.
    var stateCount: Int
    /// Entries of its exception stack.
    var exceptionCount: Int
    var flags: ScopeFlags
    var positionalCount: Int
    var keywordOnlyCount: Int
    /// How many of the positional arguments have a default.
    var defaultCount: Int

    /// mp_bc_prelude_sig_encode.
    func encode(_ out: (UInt8) -> Void) {
        var s = stateCount - 1
        var e = exceptionCount
        var f = Int(flags.rawValue & ScopeFlags.inSignature.rawValue)
        var a = positionalCount
        var k = keywordOnlyCount
        var d = defaultCount
        var z = (s & 0xf) << 3 | (e & 1) << 2 | (a & 3)
        s >>= 4
        e >>= 1
        a >>= 2
        while s | e | f | a | k | d != 0 {
            out(UInt8(0x80 | z))
            z = (f & 1) << 6 | (s & 3) << 4 | (k & 1) << 3 | (a & 1) << 2 | (e & 1) << 1 | (d & 1)
            s >>= 2
            e >>= 1
            f >>= 1
            a >>= 1
            k >>= 1
            d >>= 1
        }
        out(UInt8(z))
    }

    /// Reads the signature at `ip`, which moves behind it.
    @inline(__always) init(_ ram: RAM, _ ip: inout Address) {
        var z = Int(ram.load8(ip))
        ip &+= 1
        stateCount = z >> 3 & 0xf
        exceptionCount = z >> 2 & 1
        positionalCount = z & 3
        keywordOnlyCount = 0
        defaultCount = 0
        var flagBits = 0
        var n = 0
        // Damaged bytes may go on for long; fifteen are more than any function needs, and keep every number small.
        while z & 0x80 != 0, n < 15 {
            z = Int(ram.load8(ip))
            ip &+= 1
            stateCount |= (z & 0x30) &<< (2 &* n)
            exceptionCount |= (z & 0x02) &<< n
            flagBits |= ((z & 0x40) >> 6) &<< n
            positionalCount |= (z & 0x4) &<< n
            keywordOnlyCount |= ((z & 0x08) >> 3) &<< n
            defaultCount |= (z & 0x1) &<< n
            n &+= 1
        }
        stateCount &+= 1
        flags = ScopeFlags(rawValue: UInt16(flagBits))
    }

    init(stateCount: Int, exceptionCount: Int, flags: ScopeFlags, positionalCount: Int, keywordOnlyCount: Int, defaultCount: Int) {
        self.stateCount = stateCount
        self.exceptionCount = exceptionCount
        self.flags = flags
        self.positionalCount = positionalCount
        self.keywordOnlyCount = keywordOnlyCount
        self.defaultCount = defaultCount
    }
}

/// The two sizes that follow the signature.
struct PreludeSizes: Equatable, Sendable {
    /// Bytes of source info.
    var infoBytes: Int
    var cellCount: Int

    /// mp_bc_prelude_size_encode.
    func encode(_ out: (UInt8) -> Void) {
        var i = infoBytes
        var c = cellCount
        repeat {
            let z = (i & 0x3f) << 1 | (c & 1)
            c >>= 1
            i >>= 6
            out(UInt8(c | i != 0 ? z | 0x80 : z))
        } while c | i != 0
    }

    /// Reads the sizes at `ip`, which moves behind them.
    @inline(__always) init(_ ram: RAM, _ ip: inout Address) {
        infoBytes = 0
        cellCount = 0
        var z = 0
        var n = 0
        repeat {
            z = Int(ram.load8(ip))
            ip &+= 1
            cellCount |= (z & 1) &<< n
            infoBytes |= ((z & 0x7e) >> 1) &<< (6 &* n)
            n &+= 1
        } while z & 0x80 != 0 && n < 9
    }

    init(infoBytes: Int, cellCount: Int) {
        self.infoBytes = infoBytes
        self.cellCount = cellCount
    }
}

/// The whole of what stands before the instructions of the bytecode at an address.
struct Prelude {
    let signature: Signature
    let sizes: PreludeSizes
    /// Where the source info begins: the function's name.
    let info: Address
    /// Where the cells begin: the end of the source info.
    let cells: Address
    /// The first instruction.
    let instructions: Address

    init(_ ram: RAM, at bytecode: Address) {
        var ip = bytecode
        signature = Signature(ram, &ip)
        sizes = PreludeSizes(ram, &ip)
        info = ip
        cells = ip + UInt32(sizes.infoBytes)
        instructions = cells + UInt32(sizes.cellCount)
    }

    /// The index of the function's name in the module's table of names.
    func nameIndex(_ ram: RAM) -> Int {
        var ip = info
        return Int(ram.decodeUint(&ip))
    }

    /// Where the line table begins; it ends at `cells`.
    func lineTable(_ ram: RAM) -> Address {
        var ip = ram.skipUint(info)
        for _ in 0..<(signature.positionalCount + signature.keywordOnlyCount) { ip = ram.skipUint(ip) }
        return ip
    }

    /// The source line of the instruction at `offset` bytes from the first one.
    func line(_ ram: RAM, offset: Int) -> Int {
        LineTable.line(ram, from: lineTable(ram), to: cells, offset: offset)
    }
}
