// The modules vfs and os: paths are looked up in the mount table and handed to the file system mounted there.
// extmod/vfs.c, extmod/modvfs.c, extmod/modos.c, ports/rp2/modos.c.

import BlockHeap

extension ROMBuilder {
    func installVFS() {
        let mount = function(2, keywords: true, VFSModule.mount)
        let umount = function1(VFSModule.unmount)
        let littleFS = TypeID.littleFS.obj
        module("vfs", [("mount", mount), ("umount", umount), ("VfsLfs2", littleFS)])
        let remove = onPath("remove")
        module("os", [
            ("sync", function0(VFSModule.sync)),  // what open files hold back is not written
            ("uname", function0(VFSModule.uname)),
            ("urandom", function1(VFSModule.urandom)),
            ("sep", Obj(Qstr(.slash))),
            ("chdir", function1(VFSModule.changeFolder)),
            ("getcwd", function0(VFSModule.currentFolder)),
            ("listdir", function(0, 1, VFSModule.listdir)),
            ("mkdir", function1(VFSModule.mkdir)),
            ("remove", remove),
            ("rename", function2(VFSModule.rename)),
            ("rmdir", onPath("rmdir")),
            ("stat", function1(VFSModule.stat)),
            ("statvfs", function1(VFSModule.statvfs)),
            ("unlink", remove),
        ] + duptermFunctions() + [
            ("ilistdir", function(0, 1, VFSModule.iterateFolder)),
            ("mount", mount), ("umount", umount), ("VfsLfs2", littleFS),
        ])
        name("uname", attributeTuple([
            ("sysname", Obj(qstr("rp2"))), ("nodename", Obj(qstr("rp2"))), ("release", str(Release.number)),
            ("version", str(Release.text)), ("machine", str(build.machineName)),
        ]))
    }

    private func onPath(_ method: String) -> Obj {
        function1 { vm, path throws(PythonError) in
            let found = try VFSModule.lookUp(vm, path)
            return try VFSModule.callFileSystem(vm, found.entry, method, found.path)
        }
    }
}

/// What the modules vfs and os can.
enum VFSModule {
    static func sync(_: VM) throws(PythonError) -> Obj { .none }

    static func uname(_ vm: VM) throws(PythonError) -> Obj { vm.rom.named["uname"]! }

    static func urandom(_ vm: VM, _ count: Obj) throws(PythonError) -> Obj { try VFSModule.randomBytes(vm, vm.integer(count)) }

    static func listdir(_ vm: VM, _ args: Args) throws(PythonError) -> Obj {
        try VFSModule.listNames(vm, VFSModule.iterateFolder(vm, args))
    }

    static func mkdir(_ vm: VM, _ path: Obj) throws(PythonError) -> Obj {
        let found = try VFSModule.lookUp(vm, path)
        if found.entry.isRoot { throw vm.osError(17) }
        if !found.entry.isNone, try vm.stringBytes(found.path) == [UInt8(ascii: "/")] { throw vm.osError(17) }
        return try VFSModule.callFileSystem(vm, found.entry, "mkdir", found.path)
    }

    static func rename(_ vm: VM, _ old: Obj, _ new: Obj) throws(PythonError) -> Obj {
        let from = try VFSModule.lookUp(vm, old)
        let to = try VFSModule.lookUp(vm, new)
        if from.entry.address != to.entry.address { throw vm.osError(1) }
        return try VFSModule.callFileSystem(vm, from.entry, "rename", from.path, to.path)
    }

    static func stat(_ vm: VM, _ path: Obj) throws(PythonError) -> Obj {
        let found = try VFSModule.lookUp(vm, path)
        guard found.entry.isRoot else { return try VFSModule.callFileSystem(vm, found.entry, "stat", found.path) }
        return try TupleObject.make(vm, [0x4000, 0, 0, 0, 0, 0, 0, 0, 0, 0].map { Obj(smallInteger: $0) })
    }

    static func statvfs(_ vm: VM, _ path: Obj) throws(PythonError) -> Obj {
        var found = try VFSModule.lookUp(vm, path)
        if found.entry.isRoot {
            found = (VFSModule.rootMount(vm), Obj(Qstr(.slash)))
            if found.entry.isNone { return try TupleObject.make(vm, [0, 0, 0, 0, 0, 0, 0, 0, 0, 128].map { Obj(smallInteger: $0) }) }
        }
        return try VFSModule.callFileSystem(vm, found.entry, "statvfs", found.path)
    }

