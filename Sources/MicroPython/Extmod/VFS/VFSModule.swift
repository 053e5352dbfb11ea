// The modules vfs and os: paths are looked up in the mount table and handed to the file system mounted there.
// extmod/vfs.c, extmod/modvfs.c, extmod/modos.c, ports/rp2/modos.c.
//
// A mount entry: +0 path's characters   +4 its length   +8 the file system   +12 next entry, 16 bytes. The root comes last.

import BlockHeap

extension ROMBuilder {
    func installVFS() {
        let mount = function(2, keywords: true) { vm, args throws(PythonError) in try vm.mount(args) }
        let umount = function1 { vm, place throws(PythonError) in try vm.unmount(place) }
        let littleFS = TypeID.littleFS.obj
        module("vfs", [("mount", mount), ("umount", umount), ("VfsLfs2", littleFS)])
        let remove = onPath("remove")
        module("os", [
            ("sync", function0 { _ throws(PythonError) in .none }),  // what open files hold back is not written
            ("uname", function0 { vm throws(PythonError) in vm.rom.named["uname"]! }),
            ("urandom", function1 { vm, count throws(PythonError) in try vm.randomBytes(vm.integer(count)) }),
            ("sep", Obj(Qstr(.slash))),
            ("chdir", function1 { vm, path throws(PythonError) in try vm.changeFolder(path) }),
            ("getcwd", function0 { vm throws(PythonError) in try vm.currentFolder() }),
            ("listdir", function(0, 1) { vm, args throws(PythonError) in try vm.listNames(vm.iterateFolder(args)) }),
            ("mkdir", function1 { vm, path throws(PythonError) in
                let found = try vm.lookUp(path)
                if found.entry == Mount.root { throw vm.osError(17) }
                if found.entry != 0, try vm.stringBytes(found.path) == [UInt8(ascii: "/")] { throw vm.osError(17) }
                return try vm.callFileSystem(found.entry, "mkdir", found.path)
            }),
            ("remove", remove),
            ("rename", function2 { vm, old, new throws(PythonError) in
                let from = try vm.lookUp(old)
                let to = try vm.lookUp(new)
                if from.entry != to.entry { throw vm.osError(1) }
                return try vm.callFileSystem(from.entry, "rename", from.path, to.path)
            }),
            ("rmdir", onPath("rmdir")),
            ("stat", function1 { vm, path throws(PythonError) in
                let found = try vm.lookUp(path)
                guard found.entry == Mount.root else { return try vm.callFileSystem(found.entry, "stat", found.path) }
                return try vm.tuple([0x4000, 0, 0, 0, 0, 0, 0, 0, 0, 0].map { Obj(smallInteger: $0) })
            }),
            ("statvfs", function1 { vm, path throws(PythonError) in
                var found = try vm.lookUp(path)
                if found.entry == Mount.root {
                    found = (vm.rootMount, Obj(Qstr(.slash)))
                    if found.entry == 0 { return try vm.tuple([0, 0, 0, 0, 0, 0, 0, 0, 0, 128].map { Obj(smallInteger: $0) }) }
                }
                return try vm.callFileSystem(found.entry, "statvfs", found.path)
            }),
            ("unlink", remove),
        ] + duptermFunctions() + [
            ("ilistdir", function(0, 1) { vm, args throws(PythonError) in try vm.iterateFolder(args) }),
            ("mount", mount), ("umount", umount), ("VfsLfs2", littleFS),
        ])
        name("uname", attributeTuple([
            ("sysname", Obj(qstr("rp2"))), ("nodename", Obj(qstr("rp2"))), ("release", str(Release.number)),
            ("version", str(Release.text)), ("machine", str(build.machineName)),
        ]))
    }

    private func onPath(_ method: String) -> Obj {
        function1 { vm, path throws(PythonError) in
            let found = try vm.lookUp(path)
            return try vm.callFileSystem(found.entry, method, found.path)
        }
    }
}

/// What a path is found to lie in, besides the address of a mount entry: 0 for nothing, `root` for the root of all.
enum Mount {
    static let root: Address = 1
    static let byteCount = 16
}

