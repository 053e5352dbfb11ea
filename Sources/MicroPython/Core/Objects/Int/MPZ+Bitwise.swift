// Shifts and bitwise operators of big integers. py/mpz.c.

import BlockHeap

extension MPZ {
    /// mpz_shl_inpl; `bits` is not negative.
    func setShiftedLeft(_ z: MPZ, _ bits: Int) throws(PythonError) {
        if z.count == 0 || bits == 0 { return try set(z) }
        try reserve(z.count + (bits + 15) / 16)
        count = mpn.shiftLeft(digits, z.digits, z.count, bits)
        isNegative = z.isNegative
    }

    /// mpz_shr_inpl, towards negative infinity; `bits` is not negative.
    func setShiftedRight(_ z: MPZ, _ bits: Int) throws(PythonError) {
        if z.count == 0 || bits == 0 { return try set(z) }
        try reserve(z.count)
        let losesBits = z.isNegative && z.hasSetBit(below: bits)
        count = mpn.shiftRight(digits, z.digits, z.count, bits)
        isNegative = z.isNegative
        guard losesBits else { return }
        if count == 0 {
            mpn.setDigit(digits, 0, 1)
            count = 1
        } else {
            let one = vm.stackPointer - 4
            vm.setWord(one, 1)
            count = mpn.add(digits, digits, count, one, 1)
        }
    }

    private func hasSetBit(below bits: Int) -> Bool {
        let (whole, part) = (bits / 16, UInt32(bits % 16))
        for index in 0..<min(count, whole) where mpn.digit(digits, index) != 0 { return true }
        return whole < count && mpn.digit(digits, whole) & (1 << part - 1) != 0
    }

    /// mpz_and_inpl.
    func setAnd(_ a: MPZ, _ b: MPZ) throws(PythonError) {
        let (long, short) = a.count < b.count ? (b, a) : (a, b)
        let (longNegative, shortNegative) = (long.isNegative, short.isNegative)
        if !longNegative && !shortNegative {
            try reserve(long.count)
            count = mpn.and(digits, long.digits, short.digits, short.count)
        } else {
            try reserve(long.count + 1)
            count = mpn.and(
                digits, long.digits, long.count, isNegative: longNegative, short.digits, short.count, isNegative: shortNegative)
        }
        isNegative = longNegative && shortNegative
    }

    /// mpz_or_inpl.
    func setOr(_ a: MPZ, _ b: MPZ) throws(PythonError) {
        let (long, short) = a.count < b.count ? (b, a) : (a, b)
        let (longNegative, shortNegative) = (long.isNegative, short.isNegative)
        if !longNegative && !shortNegative {
            try reserve(long.count)
            count = mpn.or(digits, long.digits, long.count, short.digits, short.count)
        } else {
            try reserve(long.count + 1)
            count = mpn.or(
                digits, long.digits, long.count, isNegative: longNegative, short.digits, short.count, isNegative: shortNegative)
        }
        isNegative = longNegative || shortNegative
    }

    /// mpz_xor_inpl.
    func setXor(_ a: MPZ, _ b: MPZ) throws(PythonError) {
        let (long, short) = a.count < b.count ? (b, a) : (a, b)
        let (longNegative, shortNegative) = (long.isNegative, short.isNegative)
        try reserve(longNegative == shortNegative ? long.count : long.count + 1)
        if !longNegative && !shortNegative {
            count = mpn.xor(digits, long.digits, long.count, short.digits, short.count)
        } else {
            count = mpn.xor(
                digits, long.digits, long.count, isNegative: longNegative, short.digits, short.count, isNegative: shortNegative)
        }
        isNegative = longNegative != shortNegative
    }
}
