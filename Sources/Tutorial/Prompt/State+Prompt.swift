// Opening the prompt, typing at it, looking at what it did, and what its board reports.
import Lessons
import Timeline

extension State {
    // MARK: Opening

    /// Puts the prompt in front; a board is switched on unless this section's is alive.
    mutating func openPrompt(_ shown: Lessons.Panel, board: String?, afresh: Bool = false) -> [Effect] {
        if !afresh, let prompt = panel?.prompt, prompt.lesson == lesson.id, panel?.panel == shown {
            isPanelInFront = true
            panel?.prompt?.isTyping = prompt.over == nil
            showTerminal()
            return []
        }
        orders += 1
        let board = options.board ?? board ?? lesson.prompt?.board ?? course.defaultBoard
        let request = Lessons.RunRequest(source: "", fileName: "prompt", board: board, isPrompt: true)
        var opened = PanelState(panel: shown, tracks: [Track(request: request, isCopy: false, theme: options.theme)])
        opened.run = .running(index: 0, nil)
        opened.prompt = PromptState(id: orders, board: board, lesson: lesson.id, suggestions: lesson.prompt?.lines ?? [])
        panel = opened
        isPanelInFront = true
        isResuming = false
        let wasBusy = pending?.purpose == .panel
        if wasBusy { pending = nil }
        return (wasBusy ? [.cancelRun] : []) + [.prompt(.start(id: orders, board: board))]
    }

    /// What has to be done outside before another panel takes the place of a prompt.
    var leavingPrompt: [Effect] { panel?.prompt == nil ? [] : [.prompt(.close)] }

    // MARK: Typing

    /// A key that goes to the board.
    mutating func typeAtPrompt(_ key: Key) -> [Effect] {
        guard let prompt = panel?.prompt, prompt.over == nil else { return [] }
        let bytes = key.typedBytes
        guard !bytes.isEmpty else { return [] }
        panel?.prompt?.scroll = 0
        if key == .enter { panel?.prompt?.noteEntered() }
        goToEnd()
        return [.prompt(.type(bytes))]
    }

    /// Enters the line that the lesson suggests; where there is none to be seen the key is the board's own.
    private mutating func enterSuggestion(_ key: Key) -> [Effect] {
        guard let line = panel?.prompt?.suggestion else { return typeAtPrompt(key) }
        panel?.prompt?.entered += 1
        panel?.prompt?.scroll = 0
        goToEnd()
        return [.prompt(.type(Array(line.utf8) + Key.enter.typedBytes))]
    }

    /// Ctrl-C goes to the board while keys do, and while code runs there, wherever the learner is.
    mutating func interruptPrompt() -> [Effect]? {
        guard let prompt = panel?.prompt, prompt.over == nil, isPromptRunning || isPanelInFront && overlays.isEmpty && prompt.isTyping
        else { return nil }
        return [.prompt(.type([3]))]
    }

    /// Code runs at the prompt that did not come to an end at once.
    var isPromptRunning: Bool { panel?.prompt?.running != nil }

    /// Whoever goes to another section is not waiting for what still runs: it is stopped, as by Ctrl-C, and the board stays as it is.
    mutating func stopPromptLeftRunning() -> [Effect] {
        guard isPromptRunning, panel?.prompt?.lesson != lesson.id else { return [] }
        say("Your code at the prompt was still running; it has been stopped.")
        return [.prompt(.type([3]))]
    }

    private mutating func goToEnd() {
        guard let end = panel?.tracks.first?.result?.history.count else { return }
        panel?.isPlaying = false
        panel?.go(to: end)
    }

    // MARK: Keys of the panel

    /// Nil where the prompt does not know the action.
    mutating func actOnPrompt(_ action: Action, key: Key) -> [Effect]? {
        guard isPanelInFront, let prompt = panel?.prompt else { return nil }
        switch action {
        case .boardKey: return typeAtPrompt(key)
        case .enterSuggestion: return enterSuggestion(key)
        case .stopTyping:
            panel?.prompt?.isTyping = false
            panel?.prompt?.scroll = 0
            return afterMoving()
        case .typeOn:
            if panel?.map.cursor != nil { return actOnPanel(.inspect) }
            return typeOn()
        case .terminalUp: panel?.prompt?.scroll += 5
        case .terminalDown: panel?.prompt?.scroll = max(0, prompt.scroll - 5)
        case .lineOn, .lineBack:
            guard let history = panel?.tracks.first?.result?.history else { return [] }
            panel?.isPlaying = false
            let prompts = history.prompts
            _ = panel?.move { _, here in
                action == .lineOn ? prompts.first { $0 > here } ?? history.count : prompts.last { $0 < here } ?? prompts.first
            }
            return afterMoving()
        default: return nil
        }
        return []
    }

    private mutating func typeOn() -> [Effect] {
        guard let prompt = panel?.prompt else { return [] }
        if prompt.over != nil, let shown = panel?.panel { return openPrompt(shown, board: prompt.board, afresh: true) }
        panel?.prompt?.isTyping = true
        panel?.map.cursor = nil
        showTerminal()
        goToEnd()
        return []
    }

    /// A whole screen of map has no room for what one types.
    private mutating func showTerminal() {
        guard panel?.map.zoom == .whole else { return }
        panel?.map.zoom = .fitted
        layOutStrip()
    }

    // MARK: Reports

    mutating func take(_ news: PromptNews, ofPrompt id: Int) -> [Effect] {
        guard panel?.prompt?.id == id else { return [] }
        switch news {
        case .printed(let bytes): panel?.prompt?.screen.write(bytes)
        case .running(let events): panel?.prompt?.running = events
        case .waits(let result): show(result)
        case .ended(let result, let why):
            if let result { show(result) }
            panel?.prompt?.over = why
            panel?.prompt?.isTyping = false
            say(why, warning: true)
        }
        return []
    }

    /// Shows the run so far: its end while somebody types, else the moment that was being looked at.
    private mutating func show(_ result: RunResult) {
        guard var panel, let prompt = panel.prompt else { return }
        let run = newRun()
        let before = panel.tracks[0].view?.moment.position
        let mark = panel.tracks[0].mark
        panel.tracks[0].take(result, run: run)
        panel.tracks[0].mark = mark
        panel.run = .done
        panel.suitLength()
        panel.prompt?.running = nil
        if let before { panel.go(to: before) }
        if prompt.isTyping || before == nil { panel.go(to: result.history.count) }
        self.panel = panel
        layOutStrip()
    }
}
