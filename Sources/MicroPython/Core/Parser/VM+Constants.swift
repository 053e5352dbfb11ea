// Which nodes are constants, and which objects they are. py/parse.c.

import BlockHeap

extension VM {
    /// mp_parse_node_is_const.
    func isConst(_ node: ParseNode) -> Bool {
        if node.isNull { return false }
        if node.isSmallInteger || node.isString { return true }
        if node.isToken {
            switch node.token {
            case .keywordNone, .keywordTrue, .keywordFalse, .ellipsis: return true
            default: return false
            }
        }
        guard node.isStruct else { return false }
        switch NodeStruct(ram, node).rule {
        case .constObject: return true
        case .atomParen: return NodeStruct(ram, node)[0].isNull  // ()
        default: return false
        }
    }

    /// mp_parse_node_convert_to_obj: the object of a node for which `isConst` holds.
    func constObject(_ node: ParseNode) -> Obj {
        if node.isSmallInteger { return Obj(smallInteger: node.smallInteger) }
        if node.isString { return Obj(node.qstr) }
        if node.isToken {
            switch node.token {
            case .keywordNone: return .none
            case .keywordTrue: return .true
            case .keywordFalse: return .false
            default: return ellipsis
            }
        }
        return node.isStruct(.constObject, in: ram) ? NodeStruct(ram, node).constObject : emptyTuple
    }

    /// mp_parse_node_is_const_false: a constant whose truth value is false.
    func isConstFalse(_ node: ParseNode) throws(PythonError) -> Bool {
        guard isConst(node) else { return false }
        return try !isTrue(constObject(node))
    }

    /// mp_parse_node_is_const_true.
    func isConstTrue(_ node: ParseNode) throws(PythonError) -> Bool {
        guard isConst(node) else { return false }
        return try isTrue(constObject(node))
    }

    /// mp_parse_node_get_int_maybe: the integer that `node` is, or null.
    func constInteger(_ node: ParseNode) -> Obj {
        if node.isSmallInteger { return Obj(smallInteger: node.smallInteger) }
        guard node.isStruct(.constObject, in: ram) else { return .null }
        let object = NodeStruct(ram, node).constObject
        return isType(object, .int) ? object : .null
    }

    /// mp_obj_int_sign: -1, 0 or 1. A big integer has its sign in bit 0 of its second word and the number of its digits in the third.
    func sign(ofInteger object: Obj) -> Int {
        if object.isSmallInteger { return object.smallInteger.signum() }
        if word(object.address + 8) == 0 { return 0 }
        return word(object.address + 4) & 1 == 0 ? 1 : -1
    }
}