    /// lookup_path: the mount entry that a path lies in, and the path inside of it, a new str. Raises MemoryError.
    static func lookUp(_ vm: VM, _ path: Obj) throws(PythonError) -> (entry: Mount, path: Obj) {
        let whole = try vm.stringBytes(path)
        guard let found = mountEntry(vm, whole) else { return (Mount(vm.ram, Address(0)), .null) }
        if found.entry.isRoot { return (found.entry, .null) }
        let isBytes = vm.isPointer(path, to: .bytes)
        return (found.entry, isBytes ? try vm.bytes(found.rest) : try vm.str(found.rest))
    }

    /// mp_vfs_lookup_path: the entry and the rest of the path; `nil` where nothing is mounted there.
    static func mountEntry(_ vm: VM, _ whole: [UInt8]) -> (entry: Mount, rest: [UInt8])? {
        let slash = UInt8(ascii: "/")
        let current = Mount.current(vm)
        guard whole.first == slash || current.isNone else { return (current, whole) }
        let path = whole.first == slash ? Array(whole.dropFirst()) : whole
        if path.isEmpty { return (Mount.root(vm), []) }
        var entry = Mount.first(vm)
        var links = ChainCount()
        while !entry.isNone {
            links.follow(vm.ram, to: entry.address)
            let name = entry.path.dropFirst()
            if name.isEmpty { return (entry, whole) }
            if path.starts(with: name) {
                let rest = Array(path.dropFirst(name.count))
                if rest.isEmpty { return (entry, [slash]) }
                if rest.first == slash { return (entry, rest) }
            }
            entry = entry.next
        }
        return nil
    }

    /// The entry of what is mounted at the root, or none.
    static func rootMount(_ vm: VM) -> Mount {
        var entry = Mount.first(vm)
        var links = ChainCount()
        while !entry.isNone && !entry.isAtRoot {
            links.follow(vm.ram, to: entry.address)
            entry = entry.next
        }
        return entry
    }

    /// mp_vfs_proxy_call: a method of the mounted file system. OSError ENODEV or EPERM where there is none.
    static func callFileSystem(_ vm: VM, _ entry: Mount, _ method: String, _ arguments: Obj...) throws(PythonError) -> Obj {
        if entry.isNone { throw vm.osError(19) }
        if entry.isRoot { throw vm.osError(1) }
        let found = try vm.loadMethod(entry.fileSystem, vm.qstrNamed(method))
        switch arguments.count {
        case 0: return try vm.callMethod(found)
        case 1: return try vm.callMethod(found, arguments[0])
        default: return try vm.callMethod(found, arguments[0], arguments[1])
        }
    }

    /// mp_vfs_open: `open(file, mode)`.
    static func open(_ vm: VM, _ file: Obj, mode: Obj) throws(PythonError) -> Obj {
        let found = try lookUp(vm, file)
        return try callFileSystem(vm, found.entry, "open", found.path, mode)
    }

    fileprivate static func mount(_ vm: VM, _ args: Args) throws(PythonError) -> Obj {
        let options = try vm.parse(args.dropFirst(2), [
            AllowedArgument(name: vm.qstrNamed("readonly"), isKeywordOnly: true, fallback: .false),
            AllowedArgument(name: vm.qstrNamed("mkfs"), isKeywordOnly: true, fallback: .false),
        ])
        let place = try vm.stringData(args[1])
        let method = try vm.loadMethodMaybe(args[0], vm.qstrNamed("mount"))
        let fileSystem = try method.method.isNull
            ? vm.withArgs(args[0]) { args throws(PythonError) in try LittleFSObject.make(vm, args) } : args[0]
        let entry = Mount(vm.ram, try vm.allocate(Mount.byteCount))
        entry[Mount.name] = place.address
        entry.length = place.count
        entry.fileSystem = fileSystem
        let mark = vm.native.held.count
        vm.hold(Obj(entry.address))
        _ = try callFileSystem(vm, entry, "mount", options[0], options[1])
        vm.release(to: mark)
        if let existing = mountEntry(vm, try vm.stringBytes(args[1])), !existing.entry.isRoot {
            if place.count == 1 || !existing.entry.isAtRoot { throw vm.osError(1) }
        }
        entry.link(vm)
        return .none
    }

    fileprivate static func unmount(_ vm: VM, _ place: Obj) throws(PythonError) -> Obj {
        let name = vm.isString(place) ? try vm.stringBytes(place) : []
        guard let entry = Mount.unlink(vm, where: { !name.isEmpty && $0.path == name || $0.fileSystem == place }) else {
            throw vm.osError(22)
        }
        if vm.root(.vfsCurrent) == entry.address { vm.setRoot(.vfsCurrent, 0) }
        return try callFileSystem(vm, entry, "umount")
    }

