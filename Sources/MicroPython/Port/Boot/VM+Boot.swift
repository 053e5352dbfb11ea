// From power-on to the place where the script begins. py/runtime.c, mp_init; ports/rp2/main.c.

import BlockHeap

extension VM {
    /// mp_init: the allocations of a fresh runtime, six blocks.
    func initialise() throws(PythonError) {
        setRoot(.loadedModules, TypeID.dict.address)
        try DictObject(ram, RootPointer.loadedModules.address).map.initialise(3, self)
        let main = Obj(RootPointer.mainDict.address)
        setObj(main.address, TypeID.dict.obj)
        try Map(ram, main.address + 4).initialise(1, self)
        try DictObject(ram, main).store(Obj(Qstr(.__name__)), Obj(Qstr(.__main__)), self)
        setRoot(.dictLocals, main.word)
        setRoot(.dictGlobals, main.word)
        let path = try ListObject.make(self, count: 0)
        setRoot(.sysPath, path.word)
        try ListObject(ram, path).append(Obj(Qstr(.empty)), self)
        try ListObject(ram, path).append(Obj(qstrNamed(".frozen")), self)
        let argv = ListObject(ram, Obj(RootPointer.sysArgv.address))
        setWord(argv.address, TypeID.list.address)
        argv.items = try allocate(ListObject.leastAlloc * 4)
        argv.alloc = ListObject.leastAlloc
        setRoot(.sysPs1, Obj(qstrNamed(">>> ")).word)
        setRoot(.sysPs2, Obj(qstrNamed("... ")).word)
    }

    /// What the board does between `initialise` and the script: the network list, then the frozen `_boot.py`, which mounts the file system.
    func bootPort() throws(PythonError) {
        guard board.boot == .flash else { return }
        try ListObject(ram, Obj(word: root(.sysPath))).append(Obj(qstrNamed("/lib")), self)
        if board.firmware.hasWiFi { setRoot(.networkList, try allocate(ListObject.leastAlloc * 4)) }
        try runFrozen("_boot.py")
    }
}
