// A key -> the bytes that a terminal sends for it.

extension Key {
    /// What the board gets; nothing for keys that its prompt does not know.
    var typedBytes: [UInt8] {
        switch self {
        case .character(let character): Array(String(character).utf8)
        case .control(let letter): letter.asciiValue.map { [$0 & 0x1f] } ?? []
        case .enter: [13]
        case .tab: [9]
        case .backspace: [127]
        case .delete: Key.sequence("[3~")
        case .up: Key.sequence("[A")
        case .down: Key.sequence("[B")
        case .right: Key.sequence("[C")
        case .left: Key.sequence("[D")
        case .home: Key.sequence("[H")
        case .end: Key.sequence("[F")
        case .escape, .backTab, .pageUp, .pageDown, .function: []
        }
    }

    private static func sequence(_ text: String) -> [UInt8] { [27] + Array(text.utf8) }
}
