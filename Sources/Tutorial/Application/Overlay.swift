// What can lie over the text: lists, questions, long texts. The topmost gets the keys.
import Grid
import Lessons

/// Something laid over the screen.
enum Overlay: Sendable {
    case contents(ContentsState)
    case text(TextState)
    case replay(ReplayState)
    case search(Entry)
    case question(QuestionState)
    case confirm(ConfirmState)
    case save(SaveState)
    case block(BlockPages)
    case numbers(NumberListState)
    case pointing(PointingState)

    var place: Place {
        switch self {
        case .contents: .contents
        case .text: .text
        case .replay: .replay
        case .search: .search
        case .question(let question): question.isTyped ? .entry : .choice
        case .confirm: .confirm
        case .save(let save): save.name == nil ? .choice : .entry
        case .block: .block
        case .numbers: .numbers
        case .pointing: .pointing
        }
    }
}

/// The contents: which line is marked.
struct ContentsState: Sendable {
    var selected: Int
}

/// A text to scroll.
struct TextState: Sendable {
    var title: String
    var lines: [StyledLine]
    var top = 0
}

/// A yes or no.
struct ConfirmState: Sendable {
    enum Consequence: Sendable {
        /// The learner's own copy goes.
        case reset
        /// A file is written over.
        case replace(SaveOrder)
    }

    var ask: String
    var then: Consequence
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