extension VM {
    /// lookup_path: the mount entry that a path lies in, and the path inside of it, a new str. Raises MemoryError.
    func lookUp(_ path: Obj) throws(PythonError) -> (entry: Address, path: Obj) {
        let whole = try stringBytes(path)
        guard let found = mountEntry(whole) else { return (0, .null) }
        if found.entry == Mount.root { return (Mount.root, .null) }
        let isBytes = isPointer(path, to: .bytes)
        return (found.entry, isBytes ? try bytes(found.rest) : try str(found.rest))
    }

    /// mp_vfs_lookup_path: the entry and the rest of the path; `nil` where nothing is mounted there.
    func mountEntry(_ whole: [UInt8]) -> (entry: Address, rest: [UInt8])? {
        let slash = UInt8(ascii: "/")
        let current = root(.vfsCurrent)
        guard whole.first == slash || current == 0 else { return (current, whole) }
        let path = whole.first == slash ? Array(whole.dropFirst()) : whole
        if path.isEmpty { return (Mount.root, []) }
        var entry = root(.vfsMountTable)
        var links = ChainCount()
        while entry != 0 {
            links.follow(ram, to: entry)
            let name = ram.bytes(word(entry), count: Int(word(entry + 4))).dropFirst()
            if name.isEmpty { return (entry, whole) }
            if path.starts(with: name) {
                let rest = Array(path.dropFirst(name.count))
                if rest.isEmpty { return (entry, [slash]) }
                if rest.first == slash { return (entry, rest) }
            }
            entry = word(entry + 12)
        }
        return nil
    }

    /// The entry of what is mounted at the root, or 0.
    var rootMount: Address {
        var entry = root(.vfsMountTable)
        var links = ChainCount()
        while entry != 0 && word(entry + 4) != 1 {
            links.follow(ram, to: entry)
            entry = word(entry + 12)
        }
        return entry
    }

    /// mp_vfs_proxy_call: a method of the mounted file system. OSError ENODEV or EPERM where there is none.
    func callFileSystem(_ entry: Address, _ method: String, _ arguments: Obj...) throws(PythonError) -> Obj {
        if entry == 0 { throw osError(19) }
        if entry == Mount.root { throw osError(1) }
        let found = try loadMethod(obj(entry + 8), qstrNamed(method))
        switch arguments.count {
        case 0: return try callMethod(found)
        case 1: return try callMethod(found, arguments[0])
        default: return try callMethod(found, arguments[0], arguments[1])
        }
    }

    /// mp_vfs_open: `open(file, mode)`.
    func open(_ file: Obj, mode: Obj) throws(PythonError) -> Obj {
        let found = try lookUp(file)
        return try callFileSystem(found.entry, "open", found.path, mode)
    }

    fileprivate func mount(_ args: Args) throws(PythonError) -> Obj {
        let options = try parse(args.dropFirst(2), [
            AllowedArgument(name: qstrNamed("readonly"), isKeywordOnly: true, fallback: .false),
            AllowedArgument(name: qstrNamed("mkfs"), isKeywordOnly: true, fallback: .false),
        ])
        let place = try stringData(args[1])
        let method = try loadMethodMaybe(args[0], qstrNamed("mount"))
        let fileSystem = try method.method.isNull
            ? withArgs(args[0]) { args throws(PythonError) in try littleFS(args) } : args[0]
        let entry = try allocate(Mount.byteCount)
        setWord(entry, place.address)
        setWord(entry + 4, UInt32(place.count))
        setObj(entry + 8, fileSystem)
        let mark = held.count
        hold(Obj(entry))
        _ = try callFileSystem(entry, "mount", options[0], options[1])
        release(to: mark)
        if let existing = mountEntry(try stringBytes(args[1])), existing.entry != Mount.root {
            if place.count == 1 || word(existing.entry + 4) != 1 { throw osError(1) }
        }
        var link = RootPointer.vfsMountTable.address
        var links = ChainCount()
        while word(link) != 0 {
            links.follow(ram, to: link)
            if word(word(link) + 4) == 1 {  // what is mounted at the root stays last
                setWord(entry + 12, word(link))
                break
            }
            link = word(link) + 12
        }
        setWord(link, entry)
        return .none
    }

