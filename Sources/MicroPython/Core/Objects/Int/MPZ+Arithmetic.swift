// Arithmetic of big integers. py/mpz.c, the mpz_..._inpl functions.
//
// `self` is the destination and may be an operand too, except where said. What a destination's room grows to depends on the operands'
// lengths alone, not on the result's.

import BlockHeap

extension MPZ {
    /// The sign of `self - other`.
    func compare(_ other: MPZ) -> Int {
        if isNegative != other.isNegative { return isNegative ? -1 : 1 }
        let magnitude = compareMagnitude(other)
        return isNegative ? -magnitude : magnitude
    }

    private func compareMagnitude(_ other: MPZ) -> Int { mpn.compare(digits, count, other.digits, other.count) }

    /// mpz_abs_inpl; the destination is not the operand.
    func setAbsolute(_ z: MPZ) throws(PythonError) {
        try set(z)
        isNegative = false
    }

    /// mpz_neg_inpl; the destination is not the operand.
    func setNegated(_ z: MPZ) throws(PythonError) {
        try set(z)
        if count > 0 { isNegative = !isNegative }
    }

    /// mpz_not_inpl, `-z - 1`; the destination is not the operand.
    func setInverted(_ z: MPZ) throws(PythonError) {
        try set(z)
        let one = vm.stackPointer - 4
        vm.setWord(one, 1)
        if count == 0 {
            try reserve(1)
            mpn.setDigit(digits, 0, 1)
            count = 1
            isNegative = true
        } else if isNegative {
            isNegative = false
            count = mpn.subtract(digits, digits, count, one, 1)
        } else {
            try reserve(count + 1)
            count = mpn.add(digits, digits, count, one, 1)
            isNegative = true
        }
    }

    /// mpz_add_inpl.
    func setSum(_ a: MPZ, _ b: MPZ) throws(PythonError) {
        let (large, small) = a.compareMagnitude(b) < 0 ? (b, a) : (a, b)
        let negative = large.isNegative
        if negative == small.isNegative {
            try reserve(large.count + 1)
            count = mpn.add(digits, large.digits, large.count, small.digits, small.count)
        } else {
            try reserve(large.count)
            count = mpn.subtract(digits, large.digits, large.count, small.digits, small.count)
        }
        isNegative = negative && count > 0
    }

    /// mpz_sub_inpl.
    func setDifference(_ a: MPZ, _ b: MPZ) throws(PythonError) {
        let isSwapped = a.compareMagnitude(b) < 0
        let (large, small) = isSwapped ? (b, a) : (a, b)
        let negative = large.isNegative
        if negative != small.isNegative {
            try reserve(large.count + 1)
            count = mpn.add(digits, large.digits, large.count, small.digits, small.count)
        } else {
            try reserve(large.count)
            count = mpn.subtract(digits, large.digits, large.count, small.digits, small.count)
        }
        isNegative = count > 0 && negative != isSwapped
    }

    /// mpz_mul_inpl. An operand that is the destination is cloned first.
    func setProduct(_ a: MPZ, _ b: MPZ) throws(PythonError) {
        if a.count == 0 || b.count == 0 { return try set(0) }
        var (left, right) = (a, b)
        var temporary: MPZ?
        if a.address == address {
            left = try a.clone()
            temporary = left
            if b.address == address { right = left }
        } else if b.address == address {
            right = try b.clone()
            temporary = right
        }
        try reserve(left.count + right.count)
        vm.ram.fill(digits, count: capacity * 2)
        count = try mpn.multiply(digits, left.digits, left.count, right.digits, right.count, pace: countDigits)
        isNegative = left.isNegative != right.isNegative
        temporary?.freeClone()
    }

    /// mpz_pow_inpl, `a ** b`; the destination is not an operand. A negative exponent gives 0.
    func setPower(_ a: MPZ, _ b: MPZ) throws(PythonError) {
        if a.count == 0 || b.isNegative { return try set(0) }
        if b.count == 0 { return try set(1) }
        let mark = vm.native.held.count
        let base = try a.clone()
        vm.hold(Obj(base.address))
        let exponent = try b.clone()
        vm.hold(Obj(exponent.address))
        try set(1)
        while exponent.count > 0 {
            if mpn.digit(exponent.digits, 0) & 1 != 0 { try setProduct(self, base) }
            exponent.count = mpn.shiftRight(exponent.digits, exponent.digits, exponent.count, 1)
            if exponent.count == 0 { break }
            try base.setProduct(base, base)
        }
        base.freeClone()
        exponent.freeClone()
        vm.release(to: mark)
    }

    /// mpz_pow3_inpl, `a ** b % modulus`; the destination is not an operand and `modulus` is not 0.
    func setPower(_ a: MPZ, _ b: MPZ, modulus: MPZ) throws(PythonError) {
        if a.count == 0 || b.isNegative || modulus.count == 1 && mpn.digit(modulus.digits, 0) == 1 { return try set(0) }
        try set(1)
        if b.count == 0 { return }
        let (mark, stack) = (vm.native.held.count, vm.stackPointer)
        let base = try a.clone()
        vm.hold(Obj(base.address))
        let exponent = try b.clone()
        vm.hold(Obj(exponent.address))
        let quotient = MPZ.local(vm)
        vm.hold(.null)
        while exponent.count > 0 {
            if mpn.digit(exponent.digits, 0) & 1 != 0 {
                try setProduct(self, base)
                try MPZ.divide(self, by: modulus, quotient: quotient, remainder: self)
                vm.native.held[vm.native.held.count - 1] = quotient.digits
            }
            exponent.count = mpn.shiftRight(exponent.digits, exponent.digits, exponent.count, 1)
            if exponent.count == 0 { break }
            try base.setProduct(base, base)
            try MPZ.divide(base, by: modulus, quotient: quotient, remainder: base)
            vm.native.held[vm.native.held.count - 1] = quotient.digits
        }
        quotient.deinitialise()
        base.freeClone()
        exponent.freeClone()
        vm.release(to: mark)
        vm.stackPointer = stack
    }

    /// mpz_divmod_inpl: Python's floor division; `b` is not 0. The remainder may be `a`.
    static func divide(_ a: MPZ, by b: MPZ, quotient: MPZ, remainder: MPZ) throws(PythonError) {
        let (vm, mpn) = (a.vm, a.mpn)
        let room = a.count + 1
        try quotient.reserve(room)
        vm.ram.fill(quotient.digits, count: room * 2)
        quotient.isNegative = false
        quotient.count = 0
        try remainder.reserve(room)
        try remainder.set(a)
        let counts = try mpn.divide(
            remainder.digits, remainder.count, by: b.digits, b.count, quotient: quotient.digits, pace: a.countDigits)
        remainder.count = counts.remainder
        quotient.count = counts.quotient
        if counts.remainder == 0 { remainder.isNegative = false }

        // The dividend's sign is looked at only here, when the remainder may have taken its place.
        guard a.isNegative != b.isNegative else { return }
        quotient.isNegative = quotient.count > 0
        guard remainder.count > 0 else { return }
        // The -1 gets digits of its own on the heap, and they are never given back.
        let stack = vm.stackPointer
        let minusOne = MPZ.local(vm)
        try minusOne.set(-1)
        try quotient.setSum(quotient, minusOne)
        try remainder.setSum(remainder, b)
        vm.stackPointer = stack
    }

    /// So many digits have been worked on.
    func countDigits(_ digits: Int) throws(PythonError) { try vm.countWork(4 * digits) }
}
