// The type VfsLfs2 in ROM, and the iterator over a folder. extmod/vfs_lfsx.c.

import BlockHeap

extension ROMBuilder {
    func installLittleFS() {
        let remove = function2(LittleFSObject.remove)
        let locals: [(String, Obj)] = [
            ("mkfs", staticMethod(function(0, keywords: true, LittleFSObject.mkfs))),
            ("open", function3(LittleFSObject.open)),
            ("ilistdir", function(1, 2, LittleFSObject.listFolder)),
            ("mkdir", function2(LittleFSObject.mkdir)),
            ("rmdir", remove),
            ("chdir", function2(LittleFSObject.chdir)),
            ("getcwd", function1(LittleFSObject.getcwd)),
            ("remove", remove),
            ("rename", function3(LittleFSObject.rename)),
            ("stat", function2(LittleFSObject.stat)),
            ("statvfs", function2(LittleFSObject.statvfs)),
            ("mount", function3(LittleFSObject.mount)),
            ("umount", function1(LittleFSObject.umount)),
        ]
        type(.littleFS, "VfsLfs2", LittleFSObject.layout, locals: locals) {
            $0.makeNew = LittleFSObject.make
        }
        type(.directoryIterator, "iterator") {
            $0.flags = .iteratorIsIternext
            $0.iternext = LittleFSObject.nextInFolder
        }
    }
}

extension LittleFSObject {
    static func remove(_ vm: VM, _ vfs: Obj, _ path: Obj) throws(PythonError) -> Obj {
        let path = try LittleFSObject(vm: vm, address: vfs.address).absolute(path)
        try vm.onFlash { (store) throws(FlashStore.Failure) in try store.remove(path) }
        FileObject.detachOpenFiles(vm, at: path)
        return .none
    }

    static func mkfs(_ vm: VM, _ args: Args) throws(PythonError) -> Obj {
        try LittleFSObject.format(vm, args)
        return .none
    }

    static func open(_ vm: VM, _ vfs: Obj, _ path: Obj, _ mode: Obj) throws(PythonError) -> Obj {
        try FileObject.open(vm, LittleFSObject(vm: vm, address: vfs.address), path, mode)
    }

    static func mkdir(_ vm: VM, _ vfs: Obj, _ path: Obj) throws(PythonError) -> Obj {
        let endsInSlash = try vm.stringBytes(path).last == UInt8(ascii: "/")
        let path = try LittleFSObject(vm: vm, address: vfs.address).absolute(path)
        try vm.onFlash { (store) throws(FlashStore.Failure) in try store.makeFolder(path, endsInSlash: endsInSlash) }
        return .none
    }

    static func chdir(_ vm: VM, _ vfs: Obj, _ path: Obj) throws(PythonError) -> Obj {
        try LittleFSObject(vm: vm, address: vfs.address).changeFolder(path)
        return .none
    }

    static func getcwd(_ vm: VM, _ vfs: Obj) throws(PythonError) -> Obj {
        let folder = LittleFSObject(vm: vm, address: vfs.address).folder
        return folder == "/" ? Obj(Qstr(.slash)) : try vm.str(String(folder.dropLast()))
    }

    static func rename(_ vm: VM, _ vfs: Obj, _ old: Obj, _ new: Obj) throws(PythonError) -> Obj {
        let fileSystem = LittleFSObject(vm: vm, address: vfs.address)
        let from = try fileSystem.absolute(old)
        let text = try VStr(vm, capacity: fileSystem.folderLength)
        let to = String(decoding: try vm.stringBytes(new), as: UTF8.self)
        if !to.hasPrefix("/") { try text.append(Array(fileSystem.folder.utf8)) }
        try text.append(Array(to.utf8))
        try text.ensure(extra: 1)
        let path = FlashStore.normal(String(decoding: text.bytes, as: UTF8.self))
        text.clear()
        try vm.onFlash { (store) throws(FlashStore.Failure) in try store.rename(from, path, endsInSlash: to.hasSuffix("/")) }
        if from != path {
            FileObject.detachOpenFiles(vm, at: from)
            FileObject.detachOpenFiles(vm, at: path)
        }
        return .none
    }

