// The mounted file system, a VfsLfs2 object. extmod/vfs_lfsx.c.
//
//     +0 type   +4 blockdev: flags, block size, methods   +68 keeps times   +72 current folder: a vstr (alloc, len, buffer, fixed)
//     +88 configuration   +144 read buffer   +148 prog buffer   +152 lookahead buffer   ...   288 bytes in all
//
// The three buffers are blocks of their own. What littlefs itself would keep in them is on the flash; `VM.flash` has it.

import BlockHeap

/// A VfsLfs2 object in RAM.
struct LittleFSObject {
    let vm: VM
    let address: Address

    static let byteCount = 288
    /// Each word of it that leads to a block leads to one of its buffers.
    static let layout = Layout(.other, [Field<UInt32>(0, "type", .type, way: "its class")], tail: Tail(4, part: .buffer))

    var folderCapacity: Int {
        get { Int(vm.word(address + 72)) }
        nonmutating set { vm.setWord(address + 72, UInt32(newValue)) }
    }
    var folderLength: Int {
        get { Int(vm.word(address + 76)) }
        nonmutating set { vm.setWord(address + 76, UInt32(newValue)) }
    }
    var folderBuffer: Address {
        get { vm.word(address + 80) }
        nonmutating set { vm.setWord(address + 80, newValue) }
    }

    /// The current folder, `/` or ending in one.
    var folder: String { String(decoding: vm.ram.bytes(folderBuffer, count: folderLength), as: UTF8.self) }

    /// Appends to the current folder's text by the growth rule of vstr.
    func appendToFolder(_ text: [UInt8]) throws(PythonError) {
        try ensureFolder(folderLength + text.count)
        vm.ram.store(text, at: folderBuffer + UInt32(folderLength))
        folderLength += text.count
    }

    /// vstr_null_terminated_str: one byte more where the text fills its buffer.
    func terminateFolder() throws(PythonError) {
        if folderLength == folderCapacity {
            folderBuffer = try vm.reallocate(folderBuffer, folderCapacity + 1)
            folderCapacity += 1
        }
        vm.ram.store8(folderBuffer + UInt32(folderLength), 0)
    }

    private func ensureFolder(_ length: Int) throws(PythonError) {
        guard length > folderCapacity else { return }
        let capacity = ((length + 16) & ~7) + 8
        folderBuffer = try vm.reallocate(folderBuffer, capacity)
        folderCapacity = capacity
    }

    /// make_path: the absolute path that `path` means. A relative one is put behind the current folder for a moment, which may grow the
    /// buffer.
    func absolute(_ path: Obj) throws(PythonError) -> String { try absolute(vm.stringBytes(path)) }

    func absolute(_ bytes: [UInt8]) throws(PythonError) -> String {
        let text = String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
        if bytes.first != UInt8(ascii: "/") {
            let length = folderLength
            try appendToFolder(Array(text.utf8))
            try terminateFolder()
            folderLength = length
        }
        return FlashStore.normal(text, from: folder)
    }

    func changeFolder(_ path: Obj) throws(PythonError) {
        let normal = try absolute(path)
        if !vm.flash.folderExists(normal) { throw vm.osError(-2) }
        folderLength = 0
        try appendToFolder(Array(normal.utf8))
        if normal != "/" { try appendToFolder([UInt8(ascii: "/")]) }
    }
}

extension LittleFSObject {
    /// VfsLfs2(bdev, readsize, progsize, lookahead, mtime): the object, its folder text and its three buffers.
    static func make(_ vm: VM, _ args: Args) throws(PythonError) -> Obj {
        let parsed = try arguments(vm, args)
        let address = try vm.allocate(LittleFSObject.byteCount)
        let mark = vm.native.held.count
        vm.hold(Obj(address))
        vm.setWord(address, TypeID.littleFS.address)
        let object = LittleFSObject(vm: vm, address: address)
        object.folderBuffer = try vm.allocate(16)
        object.folderCapacity = 16
        try object.appendToFolder([UInt8(ascii: "/")])
        vm.setObj(address + 12, parsed[0])
        let buffers = try Self.buffers(vm, parsed)
        vm.setWord(address + 144, buffers.read)
        vm.setWord(address + 148, buffers.program)
        vm.setWord(address + 152, buffers.lookahead)
        vm.release(to: mark)
        return Obj(address)
    }

    /// VfsLfs2.mkfs: the same arguments; the three buffers are made and dropped, the rest of the object is on the C stack.
    static func format(_ vm: VM, _ args: Args) throws(PythonError) {
        _ = try buffers(vm, arguments(vm, args))
        vm.flash = FlashStore(blockCount: vm.board.firmware.fileBlocks)
    }

    private static func arguments(_ vm: VM, _ args: Args) throws(PythonError) -> [Obj] {
        try vm.parse(args, [
            AllowedArgument(name: Qstr(.empty), isRequired: true),
            AllowedArgument(name: vm.qstrNamed("readsize"), isKeywordOnly: true, isInteger: true, fallback: Obj(smallInteger: 32)),
            AllowedArgument(name: vm.qstrNamed("progsize"), isKeywordOnly: true, isInteger: true, fallback: Obj(smallInteger: 32)),
            AllowedArgument(name: vm.qstrNamed("lookahead"), isKeywordOnly: true, isInteger: true, fallback: Obj(smallInteger: 32)),
            AllowedArgument(name: vm.qstrNamed("mtime"), isKeywordOnly: true, fallback: .true),
        ])
    }

    /// init_config: the cache for reading, the one for writing, and the map of free blocks.
    private static func buffers(_ vm: VM, _ parsed: [Obj]) throws(PythonError) -> (read: Address, program: Address, lookahead: Address) {
        _ = try vm.loadMethod(parsed[0], vm.qstrNamed("readblocks"))  // AttributeError from what is no block device
        let cache = min(FlashStore.blockSize, try 4 * max(vm.integer(parsed[1]), vm.integer(parsed[2])))
        let mark = vm.native.held.count
        let read = try vm.allocate(max(0, cache))
        vm.hold(Obj(read))
        let program = try vm.allocate(max(0, cache))
        vm.hold(Obj(program))
        let lookahead = try vm.allocate(max(0, try vm.integer(parsed[3])))
        vm.release(to: mark)
        return (read, program, lookahead)
    }
}

extension VM {
    /// What `operation` on the flash gives; its failure is an OSError.
    func onFlash<R>(_ operation: (inout FlashStore) throws(FlashStore.Failure) -> R) throws(PythonError) -> R {
        noteWork(64 * flash.nodes.count)
        do { return try operation(&flash) } catch { throw osError(error.rawValue) }
    }

    /// The number of a name that the firmware has in ROM.
    func qstrNamed(_ name: String) -> Qstr {
        guard let qstr = rom.strings.number(of: Array(name.utf8)) else { preconditionFailure("\(name) is not in ROM") }
        return qstr
    }
}
