// An open file on the flash. extmod/vfs_lfsx_file.c.
//
//     +0 type   +4 file system: 0 once closed   +8 handle   ...   1,148 bytes, of which the last 1,024 are littlefs's cache
//
// The content lies in `VM.openFiles`, by handle; the cache block is there because it is 64 of the 72 blocks that a file costs.
//
// As littlefs on the board, which is built without its assertions, a file can be read and written whatever it was opened for.

import BlockHeap

/// What the host keeps about an open file.
struct OpenFile {
    /// `nil` once the file has been removed or renamed: what is written then is lost.
    var path: String?
    var content: [UInt8]
    var place = 0
    var appends: Bool
    /// Whether the flash gets the content when the file is closed or flushed. Opening a file for writing is enough: it gets the time then.
    var isChanged: Bool
}

/// A file object in RAM.
enum FileObject {
    static let byteCount = 124 + 1024
}

extension FileObject {
    /// file_open: a file object with a finaliser; it stays as garbage when the file cannot be opened.
    static func open(_ vm: VM, _ fileSystem: LittleFSObject, _ path: Obj, _ mode: Obj) throws(PythonError) -> Obj {
        var (isBinary, main, isUpdated) = (false, UInt8(0), false)
        for character in try vm.stringBytes(mode) {
            switch character {
            case UInt8(ascii: "r"), UInt8(ascii: "w"), UInt8(ascii: "x"), UInt8(ascii: "a"):
                if main != 0 || isUpdated { throw vm.error(.valueError) }
                main = character
            case UInt8(ascii: "+"): isUpdated = true
            case UInt8(ascii: "b"): isBinary = true
            case UInt8(ascii: "t"): isBinary = false
            default: break
            }
        }
        if main == 0 { main = UInt8(ascii: "r") }
        let address = try vm.allocate(FileObject.byteCount, withFinaliser: true)
        vm.setWord(address, isBinary ? TypeID.binaryFile.address : TypeID.textFile.address)
        let name = try fileSystem.absolute(path)
        let endsInSlash = try vm.stringBytes(path).last == UInt8(ascii: "/")
        let file = try vm.onFlash { (store) throws(FlashStore.Failure) in
            if main != UInt8(ascii: "r") {
                if store.nodes[name] == nil {
                    try store.makeFile(name, endsInSlash: endsInSlash)
                } else if main == UInt8(ascii: "x") {
                    throw .exists
                }
            }
            // What is there goes only when the emptied file is written.
            let old = try store.content(name)
            let isEmptied = main == UInt8(ascii: "w")
            let isWritten = main != UInt8(ascii: "r") || isUpdated
            return OpenFile(path: name, content: isEmptied ? [] : old, appends: main == UInt8(ascii: "a"), isChanged: isWritten)
        }
        vm.runtime.nextFileHandle += 1
        vm.runtime.openFiles[vm.runtime.nextFileHandle] = file
        vm.setWord(address + 8, vm.runtime.nextFileHandle)
        vm.setWord(address + 4, fileSystem.address)
        return Obj(address)
    }

    /// Writes the changes of an open file to the flash.
    static func flush(_ vm: VM, _ handle: UInt32) throws(FlashStore.Failure) {
        guard let file = vm.runtime.openFiles[handle], file.isChanged, let path = file.path else { return }
        vm.noteWork(file.content.count + 64 * vm.flash.nodes.count)
        try vm.flash.write(path, file.content)
        vm.flash.setTime(path, to: vm.secondsSinceEpoch)
        vm.runtime.openFiles[handle]?.isChanged = false
    }

    /// The file at `path` has gone, or moved, under those who have it open: they keep what they have and can write it nowhere.
    static func detachOpenFiles(_ vm: VM, at path: String) {
        for (handle, file) in vm.runtime.openFiles where file.path == path { vm.runtime.openFiles[handle]?.path = nil }
    }

    /// Closes a file object; closing again does nothing.
    static func close(_ vm: VM, _ object: Obj) throws(FlashStore.Failure) {
        guard vm.word(object.address + 4) != 0 else { return }
        vm.setWord(object.address + 4, 0)
        let handle = vm.word(object.address + 8)
        defer { vm.runtime.openFiles[handle] = nil }
        try flush(vm, handle)
    }
}
