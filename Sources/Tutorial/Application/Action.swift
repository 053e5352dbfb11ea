// What a key can mean, and where.

/// What is on top of the screen and gets the keys.
public enum Place: String, Sendable, CaseIterable {
    /// A section's text.
    case reading
    /// A section's text, step by step in front of a class.
    case presenting
    /// The screen is blank; the class looks at the speaker.
    case blank
    /// The hands-on panel.
    case panel
    /// MicroPython's prompt in the panel: keys are typed there.
    case prompt
    /// The prompt's panel while its heap is looked at: it has the panel's keys for time and map, and some of its own.
    case looking
    /// The hands-on panel while a collection is stepped through.
    case collecting
    /// Why an allocation failed, and replays under other policies.
    case replay
    /// A map that a board printed.
    case board
    case contents
    /// A text laid over the rest: help, words, notes, a model answer.
    case text
    /// The search words are being typed.
    case search
    /// A question with options: a guess before a run, or a quiz.
    case choice
    /// A question whose answer is typed.
    case entry
    /// A question that wants y or n.
    case confirm
    /// The page of an allocation.
    case block
    /// The list of numbers.
    case numbers
    /// What the programs have printed.
    case printed
    /// A place on the map is being guessed.
    case pointing
}

extension Place {
    /// The heading in help.
    public var title: String {
        switch self {
        case .reading: "Reading"
        case .presenting: "Presenting"
        case .blank: "Blank screen"
        case .panel: "Hands-on panel"
        case .prompt: "MicroPython's prompt, typing"
        case .looking: "MicroPython's prompt, looking"
        case .collecting: "A collection, step by step"
        case .replay: "Why it failed, and replays"
        case .board: "A board's map"
        case .contents: "Contents"
        case .text: "A text like this one"
        case .search: "Searching"
        case .choice: "A question with options"
        case .entry: "A question to type an answer to"
        case .confirm: "Yes or no"
        case .block: "The page of a block"
        case .numbers: "The list of numbers"
        case .pointing: "Pointing at the map"
        case .printed: "What was printed"
        }
    }
}

/// What the application can be told to do.
enum Action: Sendable, Hashable {
    // Moving through the course.
    case nextSection, previousSection, goToSection, digit
    case scrollDown, scrollUp, pageDown, pageUp, top, bottom
    case contents, search, nextHit, previousHit
    // Doing something with the section.
    case panel, run, runOnBoard, edit, hint, reset, check, answer, discuss
    case help, words, notes, quit, dismiss, suspend, redraw
    // In time, on the panel.
    case lineBack, lineOn, eventBack, eventOn, turnBack, turnOn, collectionBack, collectionOn, walk, first, last, peak, failure, lastFit
    case holeFall, birth, death, toMark, play, faster, slower, printed
    // Several programs.
    case policy, replayThreshold, replayTurns, replayAllocations, side, align
    // On the map.
    case smaller, larger, zoom, mark, cursorUp, cursorDown, cursorLeft, cursorRight, inspect, depth, numbers
    case layer, colour(Layer)
    // Taking away, and maps that a board printed.
    case save, nextArea, previousArea
    // At MicroPython's prompt.
    case boardKey, enterSuggestion, stopTyping, typeOn, terminalUp, terminalDown
    // In front of a class.
    case startShow, endShow, revealNext, revealPrevious, revealAll, blank, blankIfEmpty, toSlides, stepOn, stepBack
    // In lists, questions and entries.
    case select, selectNext, selectPrevious, goBack, toggle, submit, erase, yes, no, close
}
