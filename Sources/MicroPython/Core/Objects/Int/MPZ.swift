// An integer of any size in RAM: a header and, elsewhere, its digits. py/mpz.c, py/mpz.h.
//
//     +0  bit 0: negative | bit 1: fixed digits | bits 2...31: digits that there is room for
//     +4  digits in use
//     +8  address of the digits (16 bits each, little end first), 0 while there are none
//
// Zero has no digits and is not negative. The header lies inside an int object, in a block of its own (a clone), or on the C stack.
// Which function makes room for how many digits, and which temporaries it clones and frees, is the firmware's: the heap shows it.

import BlockHeap

/// The words of an `mpz_t`.
struct MPZHeader: RAMObject {
    let ram: RAM
    let address: Address

    static var flagsAndRoom: Field<UInt32> { .init(0, "sign and room", .number) }
    static var count: Field<Int> { .init(4, "digits of 16 bits", .number) }
    static var digits: Field<Address> { .init(8, "digits", .part(.digits)) }
    static let layout = Layout(.other, [flagsAndRoom, count, digits])

    @inline(__always) init(_ ram: RAM, _ address: Address) {
        self.ram = ram
        self.address = address
    }
}

/// An `mpz_t` at `address`.
struct MPZ {
    unowned(unsafe) let vm: VM
    let address: Address
    @inline(__always) var header: MPZHeader { MPZHeader(vm.ram, address) }

    /// Bytes of a header.
    static let byteCount = 12
    /// Digits of any small integer.
    static let digitsForInt = 2
    /// Digits of any 64-bit integer.
    static let digitsForInt64 = 4
    private static let leastRoom = 2

    @inline(__always) init(_ vm: VM, at address: Address) {
        self.vm = vm
        self.address = address
    }

    @inline(__always) var mpn: MPN { MPN(ram: vm.ram) }

    private var flags: UInt32 {
        get { header[MPZHeader.flagsAndRoom] }
        nonmutating set { header[MPZHeader.flagsAndRoom] = newValue }
    }
    var isNegative: Bool { get { flags & 1 != 0 } nonmutating set { flags = flags & ~1 | (newValue ? 1 : 0) } }
    var isFixed: Bool { flags & 2 != 0 }
    /// Digits that there is room for.
    var capacity: Int {
        get { Int(flags >> 2) }
        nonmutating set { flags = flags & 3 | UInt32(truncatingIfNeeded: newValue) << 2 }
    }
    /// Digits in use.
    var count: Int { get { header[MPZHeader.count] } nonmutating set { header[MPZHeader.count] = newValue } }
    var digits: Address { get { header[MPZHeader.digits] } nonmutating set { header[MPZHeader.digits] = newValue } }
    var isZero: Bool { count == 0 }

    /// mpz_init_zero.
    func initialise() { vm.ram.fill(address, count: MPZ.byteCount) }

    /// mpz_deinit: gives the digits back.
    func deinitialise() { if !isFixed { vm.free(digits) } }

    /// mpz_need_dig: room for `need` digits, at least two. The digits may move.
    func reserve(_ need: Int) throws(PythonError) {
        let need = max(need, MPZ.leastRoom)
        guard digits == 0 || capacity < need else { return }
        digits = try vm.reallocate(digits, need * 2)
        capacity = need
    }

    /// mpz_clone: header and digits in blocks of their own, with the same room.
    func clone() throws(PythonError) -> MPZ {
        let copy = MPZ(vm, at: try vm.allocate(MPZ.byteCount))
        vm.ram.copy(from: address, to: copy.address, count: 8)
        vm.ram.store32(copy.address, vm.ram.load32(address) & ~2)
        copy.digits = try vm.allocate(capacity * 2)
        vm.ram.copy(from: digits, to: copy.digits, count: capacity * 2)
        return copy
    }

    /// mpz_free: gives a clone back, digits first.
    func freeClone() {
        vm.free(digits)
        vm.free(address)
    }

    /// mpz_set: this becomes `source`, which may be the same.
    func set(_ source: MPZ) throws(PythonError) {
        try reserve(source.count)
        isNegative = source.isNegative
        count = source.count
        vm.ram.copy(from: source.digits, to: digits, count: source.count * 2)
    }

    /// mpz_set_from_int. Makes no room for 0.
    func set(_ value: Int) throws(PythonError) {
        guard value != 0 else {
            isNegative = false
            count = 0
            return
        }
        try reserve(MPZ.digitsForInt)
        store(magnitude: UInt64(value.magnitude), isNegative: value < 0)
    }

    /// mpz_set_from_ll: always makes room for 64 bits.
    func set(wide magnitude: UInt64, isNegative: Bool) throws(PythonError) {
        try reserve(MPZ.digitsForInt64)
        store(magnitude: magnitude, isNegative: isNegative)
    }

    private func store(magnitude: UInt64, isNegative negative: Bool) {
        isNegative = negative
        let run = digits
        var (rest, length) = (magnitude, 0)
        while rest > 0 {
            mpn.setDigit(run, length, UInt32(truncatingIfNeeded: rest & 0xffff))
            rest >>= 16
            length += 1
        }
        count = length
    }
}

extension MPZ {
    /// An `mpz_t` on the C stack, zero; with `fixed` it holds that small integer in digits beside it. The caller puts `stackPointer` back.
    static func local(_ vm: VM, fixed value: Int? = nil) -> MPZ {
        vm.stackPointer -= 16
        let local = MPZ(vm, at: vm.stackPointer)
        local.initialise()
        guard let value else { return local }
        local.digits = vm.stackPointer + 12
        vm.setWord(local.address, UInt32(MPZ.digitsForInt) << 2 | 2 | (value < 0 ? 1 : 0))
        vm.setWord(vm.stackPointer + 12, UInt32(truncatingIfNeeded: value.magnitude))
        local.count = value == 0 ? 0 : value.magnitude > 0xffff ? 2 : 1
        return local
    }
}
