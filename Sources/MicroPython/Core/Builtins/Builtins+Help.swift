// help(). py/builtinhelp.c.

import BlockHeap

extension VM {
    /// help(): how to get on; help('modules'): the modules; help(object): its type and its attributes.
    func help(_ args: Args) throws(PythonError) -> Obj {
        guard let object = args.optional(0) else {
            try write(
                .console,
                "This is MicroPython v\(Release.number) on a simulated board.\nhelp(x) tells what x is and lists its names, "
                    + "help('modules') lists what can be imported.\n"
                    + "The documentation: https://docs.micropython.org/en/v\(Release.number)/\n")
            return .none
        }
        if isString(object), try stringBytes(object) == Array("modules".utf8) {
            try printModules()
        } else {
            try describe(object)
        }
        return .none
    }

    private func describe(_ object: Obj) throws(PythonError) {
        try write(.console, "object ")
        try print(.console, object, .str)
        try write(.console, " is of type \(qstrText(typeName(object)))\n")
        let table: Address
        if isPointer(object, to: .module) {
            table = word(object.address + 4)
        } else {
            table = typeSlot(isTypeObject(object) ? object.address : typeAddress(object), .localsDict)
        }
        if table == 0 { return }
        let map = Map(ram, table + 4)
        var cursor = 0
        while let slot = map.nextFilled(&cursor) {
            try write(.console, "  ")
            try print(.console, obj(slot), .str)
            try write(.console, " -- ")
            try print(.console, obj(slot + 4), .str)
            try write(.console, "\n")
        }
    }

    /// Four columns of 18 characters, filled from top to bottom.
    private func printModules() throws(PythonError) {
        // umqtt, and the module behind it, are none of the board's.
        let builtin = rom.modules.keys.filter { $0 != "_mqtt" }
        let frozen = rom.frozenModules.keys.filter { $0 != ROM.standIn }
        let names = (builtin + frozen.map { String($0.dropLast(3)) }).sorted()
        let rows = (names.count + 3) / 4
        for row in 0..<rows {
            var line = ""
            for column in stride(from: row, to: names.count, by: rows) {
                let gap = column == row ? 0 : 18 - line.count % 18
                line += String(repeating: " ", count: gap) + names[column]
            }
            try write(.console, line + "\n")
        }
        try write(.console, "Plus any modules on the filesystem\n")
    }
}
