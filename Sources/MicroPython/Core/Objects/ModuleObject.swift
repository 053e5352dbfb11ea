// Modules. py/objmodule.c. A module written in Python has its bytecode's tables behind these words: see ModuleContext.
//
//     +0 type   +4 globals: a dict, in ROM for a built-in module

import BlockHeap

extension VM {
    /// mp_obj_new_module: registers an empty module under `name`, unless there is one.
    func newModule(_ name: Qstr) throws(PythonError) -> Obj {
        let slot = try mapLookup(RootPointer.loadedModules.address + 4, Obj(name), .addIfMissing)
        if word(slot + 4) != 0 { return obj(slot + 4) }
        let address = try allocate(ModuleContext.byteCount)
        setWord(address, TypeID.module.address)
        let mark = held.count
        hold(Obj(address))
        let globals = try dict(capacity: 1)
        setObj(address + 4, globals)
        try dictStore(globals, Obj(Qstr(.__name__)), Obj(name))
        release(to: mark)
        setObj(slot + 4, Obj(address))
        return Obj(address)
    }

    /// module_attr.
    func moduleAttribute(_ module: Obj, _ name: Qstr, _ request: inout AttributeRequest) throws(PythonError) {
        var globals = obj(module.address + 4)
        if request.isLoad {
            let slot = try mapLookup(globals.address + 4, Obj(name), .find)
            if slot != 0 {
                request.value = obj(slot + 4)
            } else if name == names.__dict__ {
                request.value = globals
            } else if name != Qstr(.__getattr__) {
                let getattr = try mapLookup(globals.address + 4, Obj(Qstr(.__getattr__)), .find)
                if getattr != 0 {
                    request.value = try call(obj(getattr + 4), Obj(name))
                } else if module == known.sys {
                    sysAttribute(name, &request)
                }
            }
            return
        }
        if Map(ram, globals.address + 4).isFixed {
            guard module == known.builtins else {
                if module == known.sys { sysAttribute(name, &request) }
                return
            }
            if root(.builtinsOverride) == 0 { setRoot(.builtinsOverride, try dict(capacity: 1).word) }
            globals = Obj(word: root(.builtinsOverride))
        }
        if request.receiver.isNull {
            try dictDelete(globals, Obj(name))
        } else {
            try dictStore(globals, Obj(name), request.receiver)
        }
        request.value = .null
    }

    fileprivate func printModule(_ printer: Printer, _ module: Obj) throws(PythonError) {
        let globals = word(module.address + 4) + 4
        let name = try mapLookup(globals, Obj(Qstr(.__name__)), .find)
        try write(printer, "<module '")
        if name != 0 { try write(printer, stringBytes(obj(name + 4))) }
        let file = try mapLookup(globals, Obj(names.__file__), .find)
        if file != 0 {
            try write(printer, "' from '")
            try write(printer, stringBytes(obj(file + 4)))
        }
        try write(printer, "'>")
    }
}

extension ROMBuilder {
    func installModuleType() {
        type(.module, "module", ModuleContext.layout) {
            $0.print = { vm, printer, module, _ throws(PythonError) in try vm.printModule(printer, module) }
            $0.attr = { vm, module, name, request throws(PythonError) in try vm.moduleAttribute(module, name, &request) }
        }
    }
}
