// The types of @micropython.viper: what a value on the stack or in a local variable is, known when the code is compiled. All but objects
// are machine words. py/emitnative.c, py/nativeglue.c.

/// What a viper value is.
enum ViperType: UInt8 {
    case object, bool, int, uint, ptr, ptr8, ptr16, ptr32
    /// The constant None.
    case none
    /// A local variable before its first assignment.
    case unbound

    /// The type that an annotation or a cast names.
    init?(_ name: String) {
        guard let found = ViperType.names.firstIndex(of: name) else { return nil }
        self.init(rawValue: UInt8(found))
    }

    /// The name in messages.
    var name: String { self == .none || self == .unbound ? "None" : ViperType.names[Int(rawValue)] }

    private static let names = ["object", "bool", "int", "uint", "ptr", "ptr8", "ptr16", "ptr32"]

    var isInteger: Bool { self == .int || self == .uint }

    /// Bytes that a pointer of this type leads to; `nil` for what is no such pointer.
    var width: Int? {
        switch self {
        case .ptr8: 1
        case .ptr16: 2
        case .ptr32: 4
        default: nil
        }
    }
}

/// What stands on the value stack and in the local variables while a viper function is compiled.
struct ViperTypes {
    /// A slot of the stack: a value, or a type that is about to be called as a cast.
    enum Slot {
        case value(ViperType), cast(ViperType)

        var type: ViperType { if case .value(let type) = self { type } else { .object } }
    }

    var slots: [Slot] = []
    var locals: [ViperType]
    let result: ViperType
    /// What the last jump that keeps its value has kept.
    var kept = ViperType.object

    /// The slot `depth` below the top.
    subscript(depth: Int) -> Slot {
        get { depth < slots.count ? slots[slots.count - 1 - depth] : .value(.object) }
        set { if depth < slots.count { slots[slots.count - 1 - depth] = newValue } }
    }

    /// The stack gets so many slots; new ones hold objects.
    mutating func resize(to count: Int) {
        while slots.count > max(0, count) { slots.removeLast() }
        while slots.count < count { slots.append(.value(.object)) }
    }
}

/// What the one instruction for viper does; its number is `kind | a << 4 | b << 10`.
struct ViperInstruction {
    enum Kind: Int {
        /// The value `b` below the top: from the type `a` to an object, and back.
        case toObject, fromObject
        /// The same for the local variable `b`: a parameter.
        case localFromObject
        /// Pushes the local variable `b`, whatever it holds.
        case loadLocal
        /// The operator `a`; without a sign where `b` is 1.
        case unary, binary
        /// Through a pointer to `a` bytes.
        case load, store
        /// The top becomes True or False.
        case truth
    }

    let kind: Kind
    let a: Int
    let b: Int

    init(_ kind: Kind, _ a: Int = 0, _ b: Int = 0) { (self.kind, self.a, self.b) = (kind, a, b) }

    init?(number: Int) {
        guard let kind = Kind(rawValue: number & 15) else { return nil }
        self.init(kind, number >> 4 & 63, number >> 10)
    }

    var number: Int { kind.rawValue | a << 4 | b << 10 }
}
