// Streams: objects with read, write and ioctl behind one set of methods. py/stream.h.
//
// A seek hands over two words in RAM: offset (replaced by the new position) and whence.

import BlockHeap

/// What a stream is asked through `StreamSlots.ioctl`.
enum StreamRequest {
    static let flush = 1
    /// The argument is the address of the words offset and whence.
    static let seek = 2
    static let poll = 3
    static let close = 4
    static let bufferSize = 11
}

/// Bits of `StreamRequest.poll`.
enum StreamPoll {
    static let readable = 1
    static let writable = 4
}

/// Errors that stream code itself gives or asks for. py/mperrno.h.
enum StreamError {
    static let again = 11
    static let invalid = 22
    static let fileTooBig = 27
}

/// What a stream must be able to do.
enum StreamNeed { case read, write, ioctl }

/// What streams of all types can.
enum Stream {
    /// mp_get_stream_raise: the slots of a stream. Raises OSError where the object is none or cannot do what is needed.
    static func slots(_ vm: VM, _ object: Obj, _ need: StreamNeed) throws(PythonError) -> StreamSlots {
        if let stream = anySlots(vm, of: object) {
            switch need {
            case .read where stream.read != nil: return stream
            case .write where stream.write != nil: return stream
            case .ioctl where stream.ioctl != nil: return stream
            default: break
            }
        }
        throw vm.error(.osError, "stream operation not supported")
    }

    /// The protocol of the object's type; a class inherits that of io.IOBase.
    private static func anySlots(_ vm: VM, of object: Obj) -> StreamSlots? {
        if let stream = vm.slots(of: object).pointee.stream { return stream }
        guard object.isPointer, vm.isSubclass(Obj(vm.typeAddress(object)), TypeID.ioBase.obj) else { return nil }
        return vm.slots(TypeID.ioBase.address).pointee.stream
    }

    // MARK: reading and writing

    /// mp_stream_rw for reading: up to `count` bytes to `address`, in as many steps as it takes (in one where `once`). `errno` is 0 or
    /// what stopped it.
    static func read(
        _ vm: VM, _ object: Obj, _ address: Address, _ count: Int, once: Bool = false, errno: inout Int
    ) throws(PythonError) -> Int {
        let read = try slots(vm, object, .read).read!
        return try transfer(vm, address, count, once: once, &errno) { at, size, errno throws(PythonError) in
            try read(vm, object, at, size, &errno)
        }
    }

    /// mp_stream_rw for writing.
    static func write(
        _ vm: VM, _ object: Obj, _ address: Address, _ count: Int, once: Bool = false, errno: inout Int
    ) throws(PythonError) -> Int {
        let write = try slots(vm, object, .write).write!
        return try transfer(vm, address, count, once: once, &errno) { at, size, errno throws(PythonError) in
            try write(vm, object, at, size, &errno)
        }
    }

    private static func transfer(
        _ vm: VM, _ address: Address, _ count: Int, once: Bool, _ errno: inout Int,
        _ step: (Address, Int, inout Int) throws(PythonError) -> Int
    ) throws(PythonError) -> Int {
        errno = 0
        var done = 0
        while done < count {
            let moved = try step(address + UInt32(done), count - done, &errno)
            if moved == 0 { return done }
            if moved < 0 {
                if errno == StreamError.again && done != 0 { errno = 0 }
                return done
            }
            if once { return moved }
            done += moved
        }
        return done
    }

    /// mp_stream_write: how many bytes as an int, None where a stream that does not block takes nothing. Raises OSError.
    static func writeAll(_ vm: VM, _ object: Obj, _ address: Address, _ count: Int, once: Bool = false) throws(PythonError) -> Obj {
        var errno = 0
        let written = try write(vm, object, address, count, once: once, errno: &errno)
        if errno == 0 { return Obj(smallInteger: written) }
        if errno == StreamError.again { return .none }
        throw vm.osError(errno)
    }

    /// The same for bytes that lie outside of the board's memory: they are laid on the C stack, a piece at a time.
    static func writeAll(_ vm: VM, _ object: Obj, _ bytes: [UInt8]) throws(PythonError) {
        let most = 256
        var left = bytes[...]
        repeat {
            let piece = left.prefix(most)
            left = left.dropFirst(most)
            let top = vm.stackPointer
            vm.stackPointer -= UInt32(most)
            try vm.checkStack()
            vm.ram.store(piece, at: vm.stackPointer)
            _ = try writeAll(vm, object, vm.stackPointer, piece.count)
            vm.stackPointer = top
        } while !left.isEmpty
    }

    // MARK: ioctl

    /// A request that gives a number. Raises OSError.
    static func request(_ vm: VM, _ object: Obj, _ request: Int, _ argument: Int = 0) throws(PythonError) -> Int {
        let ioctl = try slots(vm, object, .ioctl).ioctl!
        var errno = 0
        let result = try ioctl(vm, object, request, argument, &errno)
        if result < 0 { throw vm.osError(errno) }
        return result
    }

    /// mp_stream_seek: the new position.
    static func seek(_ vm: VM, _ object: Obj, offset: Int, whence: Int) throws(PythonError) -> Int {
        let top = vm.stackPointer
        vm.stackPointer -= 8
        vm.setWord(vm.stackPointer, UInt32(truncatingIfNeeded: offset))
        vm.setWord(vm.stackPointer + 4, UInt32(truncatingIfNeeded: whence))
        _ = try request(vm, object, StreamRequest.seek, Int(vm.stackPointer))
        let position = Int(vm.word(vm.stackPointer))
        vm.stackPointer = top
        return position
    }
}
