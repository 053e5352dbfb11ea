// Modules. py/objmodule.c. A module written in Python has its bytecode's tables behind these words: see ModuleContext.
//
//     +0 type   +4 globals: a dict, in ROM for a built-in module

import BlockHeap

extension ModuleContext {
    /// mp_obj_new_module: registers an empty module under `name`, unless there is one.
    static func make(_ vm: VM, _ name: Qstr) throws(PythonError) -> Obj {
        let slot = try DictObject(vm.ram, RootPointer.loadedModules.address).map.lookup(Obj(name), .addIfMissing, vm)
        if vm.word(slot + 4) != 0 { return MapSlot(vm.ram, slot).value }
        let address = try vm.allocate(ModuleContext.byteCount)
        vm.setWord(address, TypeID.module.address)
        let mark = vm.native.held.count
        vm.hold(Obj(address))
        let globals = try DictObject.make(vm, capacity: 1)
        vm.setObj(address + 4, globals)
        try DictObject(vm.ram, globals).store(Obj(Qstr(.__name__)), Obj(name), vm)
        vm.release(to: mark)
        MapSlot(vm.ram, slot).value = Obj(address)
        return Obj(address)
    }

    /// module_attr.
    static func attribute(_ vm: VM, _ module: Obj, _ name: Qstr, _ request: inout AttributeRequest) throws(PythonError) {
        var globals = vm.obj(module.address + 4)
        if request.isLoad {
            let slot = try DictObject(vm.ram, globals).map.lookup(Obj(name), .find, vm)
            if slot != 0 {
                request.value = MapSlot(vm.ram, slot).value
            } else if name == vm.names.__dict__ {
                request.value = globals
            } else if name != Qstr(.__getattr__) {
                let getattr = try DictObject(vm.ram, globals).map.lookup(Obj(Qstr(.__getattr__)), .find, vm)
                if getattr != 0 {
                    request.value = try vm.call(MapSlot(vm.ram, getattr).value, Obj(name))
                } else if module == vm.known.sys {
                    SysModule.attribute(vm, name, &request)
                }
            }
            return
        }
        if DictObject(vm.ram, globals).map.isFixed {
            guard module == vm.known.builtins else {
                if module == vm.known.sys { SysModule.attribute(vm, name, &request) }
                return
            }
            if vm.root(.builtinsOverride) == 0 { vm.setRoot(.builtinsOverride, try DictObject.make(vm, capacity: 1).word) }
            globals = Obj(word: vm.root(.builtinsOverride))
        }
        if request.receiver.isNull {
            try DictObject(vm.ram, globals).delete(Obj(name), vm)
        } else {
            try DictObject(vm.ram, globals).store(Obj(name), request.receiver, vm)
        }
        request.value = .null
    }

    fileprivate static func print(_ vm: VM, _ printer: Printer, _ module: Obj) throws(PythonError) {
        let globals = vm.word(module.address + 4) + 4
        let name = try Map(vm.ram, globals).lookup(Obj(Qstr(.__name__)), .find, vm)
        try printer.write("<module '", vm)
        if name != 0 { try printer.write(vm.stringBytes(vm.obj(name + 4)), vm) }
        let file = try Map(vm.ram, globals).lookup(Obj(vm.names.__file__), .find, vm)
        if file != 0 {
            try printer.write("' from '", vm)
            try printer.write(vm.stringBytes(vm.obj(file + 4)), vm)
        }
        try printer.write("'>", vm)
    }
}

extension ROMBuilder {
    func installModuleType() {
        type(.module, "module", ModuleContext.layout) {
            $0.print = ModuleContext.print
            $0.attr = ModuleContext.attribute
        }
    }
}

extension ModuleContext {
    static func print(_ vm: VM, _ printer: Printer, _ module: Obj, _: PrintKind) throws(PythonError) {
        try ModuleContext.print(vm, printer, module)
    }
}
