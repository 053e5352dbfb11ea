// Typing at the prompt, looking at what it did, and what its board reports.
import Lessons
import Timeline

extension PromptState {
    mutating func act(_ action: Action, key: Key, _ context: inout Context) -> [Reaction] {
        switch action {
        case .boardKey: return type(key)
        case .enterSuggestion: return enterSuggestion(key)
        case .stopTyping:
            isTyping = false
            scroll = 0
        case .typeOn where explorer.map.cursor == nil: return typeOn(&context)
        case .typeOn: return explore(.inspect, &context) + explorer.lookIfStill(&context)
        case .terminalUp:
            scroll += 5
            return []
        case .terminalDown:
            scroll = max(0, scroll - 5)
            return []
        case .lineOn, .lineBack: goToPrompt(forwards: action == .lineOn)
        case .dismiss: return explorer.map.putAway() ? [] : [.leave]
        default: return explore(action, &context) + (isTyping ? [] : explorer.lookIfStill(&context))
        }
        return explorer.lookIfStill(&context)
    }

    // MARK: Typing

    /// A key that goes to the board.
    mutating func type(_ key: Key) -> [Reaction] {
        let bytes = key.typedBytes
        guard over == nil, !bytes.isEmpty else { return [] }
        scroll = 0
        if key == .enter { noteEntered() }
        goToEnd()
        return [.effect(.prompt(.type(bytes)))]
    }

    /// Enters the line that the lesson suggests; where there is none to be seen the key is the board's own.
    private mutating func enterSuggestion(_ key: Key) -> [Reaction] {
        guard let line = suggestion else { return type(key) }
        entered += 1
        scroll = 0
        goToEnd()
        return [.effect(.prompt(.type(Array(line.utf8) + Key.enter.typedBytes)))]
    }

    /// To the board again; a new one where this one takes no more.
    private mutating func typeOn(_ context: inout Context) -> [Reaction] {
        guard over == nil else { return [.newPrompt(panel, board: board)] }
        isTyping = true
        showTerminal(context)
        goToEnd()
        return []
    }

    /// Comes to the front again.
    mutating func comeBack(_ context: Context) {
        isTyping = over == nil
        showTerminal(context)
    }

    private mutating func goToEnd() {
        if let end = explorer.history?.count { explorer.jump(to: end) }
    }

    private mutating func goToPrompt(forwards: Bool) {
        guard let history = explorer.history else { return }
        explorer.isPlaying = false
        let prompts = history.prompts
        _ = explorer.move { _, here in
            forwards ? prompts.first { $0 > here } ?? history.count : prompts.last { $0 < here } ?? prompts.first
        }
    }

    /// A whole screen of map has no room for what one types.
    private mutating func showTerminal(_ context: Context) {
        guard explorer.map.zoom == .whole else { return }
        explorer.map.zoom = .fitted
        layOutStrip(context)
    }

    // MARK: Reports

    mutating func take(_ news: PromptNews, _ context: inout Context) {
        switch news {
        case .printed(let bytes): console.write(bytes)
        case .running(let events): running = events
        case .waits(let result): show(result, &context)
        case .ended(let result, let why):
            if let result { show(result, &context) }
            over = why
            isTyping = false
            context.say(why, warning: true)
        }
    }

    /// Shows the run so far: its end while somebody types, else the moment that was being looked at.
    private mutating func show(_ result: RunResult, _ context: inout Context) {
        let before = explorer.position, mark = explorer.tracks[0].mark
        explorer.tracks[0].take(result, run: context.newRun())
        explorer.tracks[0].mark = mark
        explorer.suitLength()
        running = nil
        if let before { explorer.go(to: before) }
        if isTyping || before == nil { explorer.go(to: result.history.count) }
        layOutStrip(context)
    }
}
