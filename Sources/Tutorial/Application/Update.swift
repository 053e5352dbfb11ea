// The one function that changes the state. It finds out what a key means where it was pressed and hands on; each place's
// reactions stand in a file of their own.

/// Reacts to an event: changes the state, and says what is to be done outside.
public func update(_ state: inout State, _ event: Event) -> [Effect] {
    switch event {
    case .key(let key):
        return state.take(key)
    case .mouse(let mouse):
        return state.mouse(mouse)
    case .resize(let columns, let rows):
        state.resize(columns: columns, rows: rows)
        return []
    case .tick(let milliseconds):
        return state.tick(milliseconds: milliseconds)
    case .looked(let insight):
        return state.take(insight)
    case .walked(let run, let walk):
        return state.take(walk, ofRun: run)
    case .run(let order, let report):
        return state.take(report, ofOrder: order)
    case .prompt(let id, let news):
        return state.take(news, ofPrompt: id)
    case .interrupt:
        return state.interrupt()
    case .terminate:
        return [.saveProgress(state.progress), .quit(status: 130)]
    case .edited(let failure):
        if let failure { state.say(failure, warning: true) }
        state.layOut()
        return [.redraw]
    case .copyReset(let name, let existed):
        state.say(existed ? "Your copy of \(name) is gone; e makes a new one." : "There is no copy of \(name).")
        state.layOut()
        return []
    case .saved(let report):
        return state.take(report)
    case .failed(let text):
        state.say(text, warning: true)
        return []
    }
}

extension State {
    mutating func take(_ key: Key) -> [Effect] {
        // The terminal hands Ctrl-C on as a key. Where it has no meaning of its own, it is what the signal is.
        if key == .control("c"), Binding.match([key], in: place) == .none { return interrupt() }
        wasInterrupted = false
        message = nil
        if place == .blank {
            show?.isBlank = false
            return []
        }
        let match = Binding.match(pressed + [key], in: place)
        switch match {
        case .prefix:
            pressed.append(key)
            return []
        case .none where !pressed.isEmpty:
            // The sequence came to nothing; the key still means what it means alone.
            pressed = []
            return take(key)
        case .none:
            return type(key)
        case .action(let action):
            pressed = []
            return perform(action, key: key)
        }
    }

    /// A key without a meaning of its own is text, where text is typed.
    private mutating func type(_ key: Key) -> [Effect] {
        if place == .prompt { return typeAtPrompt(key) }
        guard case .character(let character) = key, let last = overlays.indices.last else { return [] }
        switch overlays[last] {
        case .search(var entry):
            entry.type(character)
            overlays[last] = .search(entry)
        case .save(var save) where save.name != nil:
            save.name?.type(character)
            overlays[last] = .save(save)
        case .question(var question) where question.isTyped:
            question.entry.type(character)
            overlays[last] = .question(question)
        default: break
        }
        return []
    }

    mutating func perform(_ action: Action, key: Key) -> [Effect] {
        switch action {
        case .suspend: return [.saveProgress(progress), .suspend]
        case .redraw: return [.redraw]
        case .quit:
            rememberPlace()
            return [.saveProgress(progress), .quit(status: 0)]
        default: break
        }
        switch overlays.last {
        case .contents(let contents): return act(action, key: key, on: contents)
        case .text(let text): return act(action, on: text)
        case .replay(let replay): return act(action, on: replay)
        case .search(let entry): return act(action, on: entry)
        case .question(let question): return act(action, key: key, on: question)
        case .confirm(let confirm): return act(action, on: confirm)
        case .save(let save): return act(action, key: key, on: save)
        case .block(let pages): return act(action, on: pages)
        case .numbers(let list): return act(action, on: list)
        case .pointing(let pointing): return act(action, on: pointing)
        case .printed(let text): return act(action, onPrinted: text)
        case nil: break
        }
        if isBoardInFront { return actOnBoard(action) }
        if action == .digit, case .character(let digit) = key {
            if count.count < 3 { count.append(digit) }
            return []
        }
        defer { count = "" }
        if let effects = actOnPrompt(action, key: key) { return effects }
        if isPanelInFront, let effects = actOnPanel(action) { return effects }
        return actOnSection(action)
    }

    /// Stops a run. Without one, nothing that was typed may be lost by one Ctrl-C, and nobody may be locked in.
    mutating func interrupt() -> [Effect] {
        if let effects = interruptPrompt() { return effects }
        if pending != nil { return stopRun() }
        if wasInterrupted {
            rememberPlace()
            return [.saveProgress(progress), .quit(status: 130)]
        }
        wasInterrupted = true
        say((isBoardInFront ? "" : "Ctrl-C stops a run. ") + "To leave, press q, or Ctrl-C once more.")
        return []
    }

    /// To lay out what was recorded takes a moment where that is much; the key is answered at once.
    mutating func stopRun() -> [Effect] {
        say("Stopping …")
        return [.cancelRun]
    }

    mutating func resize(columns: Int, rows: Int) {
        // The reader's place, which is kept as well as another layout allows, is kept exactly in the same one.
        guard max(1, columns) != self.columns || max(1, rows) != self.rows else { return }
        let source = page.lines.indices.contains(top) ? page.lines[top].source : 1
        let isAtStart = top == 0
        self.columns = max(1, columns)
        self.rows = max(1, rows)
        layOut()
        top = isAtStart ? 0 : clampedTop(page.firstLine(ofSourceLine: source))
        if show != nil { scrollToRevealed() }
        layOutStrip()
        rewrapPrinted()
    }

    mutating func mouse(_ mouse: Mouse) -> [Effect] {
        switch mouse.kind {
        case .wheelUp: return wheel(.scrollUp, .selectPrevious)
        case .wheelDown: return wheel(.scrollDown, .selectNext)
        case .press:
            guard mouse.row == rows - 1, let binding = footerBinding(at: mouse.column), let key = binding.keys.first?.first
            else { return [] }
            return take(key)
        }
    }

    private mutating func wheel(_ scroll: Action, _ select: Action) -> [Effect] {
        var effects: [Effect] = []
        let known = Set(Binding.bindings(in: place).map(\.action))
        guard let action = [scroll, select].first(where: known.contains) else { return [] }
        for _ in 0..<(action == scroll ? 3 : 1) { effects += perform(action, key: .down) }
        return effects
    }
}
