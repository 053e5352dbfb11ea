// The drawing of an object's bytes as a value: accessors and constructors go by its fields, and so do those who look at memory from outside
// (mem_info's letters, a recording's contents, the page about a block, the way from a root).

/// What lies where in an object.
struct Layout: Sendable {
    /// The letter in mem_info's map.
    let letter: BlockLetter
    /// In the order of their offsets.
    let fields: [FieldDrawing]
    /// What follows the fields, one word after the other.
    let tail: Tail?

    init(_ letter: BlockLetter = .other, _ fields: [any DrawnField], tail: Tail? = nil) {
        self.init(letter, drawn: fields.map(\.drawing), tail: tail)
    }

    private init(_ letter: BlockLetter, drawn fields: [FieldDrawing], tail: Tail? = nil) {
        self.letter = letter
        self.fields = fields
        self.tail = tail
    }

    /// The layout of an object whose type word is followed by a record with fields of its own, as a dict is by its map. `part` is what the
    /// record's own part is to this object, where it is not the usual.
    init(
        _ letter: BlockLetter = .other, _ type: any DrawnField, then record: Layout, at offset: Int, part: BlockPart? = nil,
        tail: Tail? = nil
    ) {
        let moved = record.fields.map { field in
            var field = field
            field.offset += offset
            if let part, case .part = field.kind { field.kind = .part(part) }
            return field
        }
        self.init(letter, drawn: [type.drawing] + moved, tail: tail)
    }

    /// The fields that lead to blocks of the object's own.
    var parts: [(field: FieldDrawing, part: BlockPart)] {
        fields.compactMap { field in if case .part(let part) = field.kind { (field, part) } else { nil } }
    }

    /// The field that begins at `offset`.
    func field(at offset: Int) -> FieldDrawing? { fields.first { $0.offset == offset } }
}

/// Words behind an object's fields.
struct Tail: Sendable {
    /// Bytes from the object's beginning to the first word.
    let offset: Int
    /// `item`; each has its number behind it. `nil` where nothing is known of them but their place.
    let name: String?
    /// What leads from the object along one of them, where that is not the name and the number.
    let way: String?
    /// The offset of the word that says how many there are; `nil`: up to the last word that is not 0.
    let count: Int?
    /// What each word leads to where it is a part of the object.
    let part: BlockPart?

    init(_ offset: Int, _ name: String? = nil, way: String? = nil, count: (any DrawnField)? = nil, part: BlockPart? = nil) {
        self.offset = offset
        self.name = name
        self.way = way
        self.count = count?.drawing.offset
        self.part = part
    }

    /// The name of the word that lies `index` words from the object's beginning.
    func name(ofWord index: Int) -> String { name.map { "\($0) \(index - offset / 4)" } ?? "word \(index)" }
}

/// What the type of an object tells of it and of the block that is a part of it, for who watches the heap from outside.
public struct ObjectSignature: Sendable {
    public let letter: BlockLetter
    /// The field that leads to the part: its offset in bytes, and what it leads to.
    public let part: (offset: UInt32, part: BlockPart)?

    public init(_ letter: BlockLetter, part: (offset: UInt32, part: BlockPart)? = nil) {
        self.letter = letter
        self.part = part
    }

    init(_ layout: Layout) {
        // A function's own code comes last, behind what it shares with others.
        self.init(layout.letter, part: layout.parts.last.map { (UInt32($0.field.offset), $0.part) })
    }
}
