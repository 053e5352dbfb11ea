// What a board's firmware has and picoheap lacks. Where a program wants one of these, the error that Python raises is picoheap's fault, and
// whoever runs the program is told so. The README's list is made from this one (`MissingTests`).

import BlockHeap

/// A module, a member, a type or a compiler that is missing.
public struct MissingFeature: Hashable, Sendable {
    public enum Kind: Sendable {
        /// `import` of it raises ImportError.
        case module
        /// A member of a module: AttributeError or ImportError.
        case member
        /// Its objects cannot be made, and it has none of its methods.
        case type
        /// A decorator of `micropython`: SyntaxError.
        case emitter
        /// Machine code: the function runs as bytecode, and the blocks of its code are not those of the board.
        case machineCode
    }

    public let kind: Kind
    /// `socket`, `os.VfsFat`, `rp2.StateMachine`, `micropython.asm_thumb`.
    public let name: String
    /// Only the boards with Wi-Fi have it.
    public let needsWiFi: Bool

    private init(_ kind: Kind, _ name: String, needsWiFi: Bool = false) {
        self.kind = kind
        self.name = name
        self.needsWiFi = needsWiFi
    }

    /// Everything that is missing, in the order in which it is listed.
    public static let all: [MissingFeature] =
        ["_boot_fat", "_thread", "cryptolib"].map { MissingFeature(.module, $0) }
        + [
            "_webrepl", "aioble", "bluetooth", "lwip", "mip", "ntptime", "requests", "socket", "ssl", "tls", "urequests", "webrepl",
            "webrepl_setup", "websocket",
        ].map { MissingFeature(.module, $0, needsWiFi: true) }
        + ["os.VfsFat", "vfs.VfsFat"].map { MissingFeature(.member, $0) }
        + ["machine.USBDevice", "rp2.DMA", "rp2.PIO", "rp2.StateMachine"].map { MissingFeature(.type, $0) }
        + ["micropython.asm_thumb"].map { MissingFeature(.emitter, $0) }
        + ["micropython.native", "micropython.viper"].map { MissingFeature(.machineCode, $0) }

    /// What that board has and picoheap lacks.
    public static func on(_ board: Board) -> [MissingFeature] { all.filter { board.firmware.hasWiFi || !$0.needsWiFi } }

    /// `the module socket`.
    public var words: String {
        switch kind {
        case .module: "the module \(name)"
        case .member: name
        case .type: "the class \(name)"
        case .emitter, .machineCode: "@\(name)"
        }
    }

    /// Whose fault it is.
    public func sentence(on board: Board) -> String {
        let model = board.firmware.model
        if kind == .machineCode {
            return "a real \(model) makes machine code of \(words), picoheap bytecode: the blocks that hold this code differ."
        }
        return "a real \(model) has \(words), picoheap has not. That error is picoheap's, not the program's."
    }
}

extension VM {
    /// A program has asked for something that is not there: tells whoever listens if a board would have it.
    func noteMissing(_ kind: MissingFeature.Kind, _ name: String) {
        guard let missingObserver else { return }
        // `usocket` is `socket` on a board.
        let names = kind == .module && name.first == "u" ? [name, String(name.dropFirst())] : [name]
        // A class is a member too.
        let kinds: [MissingFeature.Kind] = kind == .member ? [.member, .type] : [kind]
        let here = MissingFeature.on(board).filter { kinds.contains($0.kind) }
        let found = names.lazy.compactMap { name in here.first { $0.name == name } }.first
        if let found { missingObserver(found) }
    }

    /// The same for a name that a module, or a class of one, does not have.
    func noteMissingMember(of object: Obj, _ name: Qstr) {
        guard missingObserver != nil else { return }
        if isPointer(object, to: .module), let module = rom.modules.first(where: { $0.value == object })?.key {
            noteMissing(.member, module + "." + qstrText(name))
        } else {
            noteMissing(type: isTypeObject(object) ? object.address : typeAddress(object))
        }
    }

    /// The same for a class whose objects cannot be made.
    func noteMissing(type: Address) {
        let name = "." + qstrText(typeNameQstr(type))
        let feature = MissingFeature.on(board).first { $0.kind == .type && $0.name.hasSuffix(name) }
        if let feature, type < MemoryMap.ramStart { missingObserver?(feature) }
    }
}
