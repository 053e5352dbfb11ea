// The module io. py/modio.c.

import BlockHeap

extension ROMBuilder {
    func installIO() {
        installStringIO()
        installRingIO()
        installIOBase()
        let parameters = [
            AllowedArgument(name: qstr("file"), isRequired: true),
            AllowedArgument(name: qstr("mode"), fallback: Obj(qstr("r"))),
            AllowedArgument(name: qstr("buffering"), isInteger: true, fallback: Obj(smallInteger: -1)),
            AllowedArgument(name: qstr("encoding")),
        ]
        // Buffering and encoding are taken and not looked at.
        let open = function(0, keywords: true) { vm, args throws(PythonError) in
            let parsed = try vm.parse(args, parameters)
            return try vm.open(parsed[0], mode: parsed[1])
        }
        name("open", open)
        module("io", [
            ("open", open),
            ("IOBase", TypeID.ioBase.obj),
            ("StringIO", TypeID.stringIO.obj),
            ("BytesIO", TypeID.bytesIO.obj),
        ])
    }
}
