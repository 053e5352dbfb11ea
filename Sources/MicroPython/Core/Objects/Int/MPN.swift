// Natural numbers as runs of 16-bit digits in RAM, little end first. py/mpz.c, the mpn_ functions.
//
//     address -> | digit 0 | digit 1 | ... | digit count-1 |      2 bytes each; the number is  sum of digit[i] * 65536^i
//
// A run is normalised when its last digit is not 0; zero is the empty run. Nothing here allocates: a destination is large enough, and it
// may be one of the operands except where a comment says otherwise. Each function returns the number of digits of its result.

import BlockHeap

/// Arithmetic on runs of digits.
struct MPN {
    let ram: RAM

    static let digitBits = 16
    static let mask: UInt32 = 0xffff

    @inline(__always) func digit(_ run: Address, _ index: Int) -> UInt32 {
        UInt32(ram.load16(run &+ UInt32(truncatingIfNeeded: index &* 2)))
    }
    @inline(__always) func setDigit(_ run: Address, _ index: Int, _ value: UInt32) {
        ram.store16(run &+ UInt32(truncatingIfNeeded: index &* 2), UInt16(truncatingIfNeeded: value))
    }

    /// `count` without the zero digits at the high end.
    func normalised(_ run: Address, _ count: Int) -> Int {
        var count = count
        while count > 0 && digit(run, count - 1) == 0 { count -= 1 }
        ram.addWork(4 * count)
        return count
    }

    /// The sign of `j - k`; both are normalised.
    func compare(_ j: Address, _ jCount: Int, _ k: Address, _ kCount: Int) -> Int {
        if jCount != kCount { return jCount < kCount ? -1 : 1 }
        var index = jCount
        ram.addWork(4 * jCount)
        while index > 0 {
            index -= 1
            let (a, b) = (digit(j, index), digit(k, index))
            if a != b { return a < b ? -1 : 1 }
        }
        return 0
    }

    /// `i = j << bits`, `bits` > 0.
    func shiftLeft(_ i: Address, _ j: Address, _ jCount: Int, _ bits: Int) -> Int {
        let whole = (bits + 15) / 16
        let part = bits % 16 == 0 ? 16 : bits % 16
        var window: UInt32 = 0
        var index = jCount
        while index > 0 {
            index -= 1
            window |= digit(j, index)
            setDigit(i, index + whole, window >> UInt32(16 - part))
            window <<= 16
        }
        setDigit(i, whole - 1, window >> UInt32(16 - part))
        ram.fill(i, count: (whole - 1) * 2)
        return normalised(i, jCount + whole)
    }

    /// `i = j >> bits`, `bits` > 0.
    func shiftRight(_ i: Address, _ j: Address, _ jCount: Int, _ bits: Int) -> Int {
        let (whole, part) = (bits / 16, UInt32(bits % 16))
        guard whole < jCount else { return 0 }
        let count = jCount - whole
        for index in 0..<count {
            var window = digit(j, index + whole)
            if index + 1 < count { window |= digit(j, index + whole + 1) << 16 }
            setDigit(i, index, window >> part)
        }
        return digit(i, count - 1) == 0 ? count - 1 : count
    }

    /// `i = j + k`, where `j` has at least as many digits as `k`.
    func add(_ i: Address, _ j: Address, _ jCount: Int, _ k: Address, _ kCount: Int) -> Int {
        var carry: UInt32 = 0
        for index in 0..<jCount {
            carry += digit(j, index)
            if index < kCount { carry += digit(k, index) }
            setDigit(i, index, carry)
            carry >>= 16
        }
        if carry == 0 { return jCount }
        setDigit(i, jCount, carry)
        return jCount + 1
    }

    /// `i = j - k`, where `j >= k`.
    func subtract(_ i: Address, _ j: Address, _ jCount: Int, _ k: Address, _ kCount: Int) -> Int {
        var borrow: Int32 = 0
        for index in 0..<jCount {
            borrow += Int32(digit(j, index))
            if index < kCount { borrow -= Int32(digit(k, index)) }
            setDigit(i, index, UInt32(bitPattern: borrow))
            borrow >>= 16
        }
        return normalised(i, jCount)
    }

    /// `i = i * factor + addend`, `factor` not 0. There is room for one digit more.
    func multiplyAdd(_ i: Address, _ count: Int, _ factor: UInt32, _ addend: UInt32) -> Int {
        var carry = addend
        for index in 0..<count {
            carry += digit(i, index) * factor
            setDigit(i, index, carry)
            carry >>= 16
        }
        if carry == 0 { return count }
        setDigit(i, count, carry)
        return count + 1
    }

    /// `i = j * k`, where `i` is neither of them, all zeros, and has `jCount + kCount` digits. `pace` is told how many digits each row
    /// took.
    func multiply(
        _ i: Address, _ j: Address, _ jCount: Int, _ k: Address, _ kCount: Int, pace: (Int) throws(PythonError) -> Void
    ) throws(PythonError) -> Int {
        var count = 0
        for row in 0..<kCount {
            let factor = digit(k, row)
            var carry: UInt32 = 0
            for column in 0..<jCount {
                carry = carry &+ digit(i, row + column) &+ digit(j, column) &* factor
                setDigit(i, row + column, carry)
                carry >>= 16
            }
            count = row + jCount
            if carry != 0 {
                setDigit(i, count, carry)
                count += 1
            }
            try pace(jCount)
        }
        return count
    }
}
