// A node of the parse tree: one word. py/parse.h.
//
//     0000 ....... 0000   no node
//     xxxx ....... xxx1   small integer, 31 bits
//     xxxx ....... xx00   address of a node in a chunk on the heap (NodeStruct)
//     xxxx ....... 0010   identifier: the qstr in the upper 28 bits
//     xxxx ....... 0110   short or known string: the qstr
//     xxxx ....... 1010   token: its number
//
// A node in a chunk: +0 source line   +4 rule (low byte) | number of nodes << 8   +8 the nodes, a word each
// The node of a constant (`RuleID.constObject`) has one word: a Python object.

import BlockHeap

/// A word of the parse tree (`mp_parse_node_t`).
public struct ParseNode: Equatable, Sendable {
    public var word: UInt32

    @inlinable public init(word: UInt32) { self.word = word }
    /// The node at `address` in a chunk.
    @inlinable public init(_ address: Address) { word = address }
    /// `value` lies in `Obj.smallIntegers`.
    @inlinable public init(smallInteger value: Int) { word = UInt32(truncatingIfNeeded: value) << 1 | 1 }
    @inlinable public init(identifier: Qstr) { word = identifier.id << 4 | 0x02 }
    @inlinable public init(string: Qstr) { word = string.id << 4 | 0x06 }
    @inlinable public init(token: Token) { word = UInt32(token.rawValue) << 4 | 0x0a }

    public static let null = ParseNode(word: 0)

    @inlinable public var isNull: Bool { word == 0 }
    /// Neither empty nor in a chunk.
    @inlinable public var isLeaf: Bool { word & 3 != 0 }
    @inlinable public var isStruct: Bool { word != 0 && word & 3 == 0 }
    @inlinable public var isSmallInteger: Bool { word & 1 != 0 }
    @inlinable public var isIdentifier: Bool { word & 0xf == 0x02 }
    @inlinable public var isString: Bool { word & 0xf == 0x06 }
    @inlinable public var isToken: Bool { word & 0xf == 0x0a }
    @inlinable public func isToken(_ token: Token) -> Bool { self == ParseNode(token: token) }

    /// Only where `isSmallInteger`.
    @inlinable public var smallInteger: Int { Int(Int32(bitPattern: word) >> 1) }
    /// Only where `isIdentifier` or `isString`.
    @inlinable public var qstr: Qstr { Qstr(word >> 4) }
    /// Only where `isToken`.
    @inlinable public var token: Token { Token(rawValue: UInt8(truncatingIfNeeded: word >> 4))! }
    /// Only where `isStruct`.
    @inlinable public var address: Address { word }

    /// Whether it is a node of this rule in a chunk.
    @inlinable public func isStruct(_ rule: RuleID, in ram: RAM) -> Bool {
        isStruct && ram.load8(word &+ 4) == rule.rawValue
    }
}

/// A node in a chunk (`mp_parse_node_struct_t`).
public struct NodeStruct {
    @usableFromInline let ram: RAM
    public let address: Address

    @inlinable public init(_ ram: RAM, _ address: Address) {
        self.ram = ram
        self.address = address
    }
    /// `node.isStruct` holds.
    @inlinable public init(_ ram: RAM, _ node: ParseNode) { self.init(ram, node.address) }

    static let headerBytes = 8

    /// From 1; 0 where a constant was folded.
    public var sourceLine: Int {
        @inlinable get { Int(ram.load32(address)) }
        nonmutating set { ram.store32(address, UInt32(truncatingIfNeeded: newValue)) }
    }
    public var rule: RuleID {
        @inlinable get { RuleID(rawValue: ram.load8(address &+ 4))! }
        nonmutating set { ram.store8(address &+ 4, newValue.rawValue) }
    }
    /// How many nodes it has.
    public var count: Int {
        @inlinable get { Int(ram.load32(address &+ 4) >> 8) }
        nonmutating set { ram.store32(address &+ 4, UInt32(newValue) << 8 | UInt32(ram.load8(address &+ 4))) }
    }
    /// Where its first node lies.
    @inlinable public var nodes: Address { address &+ 8 }
    public subscript(index: Int) -> ParseNode {
        @inlinable get { ParseNode(word: ram.load32(nodes &+ UInt32(truncatingIfNeeded: index) &* 4)) }
        nonmutating set { ram.store32(nodes &+ UInt32(index) &* 4, newValue.word) }
    }
    /// The Python object of a `constObject`.
    @inlinable public var constObject: Obj { Obj(word: ram.load32(nodes)) }
}
