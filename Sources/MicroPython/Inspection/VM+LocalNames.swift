// The names of local variables, which bytecode does not carry beyond those of arguments: kept beside the machine for who looks on.

import BlockHeap

extension VM {
    /// Notes the names of the local variables of freshly compiled scopes, by the address of their bytecode.
    func noteLocalNames(_ scopes: some Sequence<Scope>) {
        for scope in scopes {
            var names: [String] = []
            for info in scope.names where info.kind == .local || info.kind == .cell || info.kind == .free {
                while names.count <= info.localNumber { names.append("") }
                names[info.localNumber] = qstrText(info.name)
            }
            strings.localNames[RawCode(ram, scope.rawCode).bytecode] = names
        }
    }
}