    static func stat(_ vm: VM, _ vfs: Obj, _ path: Obj) throws(PythonError) -> Obj {
        try LittleFSObject.fileStatus(vm, LittleFSObject(vm: vm, address: vfs.address).absolute(path))
    }

    static func statvfs(_ vm: VM, _: Obj, _: Obj) throws(PythonError) -> Obj {
        let free = vm.flash.blockCount - vm.flash.usedBlocks
        let figures = [
            FlashStore.blockSize, FlashStore.blockSize, vm.flash.blockCount, free, free, 0, 0, 0, 0, FlashStore.longestName,
        ]
        return try TupleObject.make(vm, figures.map { Obj(smallInteger: $0) })
    }

    static func mount(_: VM, _: Obj, _: Obj, _: Obj) throws(PythonError) -> Obj { .none }

    static func umount(_: VM, _: Obj) throws(PythonError) -> Obj { .none }

    static func make(_ vm: VM, _: Obj, _ args: Args) throws(PythonError) -> Obj { try LittleFSObject.make(vm, args) }

    private static let fileMode = 0x8000
    private static let folderMode = 0x4000

    fileprivate static func fileStatus(_ vm: VM, _ path: String) throws(PythonError) -> Obj {
        var (mode, size) = (LittleFSObject.folderMode, 0)
        if !vm.flash.folderExists(path) {
            size = try vm.onFlash { (store) throws(FlashStore.Failure) in try store.content(path).count }
            mode = LittleFSObject.fileMode
        }
        let status = try TupleObject.make(vm, count: 10)
        for index in 0..<10 { vm.setObj(status.address + 8 + UInt32(index) * 4, Obj(smallInteger: 0)) }
        vm.setObj(status.address + 8, Obj(smallInteger: mode))
        vm.setObj(status.address + 32, Obj(smallInteger: size))
        for index in 7..<10 {
            let time = try vm.int(unsigned: UInt(vm.flash.time(path)))
            vm.setObj(status.address + 8 + UInt32(index) * 4, time)
        }
        return status
    }

    /// An iterator over a folder: +0 type +4 next +8 finaliser +12 is str +16 file system (0: finished) +20 place, 72 bytes as littlefs's.
    fileprivate static func listFolder(_ vm: VM, _ args: Args) throws(PythonError) -> Obj {
        let fileSystem = LittleFSObject(vm: vm, address: args[0].address)
        let path = try args.count == 2 ? fileSystem.absolute(args[1]) : FlashStore.normal(fileSystem.folder)
        let iterator = try vm.allocate(72, withFinaliser: true)
        vm.setWord(iterator, TypeID.directoryIterator.address)
        vm.setWord(iterator + 12, args.count == 2 && vm.isPointer(args[1], to: .bytes) ? 0 : 1)
        try vm.onFlash { (store) throws(FlashStore.Failure) in try store.checkFolder(path) }
        vm.runtime.folderListings[iterator] = vm.flash.names(in: path).map { (path == "/" ? "/" : path + "/") + $0 }
        vm.setObj(iterator + 16, args[0])
        return Obj(iterator)
    }

    fileprivate static func nextInFolder(_ vm: VM, _ iterator: Obj) throws(PythonError) -> Obj {
        guard vm.word(iterator.address + 16) != 0 else { return .stopIteration }
        let place = Int(vm.word(iterator.address + 20))
        guard let paths = vm.runtime.folderListings[iterator.address], place < paths.count else {
            vm.setWord(iterator.address + 16, 0)
            vm.runtime.folderListings[iterator.address] = nil
            return .stopIteration
        }
        vm.setWord(iterator.address + 20, UInt32(place + 1))
        let path = paths[place]
        let entry = try TupleObject.make(vm, count: 4)
        for index in 0..<4 { vm.setObj(entry.address + 8 + UInt32(index) * 4, Obj(smallInteger: 0)) }
        let name = Array(path.split(separator: "/").last!.utf8)
        vm.setObj(entry.address + 8, try vm.word(iterator.address + 12) == 1 ? vm.str(name) : vm.bytes(name))
        let content = try? vm.flash.content(path)
        vm.setObj(entry.address + 12, Obj(smallInteger: content == nil ? LittleFSObject.folderMode : LittleFSObject.fileMode))
        vm.setObj(entry.address + 20, Obj(smallInteger: content?.count ?? 0))
        return entry
    }
}
