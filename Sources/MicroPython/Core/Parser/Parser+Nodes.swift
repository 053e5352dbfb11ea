// Making nodes: room for them in chunks, leaves out of tokens, nodes out of rules. py/parse.c.

import BlockHeap

extension Parser {
    private static let firstChunkBytes = 128
    private static let chunkHeaderBytes = 8
    /// String literals up to this length are interned.
    private static let longestInterned = 10

    /// parser_alloc: room for `size` bytes in the chunk, which grows in place if it can; else it is cut to what is used and a new one
    /// begun.
    private func space(_ size: Int) throws(PythonError) -> Address {
        if chunk != 0 {
            let alloc = Int(ram.load32(chunk)), used = Int(ram.load32(chunk + 4))
            if used + size > alloc {
                if vm.reallocateMaybe(chunk, Self.chunkHeaderBytes + alloc + size, allowMove: false) != 0 {
                    ram.store32(chunk, UInt32(alloc + size))
                } else {
                    closeChunk()
                }
            }
        }
        if chunk == 0 {
            let alloc = max(size, Self.firstChunkBytes)
            let new = try vm.allocate(Self.chunkHeaderBytes + alloc)
            ram.store32(new, UInt32(alloc))
            ram.store32(new + 4, 0)
            chunk = new
        }
        let used = ram.load32(chunk + 4)
        ram.store32(chunk + 4, used + UInt32(size))
        return chunk + UInt32(Self.chunkHeaderBytes) + used
    }

    /// Cuts the chunk to what is used and puts it before the full ones.
    func closeChunk() {
        guard chunk != 0 else { return }
        let used = ram.load32(chunk + 4)
        _ = vm.reallocateMaybe(chunk, Self.chunkHeaderBytes + Int(used), allowMove: false)
        ram.store32(chunk, used)
        ram.store32(chunk + 4, fullChunks)
        fullChunks = chunk
        chunk = 0
    }

    /// parser_free_parse_node_struct: gives a node's room back where it is the last one in the chunk.
    func giveBack(_ node: NodeStruct) {
        let used = ram.load32(chunk + 4), start = chunk + UInt32(Self.chunkHeaderBytes)
        guard node.address >= start && node.address < start + used else { return }
        ram.store32(chunk + 4, used - UInt32(NodeStruct.headerBytes + 4 * node.count))
    }

    private func newNode(_ rule: RuleID, line: Int, count: Int) throws(PythonError) -> NodeStruct {
        let address = try space(NodeStruct.headerBytes + 4 * count)
        let node = NodeStruct(ram, address)
        node.sourceLine = line
        ram.store32(address + 4, UInt32(rule.rawValue) | UInt32(count) << 8)
        return node
    }

    /// The node of a Python object.
    func constNode(_ object: Obj, line: Int) throws(PythonError) -> ParseNode {
        let node = try newNode(.constObject, line: line, count: 1)
        ram.store32(node.nodes, object.word)
        return ParseNode(node.address)
    }

    /// The same, but a small integer is a word of its own.
    func constNodeOrSmallInteger(_ object: Obj, line: Int) throws(PythonError) -> ParseNode {
        object.isSmallInteger ? ParseNode(smallInteger: object.smallInteger) : try constNode(object, line: line)
    }

    /// push_result_token: the node of the current token, met in rule `id`.
    func pushToken(_ id: RuleID) throws(PythonError) {
        try push(try tokenNode(id))
    }

    private func tokenNode(_ id: RuleID) throws(PythonError) -> ParseNode {
        let text = lexer.text.bytes
        switch lexer.kind {
        case .name:
            let name = try vm.intern(text)
            if id == .atom, let value = try constant(name) { return try constNodeOrSmallInteger(value, line: lexer.line) }
            return ParseNode(identifier: name)
        case .integer:
            let number = try located { () throws(PythonError) in try vm.parseInteger(text, base: 0, inSource: true) }
            return try constNodeOrSmallInteger(settled(number), line: lexer.line)
        case .float:
            let number = try located { () throws(PythonError) in
                try vm.parseFloat(text, allowImaginary: true, forceComplex: false, inSource: true)
            }
            vm.numbers.note(number, text)
            return try constNode(number, line: lexer.line)
        case .string:
            let known = text.count <= Self.longestInterned ? try vm.intern(text) : vm.findQstr(text)
            if let known { return ParseNode(string: known) }
            return try constNode(try StrObject.copy(vm, .str, text), line: lexer.line)
        case .bytes:
            return try constNode(try vm.bytes(text), line: lexer.line)
        default:
            return ParseNode(token: lexer.kind)
        }
    }

    /// A SyntaxError about a number gets the place of the number.
    private func located(_ body: () throws(PythonError) -> Obj) throws(PythonError) -> Obj {
        do throws(PythonError) {
            return try body()
        } catch {
            if vm.matches(error, .syntaxError) {
                ExceptionObject.addTraceback(vm, to: error.exception, file: lexer.sourceName, line: lexer.line, block: .null)
            }
            throw error
        }
    }

    /// push_result_rule: the node of a rule that matched, made of the last `count` results, unless it can be had simpler: parentheses
    /// around one expression go, constants are folded, tuples of constants become one object.
    func pushNode(_ id: RuleID, line: Int, count: Int) throws(PythonError) {
        var count = count
        switch id {
        case .atomParen:
            let inner = result(0)
            if !inner.isNull && !inner.isStruct(.testlistComp, in: ram) { return }
        case .testlistComp:
            let rest = result(0)
            if rest.isStruct(.testlistComp3b, in: ram) {
                // (a,): the comma alone.
                drop(1)
                count -= 1
            } else if rest.isStruct(.testlistComp3c, in: ram) {
                // (a, b, ...): that node already took the first item in.
                drop(1)
                NodeStruct(ram, rest).rule = .testlistComp
                return
            }
        case .testlistComp3c:
            count += 1
        default:
            break
        }
        if try foldLogic(id, &count) { return }
        if try fold(id, count) { return }
        if try buildTuple(id, line: line, count) { return }
        let node = try newNode(id, line: line, count: count)
        for index in stride(from: count - 1, through: 0, by: -1) { node[index] = pop() }
        // The item that was taken in is still expected below.
        if id == .testlistComp3c { try push(ParseNode(node.address)) }
        try push(ParseNode(node.address))
    }
}
