// read, readline and readlines of every stream. py/stream.c.

import BlockHeap

extension Stream {
    /// What a read to the end asks for at a time.
    private static let readAllBytes = 256

    /// stream_read_generic: `args[1]` bytes (characters of a text stream), or all there is.
    static func read(_ vm: VM, _ args: Args, once: Bool) throws(PythonError) -> Obj {
        let object = args[0]
        let size = args.count > 1 ? try vm.integer(args[1]) : -1
        if size == -1 { return try readAll(vm, object) }
        // A negative size is a huge one: there is no memory for it.
        let count = size < 0 ? Int(UInt32(truncatingIfNeeded: size)) : size
        if try slots(vm, object, .read).isText { return try readText(vm, object, count) }
        let vstr = try VStr(vm, count: count)
        var errno = 0
        let got = try read(vm, object, vstr.buffer, count, once: once, errno: &errno)
        if errno != 0 {
            vstr.clear()
            if errno == StreamError.again { return .none }
            throw vm.osError(errno)
        }
        vstr.count = got
        return try vm.bytes(from: vstr)
    }

    /// Exactly `count` characters: as many bytes first, then what the characters read so far still lack.
    private static func readText(_ vm: VM, _ object: Obj, _ count: Int) throws(PythonError) -> Obj {
        let vstr = try VStr(vm, capacity: count)
        var (left, wanted, place) = (count, count, 0)
        while wanted > 0 {
            let address = try vstr.addRoom(wanted)
            var errno = 0
            let got = try read(vm, object, address, wanted, errno: &errno)
            if errno != 0 {
                vstr.cutTail(wanted)
                if errno != StreamError.again { throw vm.osError(errno) }
                if vstr.count > 0 { break }
                vstr.clear()
                return .none
            }
            if got < wanted {
                vstr.cutTail(wanted - got)
                if got == 0 { break }
            }
            while true {
                let length = Self.characterBytes(vm.ram.load8(vstr.buffer + UInt32(place)))
                if place + length > vstr.count {
                    wanted = (place + length - vstr.count) + (left - 1)
                    break
                }
                place += length
                left -= 1
                if place >= vstr.count {
                    wanted = left
                    break
                }
            }
        }
        return try vm.str(from: vstr)
    }

    /// How many bytes the character takes that begins with `lead`; 5 for a byte that begins none.
    private static func characterBytes(_ lead: UInt8) -> Int {
        lead < 0x80 ? 1 : lead & 0xe0 == 0xc0 ? 2 : lead & 0xf0 == 0xe0 ? 3 : lead & 0xf8 == 0xf0 ? 4 : 5
    }

    /// stream_readall: the buffer grows by 256 bytes when a read has filled it.
    private static func readAll(_ vm: VM, _ object: Obj) throws(PythonError) -> Obj {
        let slots = try Self.slots(vm, object, .read)
        let vstr = try VStr(vm, capacity: Self.readAllBytes)
        var (total, room) = (0, Self.readAllBytes)
        while true {
            var errno = 0
            let got = try slots.read!(vm, object, vstr.buffer + UInt32(total), room, &errno)
            if got < 0 {
                if errno != StreamError.again { throw vm.osError(errno) }
                if total == 0 { return .none }
                break
            }
            if got == 0 { break }
            total += got
            room -= got
            if room == 0 {
                try vstr.extend(Self.readAllBytes)
                room = Self.readAllBytes
            }
        }
        vstr.count = total
        return slots.isText ? try vm.str(from: vstr) : try vm.bytes(from: vstr)
    }

    /// stream_unbuffered_readline: byte by byte up to a newline, which is part of the line, or `most` bytes (-1: no limit).
    static func readLine(_ vm: VM, _ object: Obj, most: Int = -1) throws(PythonError) -> Obj {
        let slots = try Self.slots(vm, object, .read)
        let vstr = try VStr(vm, capacity: most == -1 ? 16 : Int(UInt32(truncatingIfNeeded: most)))
        var left = most
        while left != 0 {
            try vm.countWork(64)
            if left > 0 { left -= 1 }
            let place = try vstr.addRoom(1)
            var errno = 0
            let got = try slots.read!(vm, object, place, 1, &errno)
            if got < 0 && errno != StreamError.again { throw vm.osError(errno) }
            if got < 0 && vstr.count == 1 {
                vstr.clear()
                return .none
            }
            if got <= 0 {
                vstr.cutTail(1)
                break
            }
            if vm.ram.load8(place) == 0x0a { break }
        }
        return slots.isText ? try vm.str(from: vstr) : try vm.bytes(from: vstr)
    }

    /// stream_unbuffered_readlines.
    static func readLines(_ vm: VM, _ object: Obj) throws(PythonError) -> Obj {
        let lines = try ListObject.make(vm, count: 0)
        let mark = vm.native.held.count
        vm.hold(lines)
        while true {
            let line = try readLine(vm, object)
            guard try vm.isTrue(line) else { break }
            try ListObject(vm.ram, lines).append(line, vm)
        }
        vm.release(to: mark)
        return lines
    }

    /// mp_stream_unbuffered_iter: the next line.
    static func next(_ vm: VM, _ object: Obj) throws(PythonError) -> Obj {
        let line = try readLine(vm, object)
        return try vm.isTrue(line) ? line : .stopIteration
    }

    /// stream_readinto: fills a buffer, or its first `args[2]` bytes.
    static func readInto(_ vm: VM, _ args: Args) throws(PythonError) -> Obj {
        let buffer = try vm.buffer(args[1], .write)
        var count = buffer.count
        if args.count > 2 { count = min(count, Int(UInt32(truncatingIfNeeded: try vm.integer(args[2])))) }
        var errno = 0
        let got = try read(vm, args[0], buffer.address, count, errno: &errno)
        if errno == 0 { return Obj(smallInteger: got) }
        if errno == StreamError.again { return .none }
        throw vm.osError(errno)
    }
}
