// The type VfsLfs2 in ROM, and the iterator over a folder. extmod/vfs_lfsx.c.

import BlockHeap

extension ROMBuilder {
    func installLittleFS() {
        let remove = function2 { vm, vfs, path throws(PythonError) in
            let path = try LittleFSObject(vm: vm, address: vfs.address).absolute(path)
            try vm.onFlash { (store) throws(FlashStore.Failure) in try store.remove(path) }
            vm.detachOpenFiles(at: path)
            return .none
        }
        let locals: [(String, Obj)] = [
            ("mkfs", staticMethod(function(0, keywords: true) { vm, args throws(PythonError) in
                try vm.makeFileSystem(args)
                return .none
            })),
            ("open", function3 { vm, vfs, path, mode throws(PythonError) in
                try vm.openFile(LittleFSObject(vm: vm, address: vfs.address), path, mode)
            }),
            ("ilistdir", function(1, 2) { vm, args throws(PythonError) in try vm.listFolder(args) }),
            ("mkdir", function2 { vm, vfs, path throws(PythonError) in
                let endsInSlash = try vm.stringBytes(path).last == UInt8(ascii: "/")
                let path = try LittleFSObject(vm: vm, address: vfs.address).absolute(path)
                try vm.onFlash { (store) throws(FlashStore.Failure) in try store.makeFolder(path, endsInSlash: endsInSlash) }
                return .none
            }),
            ("rmdir", remove),
            ("chdir", function2 { vm, vfs, path throws(PythonError) in
                try LittleFSObject(vm: vm, address: vfs.address).changeFolder(path)
                return .none
            }),
            ("getcwd", function1 { vm, vfs throws(PythonError) in
                let folder = LittleFSObject(vm: vm, address: vfs.address).folder
                return folder == "/" ? Obj(Qstr(.slash)) : try vm.str(String(folder.dropLast()))
            }),
            ("remove", remove),
            ("rename", function3 { vm, vfs, old, new throws(PythonError) in
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
                    vm.detachOpenFiles(at: from)
                    vm.detachOpenFiles(at: path)
                }
                return .none
            }),
            ("stat", function2 { vm, vfs, path throws(PythonError) in
                try vm.fileStatus(LittleFSObject(vm: vm, address: vfs.address).absolute(path))
            }),
            ("statvfs", function2 { vm, _, _ throws(PythonError) in
                let free = vm.flash.blockCount - vm.flash.usedBlocks
                let figures = [
                    FlashStore.blockSize, FlashStore.blockSize, vm.flash.blockCount, free, free, 0, 0, 0, 0, FlashStore.longestName,
                ]
                return try vm.tuple(figures.map { Obj(smallInteger: $0) })
            }),
            ("mount", function3 { _, _, _, _ throws(PythonError) in .none }),
            ("umount", function1 { _, _ throws(PythonError) in .none }),
        ]
        type(.littleFS, "VfsLfs2", LittleFSObject.layout, locals: locals) {
            $0.makeNew = { vm, _, args throws(PythonError) in try vm.littleFS(args) }
        }
        type(.directoryIterator, "iterator") {
            $0.flags = .iteratorIsIternext
            $0.iternext = { vm, iterator throws(PythonError) in try vm.nextInFolder(iterator) }
        }
    }
}

extension VM {
    private static let fileMode = 0x8000
    private static let folderMode = 0x4000

    fileprivate func fileStatus(_ path: String) throws(PythonError) -> Obj {
        var (mode, size) = (VM.folderMode, 0)
        if !flash.folderExists(path) {
            size = try onFlash { (store) throws(FlashStore.Failure) in try store.content(path).count }
            mode = VM.fileMode
        }
        let status = try tuple(count: 10)
        for index in 0..<10 { setObj(status.address + 8 + UInt32(index) * 4, Obj(smallInteger: 0)) }
        setObj(status.address + 8, Obj(smallInteger: mode))
        setObj(status.address + 32, Obj(smallInteger: size))
        for index in 7..<10 {
            let time = try int(unsigned: UInt(flash.time(path)))
            setObj(status.address + 8 + UInt32(index) * 4, time)
        }
        return status
    }

    /// An iterator over a folder: +0 type +4 next +8 finaliser +12 is str +16 file system (0: finished) +20 place, 72 bytes as littlefs's.
    fileprivate func listFolder(_ args: Args) throws(PythonError) -> Obj {
        let fileSystem = LittleFSObject(vm: self, address: args[0].address)
        let path = try args.count == 2 ? fileSystem.absolute(args[1]) : FlashStore.normal(fileSystem.folder)
        let iterator = try allocate(72, withFinaliser: true)
        setWord(iterator, TypeID.directoryIterator.address)
        setWord(iterator + 12, args.count == 2 && isPointer(args[1], to: .bytes) ? 0 : 1)
        try onFlash { (store) throws(FlashStore.Failure) in try store.checkFolder(path) }
        folderListings[iterator] = flash.names(in: path).map { (path == "/" ? "/" : path + "/") + $0 }
        setObj(iterator + 16, args[0])
        return Obj(iterator)
    }

    fileprivate func nextInFolder(_ iterator: Obj) throws(PythonError) -> Obj {
        guard word(iterator.address + 16) != 0 else { return .stopIteration }
        let place = Int(word(iterator.address + 20))
        guard let paths = folderListings[iterator.address], place < paths.count else {
            setWord(iterator.address + 16, 0)
            folderListings[iterator.address] = nil
            return .stopIteration
        }
        setWord(iterator.address + 20, UInt32(place + 1))
        let path = paths[place]
        let entry = try tuple(count: 4)
        for index in 0..<4 { setObj(entry.address + 8 + UInt32(index) * 4, Obj(smallInteger: 0)) }
        let name = Array(path.split(separator: "/").last!.utf8)
        setObj(entry.address + 8, try word(iterator.address + 12) == 1 ? str(name) : bytes(name))
        let content = try? flash.content(path)
        setObj(entry.address + 12, Obj(smallInteger: content == nil ? VM.folderMode : VM.fileMode))
        setObj(entry.address + 20, Obj(smallInteger: content?.count ?? 0))
        return entry
    }
}
