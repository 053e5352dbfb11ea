// The types TextIOWrapper and FileIO in ROM: files on the flash. extmod/vfs_lfsx_file.c.

import BlockHeap

extension ROMBuilder {
    func installFile() {
        let methods = streamMethods("read", "readinto", "readline", "readlines", "write", "flush", "close", "seek", "tell")
        let locals = methods + [("__del__", methods.first { $0.0 == "close" }!.1)] + streamMethods("__enter__", "__exit__")
        for (id, name) in [(TypeID.textFile, "TextIOWrapper"), (.binaryFile, "FileIO")] {
            type(id, name, locals: locals) {
                $0.flags = .iteratorIsStream
                $0.print = { vm, printer, _, _ throws(PythonError) in try printer.write("<io.\(name)>", vm) }
                $0.iternext = Stream.next
                $0.stream = StreamSlots(
                    isText: id == .textFile,
                    read: FileObject.read,
                    write: FileObject.write,
                    ioctl: FileObject.request)
            }
        }
    }
}

extension FileObject {
    /// The handle of an open file. ValueError once it is closed.
    private static func openHandle(_ vm: VM, _ file: Obj) throws(PythonError) -> UInt32 {
        if vm.word(file.address + 4) == 0 { throw vm.error(.valueError) }
        return vm.word(file.address + 8)
    }

    fileprivate static func read(_ vm: VM, _ file: Obj, _ address: Address, _ count: Int, _ errno: inout Int) throws(PythonError) -> Int {
        let handle = try openHandle(vm, file)
        guard let open = vm.runtime.openFiles[handle] else { return 0 }
        let piece = open.content.dropFirst(open.place).prefix(count)
        vm.ram.store(piece, at: address)
        vm.runtime.openFiles[handle]!.place += piece.count
        return piece.count
    }

    fileprivate static func write(_ vm: VM, _ file: Obj, _ address: Address, _ count: Int, _ errno: inout Int) throws(PythonError) -> Int {
        let handle = try openHandle(vm, file)
        guard vm.runtime.openFiles[handle]?.write(vm.ram.bytes(address, count: count), most: vm.board.firmware.fileBytes) == true else {
            errno = FlashStore.Failure.noSpace.rawValue
            return -1
        }
        return count
    }

    fileprivate static func request(_ vm: VM, _ file: Obj, _ request: Int, _ argument: Int, _ errno: inout Int) throws(PythonError) -> Int {
        if request == StreamRequest.close {
            do throws(FlashStore.Failure) { try close(vm, file) } catch {
                errno = error.rawValue
                return -1
            }
            return 0
        }
        let handle = try openHandle(vm, file)
        switch request {
        case StreamRequest.flush:
            do throws(FlashStore.Failure) { try flush(vm, handle) } catch {
                errno = error.rawValue
                return -1
            }
            return 0
        case StreamRequest.seek:
            let at = Address(truncatingIfNeeded: argument)
            let offset = Int(Int32(bitPattern: vm.word(at)))
            guard let place = vm.runtime.openFiles[handle]?.seek(offset, whence: Int(vm.word(at + 4))) else { break }
            vm.setWord(at, UInt32(place))
            return 0
        default: break
        }
        errno = StreamError.invalid
        return -1
    }
}

extension OpenFile {
    /// Writes at the current place, or at the end of a file opened for appending; a gap is filled with zeros. False, and nothing is
    /// written, where the file would have more than `most` bytes: those of the whole flash.
    fileprivate mutating func write(_ bytes: [UInt8], most: Int) -> Bool {
        if appends { place = max(place, content.count) }
        if place + bytes.count > most { return false }
        if place > content.count { content += Array(repeating: 0, count: place - content.count) }
        let overlap = min(bytes.count, content.count - place)
        content.replaceSubrange(place..<place + overlap, with: bytes)
        place += bytes.count
        isChanged = true
        return true
    }

    /// The new place, counted from the start (0), the current place (1) or the end (2); `nil` where it would be negative. Counted from
    /// anything else it stays.
    fileprivate mutating func seek(_ offset: Int, whence: Int) -> Int? {
        let new =
            switch whence {
            case 0: offset
            case 1: place + offset
            case 2: content.count + offset
            default: place
            }
        guard new >= 0, new <= 0x7fff_ffff else { return nil }
        place = new
        return new
    }
}