    fileprivate static func changeFolder(_ vm: VM, _ path: Obj) throws(PythonError) -> Obj {
        let found = try lookUp(vm, path)
        if found.entry.isRoot {
            if !rootMount(vm).isNone { _ = try callFileSystem(vm, rootMount(vm), "chdir", Obj(Qstr(.slash))) }
            vm.setRoot(.vfsCurrent, 0)
        } else {
            _ = try callFileSystem(vm, found.entry, "chdir", found.path)
            vm.setRoot(.vfsCurrent, found.entry.address)
        }
        return .none
    }

    fileprivate static func currentFolder(_ vm: VM) throws(PythonError) -> Obj {
        let current = Mount.current(vm)
        if current.isNone { return Obj(Qstr(.slash)) }
        let inside = try callFileSystem(vm, current, "getcwd")
        if current.isAtRoot { return inside }
        let folder = try vm.stringBytes(inside)
        let text = try VStr(vm, capacity: current.length + folder.count + 1)
        try text.append(from: current[Mount.name], count: current.length)
        if folder != [UInt8(ascii: "/")] { try text.append(folder) }
        return try vm.str(from: text)
    }

    fileprivate static func iterateFolder(_ vm: VM, _ args: Args) throws(PythonError) -> Obj {
        let found = try lookUp(vm, args.optional(0) ?? Obj(Qstr(.empty)))
        guard found.entry.isRoot else { return try callFileSystem(vm, found.entry, "ilistdir", found.path) }
        let path = args.optional(0) ?? Obj(Qstr(.empty))
        let entries = try vm.allocate(16)
        _ = PolymorphicIterator.make(vm, .mounts, over: Obj(word: vm.root(.vfsMountTable)), cursor: vm.isString(path) ? 1 : 0, entries)
        return Obj(entries)
    }

    /// The root folder's next entry: a folder for each mount entry, then what the file system at the root has.
    /// +8 is the next mount entry, or the iterator of the root's file system once bit 1 of +12 is set; bit 0: names are str.
    static func nextMount(_ vm: VM, _ iterator: PolymorphicIterator) throws(PythonError) -> Obj {
        let flags = iterator.cursor
        if flags & 2 != 0 { return try vm.next(iterator.object) }
        let entry = Mount(vm.ram, iterator.object)
        if entry.isNone { return .stopIteration }
        iterator.object = Obj(entry.next.address)
        if entry.isAtRoot {
            let inside = try callFileSystem(vm, entry, "ilistdir", Obj(Qstr(.slash)))
            iterator.cursor = flags | 2
            iterator.object = inside
            return try vm.next(inside)
        }
        let tuple = try TupleObject.make(vm, count: 3)
        let name = Array(entry.path.dropFirst())
        let mark = vm.native.held.count
        vm.hold(tuple)
        let items = TupleObject(vm.ram, tuple).items
        vm.setObj(items.place(0), try flags & 1 != 0 ? vm.str(name) : vm.bytes(name))
        vm.setObj(items.place(1), Obj(smallInteger: 0x4000))
        vm.setObj(items.place(2), Obj(smallInteger: 0))
        vm.release(to: mark)
        return tuple
    }

    fileprivate static func listNames(_ vm: VM, _ entries: Obj) throws(PythonError) -> Obj {
        let mark = vm.native.held.count
        vm.hold(entries)
        let names = try ListObject.make(vm, count: 0)
        vm.hold(names)
        while true {
            let entry = try vm.next(entries)
            if entry == .stopIteration { break }
            try ListObject(vm.ram, names).append(vm.subscript_(entry, Obj(smallInteger: 0)), vm)
        }
        vm.release(to: mark)
        return names
    }

    /// Bytes from the board's noise source: a fixed sequence here, so that every run is the same.
    fileprivate static func randomBytes(_ vm: VM, _ count: Int) throws(PythonError) -> Obj {
        if count < 0 { throw vm.error(.valueError) }
        let text = try VStr(vm, count: count)
        vm.noteWork(8 * count)
        for index in 0..<count {
            vm.noise = vm.noise &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            vm.ram.store8(text.buffer + UInt32(index), UInt8(truncatingIfNeeded: vm.noise >> 33))
        }
        return try vm.bytes(from: text)
    }
}
