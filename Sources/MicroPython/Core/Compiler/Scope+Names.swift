// Which scope a name belongs to, and which local variable it is. py/scope.c, py/emitcommon.c, scope_compute_things of py/compile.c.

extension Scope {
    /// The module's scope.
    var outermost: Scope {
        var scope = self
        while let parent = scope.parent { scope = parent }
        return scope
    }

    /// mp_emit_common_get_id_for_modification: notes that `name` is assigned here; its place.
    @discardableResult func noteAssignment(_ name: Qstr) throws(PythonError) -> Int {
        let index = try indexAdding(name, as: .globalImplicit)
        if names[index].kind == .globalImplicit {
            names[index].kind = kind.isFunctionLike ? .local : .globalImplicitAssigned
        }
        return index
    }

    /// scope_check_to_close_over: where a function around has the name at `index`, it is that function's variable.
    func closeOver(_ index: Int) throws(PythonError) {
        var scope = parent
        while let around = scope, around.parent != nil {
            if let found = around.index(of: names[index].name) {
                switch around.names[found].kind {
                case .local, .cell, .free:
                    names[index].kind = .free
                    try closeOverInParents(names[index].name)
                case .undecided, .globalImplicit, .globalImplicitAssigned, .globalExplicit: break
                }
                return
            }
            scope = around.parent
        }
    }

    /// Makes `name` a cell in the scope that has it, and free in those between.
    private func closeOverInParents(_ name: Qstr) throws(PythonError) {
        var scope = parent
        while let around = scope {
            let index = try around.indexAdding(name, as: .undecided)
            switch around.names[index].kind {
            case .undecided: around.names[index].kind = .free
            case .local:
                around.names[index].kind = .cell
                return
            default: return
            }
            scope = around.parent
        }
    }

    /// scope_compute_things: settles the kinds of all names and numbers the local variables:
    /// free variables first, then parameters and locals, then cells.
    func numberLocals(classCell: Qstr) {
        if flags.contains(.varArguments) { moveStarParameterLast() }
        localCount = 0
        for index in names.indices {
            // A class's __class__ is no local; when it is used it becomes a cell.
            if kind == .class && names[index].name == classCell { continue }
            if kind.isFunctionLike && names[index].kind == .globalImplicit { names[index].kind = .globalExplicit }
            // A parameter is a local even where it is a cell.
            if names[index].kind == .local || names[index].isParameter {
                names[index].localNumber = localCount
                localCount += 1
            }
        }
        for index in names.indices where names[index].kind == .cell && !names[index].isParameter {
            names[index].localNumber = localCount
            localCount += 1
        }
        guard let parent else { return }
        var freeCount = 0
        for outer in parent.names where outer.kind == .cell || outer.kind == .free {
            for index in names.indices where names[index].kind == .free && names[index].name == outer.name {
                names[index].localNumber = freeCount
                freeCount += 1
            }
        }
        guard freeCount > 0 else { return }
        for index in names.indices where names[index].kind != .free || names[index].isParameter {
            names[index].localNumber += freeCount
        }
        // Free variables are handed in as the first arguments.
        positionalCount += freeCount
        localCount += freeCount
    }

    /// `*args` comes after all other parameters but `**kwargs`.
    private func moveStarParameterLast() {
        var last: Int?
        for index in names.indices.reversed() {
            if names[index].isStarParameter {
                if let last { names.swapAt(index, last) }
                return
            }
            if last == nil && names[index].isParameter && !names[index].isDoubleStarParameter { last = index }
        }
    }
}
