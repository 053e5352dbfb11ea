// help(). py/builtinhelp.c.

import BlockHeap

/// The functions of the module builtins.
enum BuiltinsModule {
    /// help(): how to get on; help('modules'): the modules; help(object): its type and its attributes.
    static func help(_ vm: VM, _ args: Args) throws(PythonError) -> Obj {
        guard let object = args.optional(0) else {
            try Printer.console.write(
                "This is MicroPython v\(Release.number) on a simulated board.\nhelp(x) tells what x is and lists its names, "
                    + "help('modules') lists what can be imported.\n"
                    + "The documentation: https://docs.micropython.org/en/v\(Release.number)/\n", vm)
            return .none
        }
        if vm.isString(object), try vm.stringBytes(object) == Array("modules".utf8) {
            try printModules(vm)
        } else {
            try describe(vm, object)
        }
        return .none
    }

    private static func describe(_ vm: VM, _ object: Obj) throws(PythonError) {
        try Printer.console.write("object ", vm)
        try vm.print(.console, object, .str)
        try Printer.console.write(" is of type \(vm.qstrText(vm.typeName(object)))\n", vm)
        let table: Address
        if vm.isPointer(object, to: .module) {
            table = vm.word(object.address + 4)
        } else {
            table = vm.typeSlot(vm.isTypeObject(object) ? object.address : vm.typeAddress(object), .localsDict)
        }
        if table == 0 { return }
        let map = Map(vm.ram, table + 4)
        var cursor = 0
        while let slot = map.nextFilled(&cursor) {
            try Printer.console.write("  ", vm)
            try vm.print(.console, vm.obj(slot), .str)
            try Printer.console.write(" -- ", vm)
            try vm.print(.console, MapSlot(vm.ram, slot).value, .str)
            try Printer.console.write("\n", vm)
        }
    }

    /// Four columns of 18 characters, filled from top to bottom.
    private static func printModules(_ vm: VM) throws(PythonError) {
        // umqtt, and the module behind it, are none of the board's.
        let builtin = vm.rom.modules.keys.filter { $0 != "_mqtt" }
        let frozen = vm.rom.frozenModules.keys.filter { $0 != ROM.standIn }
        let names = (builtin + frozen.map { String($0.dropLast(3)) }).sorted()
        let rows = (names.count + 3) / 4
        for row in 0..<rows {
            var line = ""
            for column in stride(from: row, to: names.count, by: rows) {
                let gap = column == row ? 0 : 18 - line.count % 18
                line += String(repeating: " ", count: gap) + names[column]
            }
            try Printer.console.write(line + "\n", vm)
        }
        try Printer.console.write("Plus any modules on the filesystem\n", vm)
    }
}
