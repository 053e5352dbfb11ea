// A built-in exception. py/objexcept.c, mp_obj_exception_t.
//
//     +0 type   +4 traceback_alloc (16 bits) | traceback_len (16 bits)   +8 traceback   +12 args: a tuple        16 bytes
//
// The traceback is a block of words, three an entry: file (qstr), line, block name (qstr). It grows by one entry at a time.
// An instance of a Python class that derives from an exception holds one of these as its native base.

import BlockHeap

/// An exception object in RAM.
struct ExceptionObject: PythonObject {
    let ram: RAM
    let address: Address

    static var tracebackAlloc: Field<UInt16> { .init(4, "room in the traceback", .number) }
    static var tracebackLength: Field<UInt16> { .init(6, "words of the traceback", .number) }
    static var traceback: Field<Address> { .init(8, "traceback", .part(.traceback)) }
    static var args: Field<Obj> { .init(12, "arguments", .value) }
    static let layout = Layout(.other, [type, tracebackAlloc, tracebackLength, traceback, args])
    static let byteCount = 16
    /// Words of one traceback entry.
    static let entryWords = 3

    init(_ ram: RAM, _ address: Address) {
        self.ram = ram
        self.address = address
    }

    /// Words that the traceback block has room for.
    var tracebackAlloc: Int {
        get { Int(self[Self.tracebackAlloc]) }
        nonmutating set { self[Self.tracebackAlloc] = UInt16(truncatingIfNeeded: newValue) }
    }
    /// Words of it that are in use.
    var tracebackLength: Int {
        get { Int(self[Self.tracebackLength]) }
        nonmutating set { self[Self.tracebackLength] = UInt16(truncatingIfNeeded: newValue) }
    }
    var traceback: Address { get { self[Self.traceback] } nonmutating set { self[Self.traceback] = newValue } }
    /// The tuple of arguments.
    var args: Obj { get { self[Self.args] } nonmutating set { self[Self.args] = newValue } }
    private var arguments: Items { TupleObject(ram, args).items }
    var argumentCount: Int { arguments.count }
    /// The argument `index`, which is below `argumentCount`.
    func argument(_ index: Int) -> Obj { Obj(word: ram.load32(arguments.address + UInt32(index) * 4)) }
    /// The first argument, or None.
    var value: Obj { argumentCount == 0 ? .none : argument(0) }
}

/// Where things lie in the emergency buffer: two traceback entries, a tuple of one, a str object and its characters.
private enum EmergencyBuffer {
    static let tracebackBytes = 2 * ExceptionObject.entryWords * 4
    static let tuple: UInt32 = 24
    static func tupleBytes(_ count: Int) -> Int { 8 + 4 * count }
    static let str: UInt32 = tuple + 12
    static let text: UInt32 = str + 16
}

extension VM {
    /// Whether `type` is one of the firmware's exception types.
    @inline(__always) func isNativeException(type: Address) -> Bool {
        type >= TypeID.baseException.address && type <= TypeID.viperTypeError.address
    }

    /// mp_obj_is_exception_type.
    func isExceptionType(_ object: Obj) -> Bool {
        if object.isPointer && isNativeException(type: object.address) { return true }
        return isSubclass(object, TypeID.baseException.obj)
    }

    /// mp_obj_is_exception_instance.
    func isException(_ object: Obj) -> Bool { isExceptionType(Obj(typeAddress(object))) }

    /// get_native_exception: the built-in exception inside `exception`, which is an exception instance.
    func nativeException(_ exception: Obj) -> ExceptionObject {
        if isNativeException(type: typeAddress(exception)) { return ExceptionObject(ram, exception.address) }
        return ExceptionObject(ram, nativeObject(exception).address)
    }

    /// mp_obj_exception_match: whether an exception, or an exception type, is of `type`.
    func exceptionMatches(_ exception: Obj, _ type: Obj) -> Bool {
        isSubclass(isException(exception) ? Obj(typeAddress(exception)) : exception, type)
    }
}

extension ExceptionObject {
    /// mp_obj_exception_make_new with `count` arguments from `base` on. It never fails: without room the emergency exception is
    /// used, without room for the arguments there are none.
    static func make(_ vm: VM, _ type: Address, _ count: Int, from base: Address) -> Obj {
        let found = vm.allocateMaybe(ExceptionObject.byteCount)
        let new = ExceptionObject(vm.ram, found == 0 ? RootPointer.emergencyException.address : found)
        vm.setWord(new.address, type)
        new.traceback = 0
        new.args = makeArguments(vm, count, from: base)
        return Obj(new.address)
    }

    private static func makeArguments(_ vm: VM, _ count: Int, from base: Address) -> Obj {
        guard count > 0 else { return vm.emptyTuple }
        var tuple = vm.allocateMaybe(8 + 4 * count)
        if tuple == 0, vm.runtime.emergencyBufferBytes >= Int(EmergencyBuffer.tuple) + EmergencyBuffer.tupleBytes(count) {
            tuple = vm.root(.emergencyBuffer) + EmergencyBuffer.tuple
        }
        if tuple == 0 { return vm.emptyTuple }
        vm.setWord(tuple, TypeID.tuple.address)
        vm.setWord(tuple + 4, UInt32(count))
        vm.ram.copy(from: base, to: tuple + 8, count: 4 * count)
        return Obj(tuple)
    }

