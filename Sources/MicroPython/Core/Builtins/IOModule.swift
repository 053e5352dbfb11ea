// The module io. py/modio.c.

import BlockHeap

extension ROMBuilder {
    func installIO() {
        installStringIO()
        installRingIO()
        installIOBase()
        let open = function(0, keywords: true, VFSModule.open)
        name("open", open)
        module("io", [
            ("open", open),
            ("IOBase", TypeID.ioBase.obj),
            ("StringIO", TypeID.stringIO.obj),
            ("BytesIO", TypeID.bytesIO.obj),
        ])
    }
}

extension VFSModule {
    /// open(). Buffering and encoding are taken and not looked at.
    static func open(_ vm: VM, _ args: Args) throws(PythonError) -> Obj {
        let parsed = try vm.parse(args, [
            AllowedArgument(name: vm.names.file, isRequired: true),
            AllowedArgument(name: vm.names.mode, fallback: Obj(vm.names.r)),
            AllowedArgument(name: vm.names.buffering, isInteger: true, fallback: Obj(smallInteger: -1)),
            AllowedArgument(name: vm.names.encoding),
        ])
        return try open(vm, parsed[0], mode: parsed[1])
    }
}
