// The words that are searched for, while they are typed.
import Grid

/// The entry of `/`.
struct SearchOverlay: Overlay {
    var entry = Entry()

    var place: Place { .search }
    var askedLine: String? { "/" + entry.text }

    mutating func act(_ action: Action, key: Key, _ context: inout Context) -> [Reaction] {
        switch action {
        case .erase where entry.text.isEmpty: return [.close]
        case .erase: entry.erase()
        case .close: return [.close]
        case .submit: return [.close, .search(entry.text)]
        default: break
        }
        return []
    }

    mutating func type(_ character: Character) { entry.type(character) }

    /// It is one line and stands where the message stands.
    func draw(_ context: Context, into grid: inout Grid) {}
}

/// A line that is being typed.
struct Entry: Sendable, Equatable {
    var text = ""

    /// Longest answer that anybody needs.
    static let limit = 200

    mutating func type(_ character: Character) {
        if text.count < Entry.limit { text.append(character) }
    }

    mutating func erase() {
        if !text.isEmpty { text.removeLast() }
    }
}
