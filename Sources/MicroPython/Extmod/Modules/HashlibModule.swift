// The module hashlib: sha256 and sha1. extmod/modhashlib.c.

import BlockHeap

extension ROMBuilder {
    func installHashlib() {
        let kinds: [DigestKind] = [.sha256, .sha1]
        for kind in kinds {
            type(kind.type, kind.name, locals: [
                ("update", function2 { vm, digest, data throws(PythonError) in try HashlibModule.update(vm, digest, kind, data) }),
                ("digest", function1 { vm, digest throws(PythonError) in try HashlibModule.digest(vm, digest, kind) }),
            ]) {
                $0.makeNew = { vm, _, args throws(PythonError) in
                    try vm.checkArguments(args, 0, 1)
                    let object = Obj(try vm.allocate(kind.byteCount))
                    DigestObject(vm.ram, object.address, kind).initialise()
                    if args.count == 1 { _ = try HashlibModule.update(vm, object, kind, args[0]) }
                    return object
                }
            }
        }
        module("hashlib", kinds.map { ($0.name, $0.type.obj) })
    }
}

/// The functions of the module hashlib.
enum HashlibModule {
    /// Raises ValueError once the digest has been taken.
    private static func running(_ vm: VM, _ object: Obj, _ kind: DigestKind) throws(PythonError) -> DigestObject {
        let digest = DigestObject(vm.ram, object.address, kind)
        if digest.isFinal { throw vm.error(.valueError, "hash is final") }
        return digest
    }

    fileprivate static func update(_ vm: VM, _ object: Obj, _ kind: DigestKind, _ data: Obj) throws(PythonError) -> Obj {
        let digest = try running(vm, object, kind)
        let source = try vm.buffer(data, .read)
        vm.noteWork(16 * source.count)
        digest.update(source.address, count: source.count)
        return .none
    }

    fileprivate static func digest(_ vm: VM, _ object: Obj, _ kind: DigestKind) throws(PythonError) -> Obj {
        let digest = try running(vm, object, kind)
        digest.isFinal = true
        let result = try VStr(vm, count: kind.digestByteCount)
        digest.finish(to: result.buffer)
        return try vm.bytes(from: result)
    }
}
