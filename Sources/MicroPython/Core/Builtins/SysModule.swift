// The module sys. py/modsys.c.
//
// `sys.modules` and `sys.argv` are static objects; `sys.path`, `sys.ps1` and `sys.ps2` can be assigned, so they are root
// pointers and reached through `sysAttribute` instead of the module's dict.

import BlockHeap

extension ROMBuilder {
    func installSys() {
        let version = tuple([Obj(smallInteger: 1), Obj(smallInteger: 24), Obj(smallInteger: 0), Obj(qstr(""))])
        let implementation = attributeTuple([
            ("name", Obj(qstr("micropython"))), ("version", version),
            ("_machine", str(build.machineName)), ("_mpy", Obj(smallInteger: build.mpyVersion)),
        ])
        let exit = function(0, 1, SysModule.exit)
        name("sys.exit", exit)
        let module = module("sys", [
            ("argv", Obj(RootPointer.sysArgv.address)),
            ("version", str("3.4.0; MicroPython \(Release.text)")),
            ("version_info", tuple([3, 4, 0].map { Obj(smallInteger: $0) })),
            ("implementation", implementation),
            ("platform", Obj(qstr("rp2"))),
            ("byteorder", Obj(Qstr(.little))),
            ("maxsize", bigInteger(0x7fff_ffff)),
            ("exit", exit),
            ("stdin", standardStream(0)), ("stdout", standardStream(1)), ("stderr", standardStream(2)),
            ("modules", Obj(RootPointer.loadedModules.address)),
            ("print_exception", function(1, 2, SysModule.printException)),
        ])
        name("sys", module)
    }

    /// A big int in ROM that fits 31 bits: its digits are 16 bits each.
    private func bigInteger(_ value: UInt32) -> Obj {
        let digits = words([value])
        // py/mpz.h: neg, fixed_dig and alloc share the first word; fixed digits are never freed.
        return Obj(words([TypeID.int.address, 2 << 2 | 2, 2, digits]))
    }

    /// +0 type   +4 file descriptor: 0 input, 1 output, 2 errors (the console as well)
    private func standardStream(_ descriptor: UInt32) -> Obj { Obj(words([TypeID.stdio.address, descriptor])) }
}

/// The functions of the module sys.
enum SysModule {
    static func exit(_ vm: VM, _ args: Args) throws(PythonError) -> Obj {
        if let status = args.optional(0) { throw vm.error(.systemExit, argument: status) }
        throw vm.error(.systemExit)
    }

    static func printException(_ vm: VM, _ args: Args) throws(PythonError) -> Obj {
        try vm.printException(args.optional(1).map { Printer.stream($0) } ?? .console, args[0])
        return .none
    }

    /// The assignable attributes of sys. Leaves `request` as it is for other names.
    static func attribute(_ vm: VM, _ name: Qstr, _ request: inout AttributeRequest) {
        let root: RootPointer
        switch vm.qstrText(name) {
        case "path": root = .sysPath
        case "ps1": root = .sysPs1
        case "ps2": root = .sysPs2
        default: return
        }
        if request.isLoad {
            request.value = Obj(word: vm.root(root))
        } else if !request.receiver.isNull {
            vm.setRoot(root, request.receiver.word)
            request.value = .null
        }
    }
}
