import MicroPython

/// What an allocation holds. The first nine are those of `mem_info(1)`, known by the type word that the block begins with; the others are
/// `h` there, and are known because an object of the first kind points to them.
public enum BlockContent: UInt8, Sendable, CaseIterable {
    case other
    case tuple, list, dict, string, array, float, function, module
    /// The characters of a str or bytes.
    case characters
    /// The item pointers of a list.
    case items
    /// The table of a dict.
    case table
    /// The bytes of a bytearray or array.
    case elements
    /// Bytecode of a function.
    case code

    /// What an object with that letter is.
    public init(_ letter: BlockLetter) {
        self = switch letter {
        case .tuple: .tuple
        case .list: .list
        case .dict: .dict
        case .string: .string
        case .array: .array
        case .float: .float
        case .function: .function
        case .module: .module
        case .other: .other
        }
    }

    /// What a part of an object is, as far as a recording tells it; `nil` for the others.
    init?(_ part: BlockPart) {
        switch part {
        case .characters: self = .characters
        case .items: self = .items
        case .table: self = .table
        case .elements: self = .elements
        case .code: self = .code
        default: return nil
        }
    }

    private static let letters: [BlockLetter] = allCases.map { content in
        BlockLetter.allCases.first { BlockContent($0) == content } ?? .other
    }

    /// The letter of `mem_info(1)`.
    public var letter: Character { Self.letters[Int(rawValue)].rawValue }

    /// In words, with its article.
    public var name: String {
        switch self {
        case .other: "a piece of memory"
        case .tuple: "a tuple"
        case .list: "a list"
        case .dict: "a dict"
        case .string: "a str or bytes object"
        case .array: "a bytearray or array object"
        case .float: "a float"
        case .function: "a function"
        case .module: "a module"
        case .characters: "the characters of a string"
        case .items: "the items of a list"
        case .table: "the table of a dict"
        case .elements: "the bytes of a bytearray"
        case .code: "bytecode"
        }
    }
}
