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
    case printed(TextState)

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
        case .printed: .printed
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

    /// Scrolls as the action says, on a screen that shows `page` lines; any other action leaves a valid place.
    mutating func scroll(_ action: Action, page: Int) {
        let last = max(0, lines.count - page)
        switch action {
        case .scrollDown: top += 1
        case .scrollUp: top -= 1
        case .pageDown: top += page - 1
        case .pageUp: top -= page - 1
        case .top: top = 0
        case .bottom: top = last
        default: break
        }
        top = top.clamped(to: 0...last)
    }
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
