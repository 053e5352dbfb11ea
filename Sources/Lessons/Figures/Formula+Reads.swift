// What a formula reads.

extension Formula {
    /// Ids of the runs that it reads. `own` is the one that names without a run mean; without it only those that are named count.
    public func runs(own: String? = nil) -> Set<String> {
        var ids: Set<String> = []
        func read(_ run: String?) { if let id = run ?? own { ids.insert(id) } }
        func visit(_ node: Node) {
            switch node {
            case .literal: break
            case .name(let name, let run): if run != nil || !FigureName.constants.contains(name) { read(run) }
            case .element(_, let run, let index):
                read(run)
                visit(index)
            case .call(let name, let run, let arguments):
                if run != nil || !FigureName.constants.contains(name) { read(run) }
                arguments.forEach(visit)
            case .not(let inner), .negative(let inner): visit(inner)
            case .binary(_, let left, let right):
                visit(left)
                visit(right)
            }
        }
        visit(root)
        return ids
    }

    /// Whether nothing of it comes from a run.
    var readsNothing: Bool { runs(own: "").isEmpty }

    /// Whether it is a value as typed, and not even a calculation.
    var isTyped: Bool {
        switch root {
        case .literal, .negative(.literal): true
        default: false
        }
    }
}
