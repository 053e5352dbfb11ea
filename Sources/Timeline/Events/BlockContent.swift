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

    /// The letter of `mem_info(1)`.
    public var letter: Character {
        switch self {
        case .tuple: "T"
        case .list: "L"
        case .dict: "D"
        case .string: "S"
        case .array: "A"
        case .float: "F"
        case .function: "B"
        case .module: "M"
        case .other, .characters, .items, .table, .elements, .code: "h"
        }
    }

    /// The content that a letter of a board's map tells; `nil` for a character that is none.
    public init?(letter: Character) {
        switch letter {
        case "T": self = .tuple
        case "L": self = .list
        case "D": self = .dict
        case "S": self = .string
        case "A": self = .array
        case "F": self = .float
        case "B": self = .function
        case "M": self = .module
        case "h": self = .other
        default: return nil
        }
    }

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

    /// What the block is that an object of this kind has at its fourth word; `nil` where that is no block of its own.
    var contentBehind: BlockContent? {
        switch self {
        case .string: .characters
        case .list: .items
        case .dict: .table
        case .array: .elements
        case .function: .code
        default: nil
        }
    }
}
