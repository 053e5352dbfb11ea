// Division of runs of digits: the schoolbook's, with the divisor shifted on the fly because its memory is read-only. py/mpz.c, mpn_div.

import BlockHeap

extension MPN {
    /// Divides `numerator` by `denominator` (not 0). The numerator's run becomes the remainder; it has room for one digit more.
    /// `quotient` is all zeros and has as many digits as the numerator. Returns the counts of remainder and quotient.
    func divide(
        _ numerator: Address, _ numeratorCount: Int, by denominator: Address, _ denominatorCount: Int, quotient: Address,
        pace: (Int) throws(PythonError) -> Void
    ) throws(PythonError) -> (remainder: Int, quotient: Int) {
        switch compare(numerator, numeratorCount, denominator, denominatorCount) {
        case 0:
            setDigit(quotient, 0, 1)
            return (0, 1)
        case ..<0:
            return (numeratorCount, 0)
        default:
            break
        }

        // Both are shifted so that the divisor's leading bit is set: then a quotient digit that is estimated from the leading digits is at
        // most a little too large.
        let shift = UInt32(UInt16(digit(denominator, denominatorCount - 1)).leadingZeroBitCount)
        shiftUp(numerator, numeratorCount, shift)
        var lead = digit(denominator, denominatorCount - 1) << shift
        if denominatorCount >= 2 { lead |= digit(denominator, denominatorCount - 2) >> (16 - shift) }

        let quotientCount = numeratorCount + 1 - denominatorCount
        var place = quotientCount
        while place > 0 {
            place -= 1
            let top = place + denominatorCount
            var estimate = (digit(numerator, top) << 16 | digit(numerator, top - 1)) / lead
            var borrow = subtractProduct(numerator, place, denominator, denominatorCount, shift, estimate)
            borrow = borrow &+ Int32(digit(numerator, top))
            while borrow != 0 {
                borrow = borrow &+ addBack(numerator, place, denominator, denominatorCount, shift)
                estimate = estimate &- 1
            }
            setDigit(quotient, place, estimate)
            try pace(denominatorCount)
        }
        shiftDown(numerator, denominatorCount, shift)
        return (normalised(numerator, denominatorCount), normalised(quotient, quotientCount))
    }

    /// Shifts a run up by less than a digit, into one digit more.
    private func shiftUp(_ run: Address, _ count: Int, _ shift: UInt32) {
        var carry: UInt32 = 0
        for index in 0...count {
            let value = index == count ? 0 : digit(run, index)
            setDigit(run, index, value << shift | carry)
            carry = value >> (16 - shift)
        }
    }

    private func shiftDown(_ run: Address, _ count: Int, _ shift: UInt32) {
        var carry: UInt32 = 0
        var index = count
        while index > 0 {
            index -= 1
            let value = digit(run, index)
            setDigit(run, index, value >> shift | carry)
            carry = value << (16 - shift)
        }
    }

    /// Takes `factor` times the shifted divisor from the numerator at `place`; what it had to borrow.
    private func subtractProduct(
        _ numerator: Address, _ place: Int, _ denominator: Address, _ count: Int, _ shift: UInt32, _ factor: UInt32
    ) -> Int32 {
        var borrow: Int32 = 0
        var shifted: UInt32 = 0
        for index in 0..<count {
            shifted = digit(denominator, index) << shift | shifted >> 16
            let product = factor &* (shifted & MPN.mask)
            let low = (borrow & 0xffff) &+ Int32(digit(numerator, place + index)) &- Int32(product & MPN.mask)
            setDigit(numerator, place + index, UInt32(bitPattern: low))
            borrow = (borrow >> 16) &- Int32(product >> 16) &+ (low >> 16)
        }
        return borrow
    }

    /// Adds the shifted divisor to the numerator at `place`; the carry.
    private func addBack(_ numerator: Address, _ place: Int, _ denominator: Address, _ count: Int, _ shift: UInt32) -> Int32 {
        var carry: UInt32 = 0
        var shifted: UInt32 = 0
        for index in 0..<count {
            shifted = digit(denominator, index) << shift | shifted >> 16
            carry += digit(numerator, place + index) + (shifted & MPN.mask)
            setDigit(numerator, place + index, carry)
            carry >>= 16
        }
        return Int32(carry)
    }
}
