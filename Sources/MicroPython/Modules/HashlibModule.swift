// The module hashlib: sha256 and sha1. extmod/modhashlib.c.

import Heap

extension ROMBuilder {
    func installHashlib() {
        let kinds: [DigestKind] = [.sha256, .sha1]
        for kind in kinds {
            type(kind.type, kind.name, locals: [
                ("update", function2 { m, digest, data throws(PythonError) in try m.updateDigest(digest, kind, data) }),
                ("digest", function1 { m, digest throws(PythonError) in try m.finishDigest(digest, kind) }),
            ]) {
                $0.makeNew = { m, _, args throws(PythonError) in
                    try m.checkArguments(args, 0, 1)
                    let object = Obj(try m.allocate(kind.byteCount))
                    DigestObject(m.ram, object.address, kind).initialise()
                    if args.count == 1 { _ = try m.updateDigest(object, kind, args[0]) }
                    return object
                }
            }
        }
        module("hashlib", kinds.map { ($0.name, $0.type.obj) })
    }
}

extension Machine {
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
