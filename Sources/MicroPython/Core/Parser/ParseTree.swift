// What the parser hands to the compiler: the root and the chunks that the nodes lie in. py/parse.h, mp_parse_tree_t.
//
// A chunk: +0 bytes allocated behind this header   +4 address of the chunk made before it (while in use: bytes used)   +8 nodes

import BlockHeap

/// A parse tree on the heap. The compiler clears it when it is done.
public struct ParseTree {
    public var root: ParseNode
    /// The chunk made last; the others follow by their second words.
    public var chunk: Address
}

/// What a source text is to be: the rule to start with.
public enum InputKind: Sendable {
    /// One statement, as typed at the prompt: its value is printed.
    case single
    /// A module.
    case file
    /// An expression.
    case eval
}

extension VM {
    /// mp_parse_tree_clear: frees the chunks, the last made first.
    func clear(_ tree: inout ParseTree) {
        while tree.chunk != 0 {
            let before = word(tree.chunk + 4)
            free(tree.chunk)
            tree.chunk = before
        }
    }
}

/// mp_parse_node_extract_list: the nodes that `node` stands for: none, those of the list when it is a node of `rule`, or itself.
public struct NodeList {
    @usableFromInline let ram: RAM
    public let count: Int
    private let single: ParseNode
    private let nodes: Address

    public init(_ ram: RAM, _ node: ParseNode, _ rule: RuleID) {
        self.ram = ram
        single = node
        if node.isStruct(rule, in: ram) {
            let list = NodeStruct(ram, node)
            (count, nodes) = (list.count, list.nodes)
        } else {
            (count, nodes) = (node.isNull ? 0 : 1, 0)
        }
    }

    public subscript(index: Int) -> ParseNode {
        precondition(index < count)
        return nodes == 0 ? single : ParseNode(word: ram.load32(nodes + UInt32(index) * 4))
    }
}
