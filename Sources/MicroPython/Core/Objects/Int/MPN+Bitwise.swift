// And, or, exclusive or on runs of digits, as if negative numbers were infinite two's complements. py/mpz.c, mpn_and_neg and its kin.
//
// A negative operand's digits are complemented and 1 is added as they are read (`carry` starts at 1), and so is a negative result's.
// `j` has at least as many digits as `k` everywhere.

import BlockHeap

extension MPN {
    /// `i = j & k`, neither negative.
    func and(_ i: Address, _ j: Address, _ k: Address, _ kCount: Int) -> Int {
        for index in 0..<kCount { setDigit(i, index, digit(j, index) & digit(k, index)) }
        return normalised(i, kCount)
    }

    /// `i = j | k`, neither negative.
    func or(_ i: Address, _ j: Address, _ jCount: Int, _ k: Address, _ kCount: Int) -> Int {
        for index in 0..<jCount { setDigit(i, index, digit(j, index) | (index < kCount ? digit(k, index) : 0)) }
        return jCount
    }

    /// `i = j ^ k`, neither negative.
    func xor(_ i: Address, _ j: Address, _ jCount: Int, _ k: Address, _ kCount: Int) -> Int {
        for index in 0..<jCount { setDigit(i, index, digit(j, index) ^ (index < kCount ? digit(k, index) : 0)) }
        return normalised(i, jCount)
    }

    /// `i = j & k` where at least one is negative.
    func and(
        _ i: Address, _ j: Address, _ jCount: Int, isNegative jNegative: Bool, _ k: Address, _ kCount: Int, isNegative kNegative: Bool
    ) -> Int {
        let iNegative = jNegative && kNegative
        let (iMask, jMask, kMask) = (iNegative ? MPN.mask : 0, jNegative ? MPN.mask : 0, kNegative ? MPN.mask : 0)
        var (iCarry, jCarry, kCarry): (UInt32, UInt32, UInt32) = (iNegative ? 1 : 0, jNegative ? 1 : 0, kNegative ? 1 : 0)
        for index in 0..<jCount {
            jCarry += digit(j, index) ^ jMask
            kCarry += index < kCount ? digit(k, index) ^ kMask : kMask
            iCarry += ((jCarry & kCarry) ^ iMask) & MPN.mask
            setDigit(i, index, iCarry)
            jCarry >>= 16
            kCarry >>= 16
            iCarry >>= 16
        }
        guard iCarry != 0 else { return normalised(i, jCount) }
        setDigit(i, jCount, iCarry)
        return normalised(i, jCount + 1)
    }

    /// `i = j | k` where at least one is negative; so is the result.
    func or(
        _ i: Address, _ j: Address, _ jCount: Int, isNegative jNegative: Bool, _ k: Address, _ kCount: Int, isNegative kNegative: Bool
    ) -> Int {
        let (jMask, kMask) = (jNegative ? MPN.mask : 0, kNegative ? MPN.mask : 0)
        var (iCarry, jCarry, kCarry): (UInt32, UInt32, UInt32) = (1, jNegative ? 1 : 0, kNegative ? 1 : 0)
        for index in 0..<jCount {
            jCarry += digit(j, index) ^ jMask
            kCarry += index < kCount ? digit(k, index) ^ kMask : kMask
            iCarry += ((jCarry | kCarry) ^ MPN.mask) & MPN.mask
            setDigit(i, index, iCarry)
            jCarry >>= 16
            kCarry >>= 16
            iCarry >>= 16
        }
        return normalised(i, jCount)
    }

    /// `i = j ^ k` where at least one is negative. `-x` is the complement of `x - 1`, so it is read less 1 (a borrow is a missing carry).
    func xor(
        _ i: Address, _ j: Address, _ jCount: Int, isNegative jNegative: Bool, _ k: Address, _ kCount: Int, isNegative kNegative: Bool
    ) -> Int {
        var iCarry: UInt32 = jNegative == kNegative ? 0 : 1
        var (jCarry, kCarry): (UInt32, UInt32) = (jNegative ? 0 : 1, kNegative ? 0 : 1)
        for index in 0..<jCount {
            jCarry += digit(j, index) + MPN.mask
            kCarry += index < kCount ? digit(k, index) + MPN.mask : MPN.mask
            iCarry += (jCarry ^ kCarry) & MPN.mask
            setDigit(i, index, iCarry)
            jCarry >>= 16
            kCarry >>= 16
            iCarry >>= 16
        }
        guard iCarry != 0 else { return normalised(i, jCount) }
        setDigit(i, jCount, iCarry)
        return normalised(i, jCount + 1)
    }
}
