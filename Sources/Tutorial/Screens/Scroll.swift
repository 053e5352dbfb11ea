// One model of going through lines: where the screen begins in them, and where there is a choice, which one is chosen.

/// The first visible line.
struct Scroll: Sendable, Equatable {
    var top = 0

    /// Scrolls as the action says, through `count` lines of which `page` are visible; any other action only leaves a valid place.
    mutating func act(_ action: Action, of count: Int, page: Int) {
        let last = max(0, count - page)
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

    /// Scrolls no more than it takes to see a line.
    mutating func show(_ line: Int, page: Int) {
        top = min(max(top, line - page + 1), line)
    }
}

/// One of several lines.
struct Selection: Sendable, Equatable {
    var index = 0

    /// Goes as the action says, through `count` lines, a page of `page` at once.
    mutating func act(_ action: Action, of count: Int, page: Int = 1) {
        switch action {
        case .selectNext: index += 1
        case .selectPrevious: index -= 1
        case .pageDown: index += page
        case .pageUp: index -= page
        case .top: index = 0
        case .bottom: index = count - 1
        default: break
        }
        index = index.clamped(to: 0...max(0, count - 1))
    }

    /// The option that a digit means, if there is one.
    static func option(_ key: Key, of count: Int) -> Int? {
        guard case .character(let digit) = key, let number = digit.wholeNumberValue, (1...max(1, count)).contains(number), count > 0
        else { return nil }
        return number - 1
    }
}
