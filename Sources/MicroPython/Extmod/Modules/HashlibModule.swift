// The module hashlib: sha256 and sha1. extmod/modhashlib.c.

import BlockHeap

extension ROMBuilder {
    func installHashlib() {
        let kinds: [DigestKind] = [.sha256, .sha1]
        for kind in kinds {
            type(kind.type, kind.name, locals: [
                ("update", function2 { vm, digest, data throws(PythonError) in try vm.updateDigest(digest, kind, data) }),
                ("digest", function1 { vm, digest throws(PythonError) in try vm.finishDigest(digest, kind) }),
            ]) {
                $0.makeNew = { vm, _, args throws(PythonError) in
                    try vm.checkArguments(args, 0, 1)
                    let object = Obj(try vm.allocate(kind.byteCount))
                    DigestObject(vm.ram, object.address, kind).initialise()
                    if args.count == 1 { _ = try vm.updateDigest(object, kind, args[0]) }
                    return object
                }
            }
        }
        module("hashlib", kinds.map { ($0.name, $0.type.obj) })
    }
}

extension VM {
    /// Raises ValueError once the digest has been taken.
    private func runningDigest(_ object: Obj, _ kind: DigestKind) throws(PythonError) -> DigestObject {
        let digest = DigestObject(ram, object.address, kind)
        if digest.isFinal { throw error(.valueError, "hash is final") }
        return digest
    }

    fileprivate func updateDigest(_ object: Obj, _ kind: DigestKind, _ data: Obj) throws(PythonError) -> Obj {
        let digest = try runningDigest(object, kind)
        let source = try buffer(data, .read)
        noteWork(16 * source.count)
        digest.update(source.address, count: source.count)
        return .none
    }

    fileprivate func finishDigest(_ object: Obj, _ kind: DigestKind) throws(PythonError) -> Obj {
        let digest = try runningDigest(object, kind)
        digest.isFinal = true
        let result = try VStr(self, count: kind.digestByteCount)
        digest.finish(to: result.buffer)
        return try bytes(from: result)
    }
}
