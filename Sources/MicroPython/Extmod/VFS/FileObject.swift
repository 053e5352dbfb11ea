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

extension VM {
    /// file_open: a file object with a finaliser; it stays as garbage when the file cannot be opened.
    func openFile(_ fileSystem: LittleFSObject, _ path: Obj, _ mode: Obj) throws(PythonError) -> Obj {
        var (isBinary, main, isUpdated) = (false, UInt8(0), false)
        for character in try stringBytes(mode) {
            switch character {
            case UInt8(ascii: "r"), UInt8(ascii: "w"), UInt8(ascii: "x"), UInt8(ascii: "a"):
                if main != 0 || isUpdated { throw error(.valueError) }
                main = character
            case UInt8(ascii: "+"): isUpdated = true
            case UInt8(ascii: "b"): isBinary = true
            case UInt8(ascii: "t"): isBinary = false
            default: break
            }
        }
        if main == 0 { main = UInt8(ascii: "r") }
        let address = try allocate(FileObject.byteCount, withFinaliser: true)
        setWord(address, isBinary ? TypeID.binaryFile.address : TypeID.textFile.address)
        let name = try fileSystem.absolute(path)
        let endsInSlash = try stringBytes(path).last == UInt8(ascii: "/")
        let file = try onFlash { (store) throws(FlashStore.Failure) in
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
        nextFileHandle += 1
        openFiles[nextFileHandle] = file
        setWord(address + 8, nextFileHandle)
        setWord(address + 4, fileSystem.address)
        return Obj(address)
    }

    /// Writes the changes of an open file to the flash.
    func flushFile(_ handle: UInt32) throws(FlashStore.Failure) {
        guard let file = openFiles[handle], file.isChanged, let path = file.path else { return }
        noteWork(file.content.count + 64 * flash.nodes.count)
        try flash.write(path, file.content)
        flash.setTime(path, to: secondsSinceEpoch)
        openFiles[handle]?.isChanged = false
    }

    /// The file at `path` has gone, or moved, under those who have it open: they keep what they have and can write it nowhere.
    func detachOpenFiles(at path: String) {
        for (handle, file) in openFiles where file.path == path { openFiles[handle]?.path = nil }
    }

    /// Closes a file object; closing again does nothing.
    func closeFile(_ object: Obj) throws(FlashStore.Failure) {
        guard word(object.address + 4) != 0 else { return }
        setWord(object.address + 4, 0)
        let handle = word(object.address + 8)
        defer { openFiles[handle] = nil }
        try flushFile(handle)
    }
}