    fileprivate func unmount(_ place: Obj) throws(PythonError) -> Obj {
        let name = isString(place) ? try stringBytes(place) : []
        var link = RootPointer.vfsMountTable.address
        var links = ChainCount()
        while word(link) != 0 {
            links.follow(ram, to: link)
            let entry = word(link)
            let isNamed = !name.isEmpty && ram.bytes(word(entry), count: Int(word(entry + 4))) == name
            if isNamed || obj(entry + 8) == place {
                setWord(link, word(entry + 12))
                if root(.vfsCurrent) == entry { setRoot(.vfsCurrent, 0) }
                return try callFileSystem(entry, "umount")
            }
            link = entry + 12
        }
        throw osError(22)
    }

    fileprivate func changeFolder(_ path: Obj) throws(PythonError) -> Obj {
        let found = try lookUp(path)
        if found.entry == Mount.root {
            if rootMount != 0 { _ = try callFileSystem(rootMount, "chdir", Obj(Qstr(.slash))) }
            setRoot(.vfsCurrent, 0)
        } else {
            _ = try callFileSystem(found.entry, "chdir", found.path)
            setRoot(.vfsCurrent, found.entry)
        }
        return .none
    }

    fileprivate func currentFolder() throws(PythonError) -> Obj {
        let current = root(.vfsCurrent)
        if current == 0 { return Obj(Qstr(.slash)) }
        let inside = try callFileSystem(current, "getcwd")
        if word(current + 4) == 1 { return inside }
        let folder = try stringBytes(inside)
        let text = try VStr(self, capacity: Int(word(current + 4)) + folder.count + 1)
        try text.append(from: word(current), count: Int(word(current + 4)))
        if folder != [UInt8(ascii: "/")] { try text.append(folder) }
        return try str(from: text)
    }

    fileprivate func iterateFolder(_ args: Args) throws(PythonError) -> Obj {
        let found = try lookUp(args.optional(0) ?? Obj(Qstr(.empty)))
        guard found.entry == Mount.root else { return try callFileSystem(found.entry, "ilistdir", found.path) }
        let path = args.optional(0) ?? Obj(Qstr(.empty))
        let entries = try allocate(16)
        _ = polymorphicIterator(.mounts, over: Obj(word: root(.vfsMountTable)), cursor: isString(path) ? 1 : 0, entries)
        return Obj(entries)
    }

    /// The root folder's next entry: a folder for each mount entry, then what the file system at the root has.
    /// +8 is the next mount entry, or the iterator of the root's file system once bit 1 of +12 is set; bit 0: names are str.
    func nextMount(_ iterator: Obj) throws(PythonError) -> Obj {
        let flags = word(iterator.address + 12)
        let entry = word(iterator.address + 8)
        if flags & 2 != 0 { return try next(Obj(entry)) }
        if entry == 0 { return .stopIteration }
        setWord(iterator.address + 8, word(entry + 12))
        if word(entry + 4) == 1 {
            let inside = try callFileSystem(entry, "ilistdir", Obj(Qstr(.slash)))
            setWord(iterator.address + 12, flags | 2)
            setObj(iterator.address + 8, inside)
            return try next(inside)
        }
        let tuple = try tuple(count: 3)
        let name = ram.bytes(word(entry) + 1, count: Int(word(entry + 4)) - 1)
        let mark = held.count
        hold(tuple)
        setObj(tuple.address + 8, try flags & 1 != 0 ? str(name) : bytes(name))
        setObj(tuple.address + 12, Obj(smallInteger: 0x4000))
        setObj(tuple.address + 16, Obj(smallInteger: 0))
        release(to: mark)
        return tuple
    }

    fileprivate func listNames(_ entries: Obj) throws(PythonError) -> Obj {
        let mark = held.count
        hold(entries)
        let names = try list(count: 0)
        hold(names)
        while true {
            let entry = try next(entries)
            if entry == .stopIteration { break }
            try listAppend(names, subscript_(entry, Obj(smallInteger: 0)))
        }
        release(to: mark)
        return names
    }

    /// Bytes from the board's noise source: a fixed sequence here, so that every run is the same.
    fileprivate func randomBytes(_ count: Int) throws(PythonError) -> Obj {
        if count < 0 { throw error(.valueError) }
        let text = try VStr(self, count: count)
        noteWork(8 * count)
        for index in 0..<count {
            noise = noise &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            ram.store8(text.buffer + UInt32(index), UInt8(truncatingIfNeeded: noise >> 33))
        }
        return try bytes(from: text)
    }
}
