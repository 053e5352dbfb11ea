// Whose numbers the constants of a source are: the board's that compiles it, or those of the computer that a cross compiler runs on.

import BlockHeap

/// What a compiler knows about number constants.
enum NumberModel {
    /// The board's own: an object is what it is.
    case board
    case host(HostNumbers)

    /// The modules whose names the parser replaces by their constants.
    var constantModules: [String] {
        switch self {
        case .board: ["errno", "uctypes"]
        case .host: []
        }
    }

    /// Whether the message about a bad integer shows its digits.
    var showsBadDigits: Bool {
        switch self {
        case .board: false
        case .host: true
        }
    }

    /// The integer as it is where this is compiled; `operand` is what it was made from.
    func integer(_ value: Obj, from operand: Obj?, on vm: VM) -> Obj {
        switch self {
        case .board: value
        case .host(let numbers): numbers.integer(value, from: operand, on: vm)
        }
    }

    /// Notes that `object` was made from the literal `text`.
    func note(_ object: Obj, _ text: [UInt8]) {
        if case .host(let numbers) = self { numbers.note(object, text) }
    }

    /// Whether two constants are one; `nil` where comparing the objects tells it.
    func areEqual(_ a: Obj, _ b: Obj) -> Bool? {
        switch self {
        case .board: nil
        case .host(let numbers): numbers.areEqual(a, b)
        }
    }

    /// The words of the same constant on a board: one single-precision float, or two.
    func singles(of object: Obj) -> [UInt32] {
        switch self {
        case .board: []
        case .host(let numbers): numbers.singles(of: object)
        }
    }

    /// How a float constant is written; `nil` where printing the object tells it.
    func text(of object: Obj) -> [UInt8]? {
        switch self {
        case .board: nil
        case .host(let numbers): numbers.text(of: object)
        }
    }
}