    /// The same with no arguments, or with one.
    static func make(_ vm: VM, _ type: Address, argument: Obj? = nil) -> Obj {
        guard let argument else { return make(vm, type, 0, from: 0) }
        vm.stackPointer -= 4
        defer { vm.stackPointer += 4 }
        vm.setObj(vm.stackPointer, argument)
        return make(vm, type, 1, from: vm.stackPointer)
    }

    /// mp_obj_new_exception_msg: the message is a str object that points to the text in ROM.
    static func make(_ vm: VM, _ type: Address, message: String) -> Obj {
        var str = vm.allocateMaybe(16)
        if str == 0, vm.runtime.emergencyBufferBytes >= Int(EmergencyBuffer.str) + 16 {
            str = vm.root(.emergencyBuffer) + EmergencyBuffer.str
        }
        if str == 0 { return make(vm, type) }
        fillStr(vm, str, data: vm.romText(message), count: message.utf8.count)
        return make(vm, type, argument: Obj(str))
    }

    /// mp_obj_new_exception_msg_vlist: the pieces of the message are put together in a buffer that begins with the format's length
    /// and grows by what is missing and 16 bytes more; it is not shrunk.
    static func make(_ vm: VM, _ type: Address, format: String, pieces: [[UInt8]]) -> Obj {
        var str = vm.allocateMaybe(16)
        let text = MessageBuffer(vm, capacity: format.utf8.count + 1)
        var usesEmergencyBuffer = false
        if str == 0 || text.address == 0, vm.runtime.emergencyBufferBytes >= Int(EmergencyBuffer.str) + 16 + 16 {
            usesEmergencyBuffer = true
            str = vm.root(.emergencyBuffer) + EmergencyBuffer.str
            text.address = vm.root(.emergencyBuffer) + EmergencyBuffer.text
            text.capacity = vm.runtime.emergencyBufferBytes - Int(EmergencyBuffer.text)
        }
        if str == 0 { return make(vm, type) }
        if text.address == 0 {
            fillStr(vm, str, data: vm.romText(format), count: format.utf8.count)
        } else {
            text.mayGrow = !usesEmergencyBuffer
            for piece in pieces { text.append(piece) }
            vm.ram.store8(text.address + UInt32(text.count), 0)
            fillStr(vm, str, data: text.address, count: text.count)
        }
        return make(vm, type, argument: Obj(str))
    }

    private static func fillStr(_ vm: VM, _ str: Address, data: Address, count: Int) {
        vm.setWord(str, TypeID.str.address)
        vm.setWord(str + 4, StringHash.of(vm.ram.bytes(data, count: count)))
        vm.setWord(str + 8, UInt32(count))
        vm.setWord(str + 12, data)
    }

    /// mp_obj_exception_add_traceback. Without room the entry is left out.
    static func addTraceback(_ vm: VM, to exception: Obj, file: Qstr, line: Int, block: Qstr) {
        let native = vm.nativeException(exception)
        if native.traceback == 0 {
            native.traceback = vm.allocateMaybe(ExceptionObject.entryWords * 4)
            if native.traceback != 0 {
                native.tracebackAlloc = ExceptionObject.entryWords
            } else if vm.runtime.emergencyBufferBytes >= EmergencyBuffer.tracebackBytes {
                native.traceback = vm.root(.emergencyBuffer)
                native.tracebackAlloc = EmergencyBuffer.tracebackBytes / 4
            } else {
                return
            }
            native.tracebackLength = 0
        } else if native.tracebackLength + ExceptionObject.entryWords > native.tracebackAlloc {
            if native.traceback == vm.root(.emergencyBuffer) { return }
            let alloc = native.tracebackAlloc + ExceptionObject.entryWords
            let new = vm.reallocateMaybe(native.traceback, alloc * 4)
            if new == 0 { return }
            native.traceback = new
            native.tracebackAlloc = alloc
        }
        let entry = native.traceback + UInt32(native.tracebackLength) * 4
        native.tracebackLength += ExceptionObject.entryWords
        vm.setWord(entry, file.id)
        vm.setWord(entry + 4, UInt32(truncatingIfNeeded: line))
        vm.setWord(entry + 8, block.id)
    }
}

/// The buffer that an error message is formatted into (`_exc_printer_t`): it keeps room for a NUL and cuts the text when it cannot grow.
private final class MessageBuffer {
    private let vm: VM
    var address: Address
    var capacity: Int
    var count = 0
    var mayGrow = true

    init(_ vm: VM, capacity: Int) {
        self.vm = vm
        self.capacity = capacity
        address = vm.allocateMaybe(capacity)
    }

    func append(_ bytes: [UInt8]) {
        var length = bytes.count
        if count + length >= capacity {
            let new = mayGrow ? vm.reallocateMaybe(address, capacity + length + 16) : 0
            if new != 0 {
                address = new
                capacity += length + 16
            } else {
                mayGrow = false
                length = capacity - count - 1
            }
        }
        vm.ram.store(bytes.prefix(length), at: address + UInt32(count))
        count += length
    }
}
