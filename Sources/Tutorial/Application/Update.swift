// The one function that changes the state. It finds out what a key means where it was pressed, and hands the meaning to the screen that
// is in front; what that asks of the screens around it is done here.

/// Reacts to an event: changes the state, and says what is to be done outside.
public func update(_ state: inout State, _ event: Event) -> [Effect] {
    let effects = state.take(event)
    state.pointAtEnd()
    return effects
}

extension State {
    fileprivate mutating func take(_ event: Event) -> [Effect] {
        switch event {
        case .key(let key): return take(key)
        case .mouse(let mouse): return self.mouse(mouse)
        case .resize(let columns, let rows): resize(columns: columns, rows: rows)
        case .tick(let milliseconds): return tick(milliseconds: milliseconds)
        case .looked(let order, let insight): return take(insight, ofOrder: order)
        case .walked(let run, let walk):
            if front == .panel { panel?.take(walk, ofRun: run, &context) }
        case .read(let order, let report): return take(report, ofOrder: order)
        case .run(let order, let report): return take(report, ofOrder: order)
        case .prompt(let id, let news):
            if prompt?.id == id { prompt?.take(news, &context) }
        case .boardRun(let order, let report): take(report, ofBoardOrder: order)
        case .board(let news):
            if case .over(let why) = news { context.say(why, warning: true) }
            board?.take(news)
        case .interrupt: return interrupt()
        case .terminate: return [.saveProgress(context.progress), .quit(status: 130)]
        case .edited(let failure):
            if let failure { context.say(failure, warning: true) }
            return [.redraw]
        case .copyReset(let name, let existed):
            context.say(existed ? "Your copy of \(name) is gone; e makes a new one." : "There is no copy of \(name).")
        case .saved(let report): take(report)
        case .failed(let text): context.say(text, warning: true)
        }
        return []
    }

    // MARK: Keys

    mutating func take(_ key: Key) -> [Effect] {
        // The terminal hands Ctrl-C on as a key. Where it has no meaning of its own, it is what the signal is.
        if key == .control("c"), match([key]) == .none { return interrupt() }
        wasInterrupted = false
        context.message = nil
        if place == .blank {
            context.show?.isBlank = false
            return []
        }
        let match = match(pressed + [key])
        if match != .action(.endShow) { context.show?.asksToEnd = false }
        switch match {
        case .prefix:
            pressed.append(key)
            return []
        case .none where !pressed.isEmpty:
            // The sequence came to nothing; the key still means what it means alone.
            pressed = []
            return take(key)
        case .none: return type(key)
        case .action(let action):
            pressed = []
            return perform(action, key: key)
        }
    }

    private func match(_ keys: [Key]) -> Binding.Match { Binding.match(keys, in: place, isShow: context.show != nil) }

    /// A key without a meaning of its own is text, where text is typed.
    private mutating func type(_ key: Key) -> [Effect] {
        if let top = overlays.indices.last {
            if case .character(let character) = key { overlays[top].type(character) }
            return []
        }
        return place == .prompt ? pass(prompt?.type(key) ?? []) : []
    }

    mutating func perform(_ action: Action, key: Key) -> [Effect] {
        // What means the same wherever it has a key.
        switch action {
        case .suspend: return [.saveProgress(context.progress), .suspend]
        case .redraw: return [.redraw]
        case .quit:
            // What was opened from the course leads back to it.
            if front == .board, overlays.isEmpty, board?.machine != nil {
                front = .reading
                return []
            }
            rememberPlace()
            return [.saveProgress(context.progress), .quit(status: 0)]
        case .help:
            overlays.append(keysText)
            return []
        case .toSlides, .stepOn, .stepBack: return goToSlides(action, key)
        case .blankIfEmpty where !isLineEmpty: return type(key)
        case .blank, .blankIfEmpty:
            context.show?.isBlank = true
            return []
        default: break
        }
        if let top = overlays.indices.last { return pass(overlays[top].act(action, key: key, &context)) }
        switch action {
        case .words: openGlossary()
        case .notes: openNotes()
        case .contents: overlays.append(ContentsOverlay(selection: Selection(index: context.lessonIndex)))
        case .search: overlays.append(SearchOverlay())
        case .panel: return openPanel()
        case .run: return run()
        case .runOnBoard: return runOnBoard()
        case .dismiss where context.boardRun != nil && front != .board: return [.stopBoard]
        case .edit: return edit()
        case .reset: askToReset()
        case .hint: return giveHint()
        case .check: return runCheck()
        case .answer: openQuiz()
        case .discuss: openDiscussion()
        default: return actInFront(action, key)
        }
        reading.count = ""
        return []
    }

    /// Puts away whatever is before the slides, and goes on or back from there.
    private mutating func goToSlides(_ action: Action, _ key: Key) -> [Effect] {
        overlays = []
        front = .reading
        reading.layOutAgain(context)
        let isStep = action != .toSlides
        return isStep ? pass(reading.act(action == .stepOn ? .revealNext : .revealPrevious, key: key, &context)) : []
    }

    /// Where text is typed, nothing has been typed.
    private var isLineEmpty: Bool {
        (overlays.last as? QuestionOverlay)?.entry.text.isEmpty ?? overlays.isEmpty && prompt?.isLineEmpty == true
    }

    private mutating func actInFront(_ action: Action, _ key: Key) -> [Effect] {
        switch front {
        case .board: pass(board?.act(action, &context) ?? [])
        case .panel: pass(panel?.act(action, &context) ?? [])
        case .prompt: pass(prompt?.act(action, key: key, &context) ?? [])
        case .reading: pass(reading.act(action, key: key, &context))
        }
    }

    // MARK: What a screen asks for

    /// Does what a screen asks of those around it; what is asked of the world outside is left over.
    mutating func pass(_ reactions: [Reaction]) -> [Effect] { reactions.flatMap { pass($0) } }

    private mutating func pass(_ reaction: Reaction) -> [Effect] {
        switch reaction {
        case .effect(let effect): return [effect]
        case .save(var order):
            if case .screen = order.content { order.content = .text(picture) }
            return [.save(order)]
        case .close: overlays.removeLast()
        case .open(let overlay): overlays.append(overlay)
        case .leave: front = .reading
        case .below(let action): return actInFront(action, .enter)
        case .cursor(let block): panel?.explorer.map.cursor = block; prompt?.explorer.map.cursor = block
        case .replay(let policy): return pass(panel?.replay(policy, &context) ?? [])
        case .playOn: if panel?.toPointAt.isEmpty == false { panel?.explorer.isPlaying = true }
        case .ask(let predictions, let shown): return ask(predictions, before: shown)
        case .newPrompt(let shown, let board): return openPrompt(shown, board: board, afresh: true)
        case .goTo(let section): return go(to: section)
        case .goToNumber(let number): return go(toNumber: number)
        case .revealAll: reading.reveal(upTo: context.lesson.steps.count, &context)
        case .search(let words): return pass(reading.search(words, &context))
        case .goToHit(let index):
            let lesson = reading.hits.hits[index].lesson
            let effects = lesson == context.lessonIndex ? [] : go(to: lesson)
            reading.show(hit: index, &context)
            return effects
        case .confirmed(.reset(let file, let section)): return [.resetCopy(file: file, section: section)]
        case .confirmed(.replace(let order)): return [replace(order)]
        case .layOutText: reading.layOutAgain(context)
        }
        return []
    }

    // MARK: Other events

    /// Asks for the places once the end of the run is on the screen and nothing lies over it.
    fileprivate mutating func pointAtEnd() {
        if front == .panel, overlays.isEmpty { panel?.pointAtEnd() }
    }

    private mutating func tick(milliseconds: Int) -> [Effect] {
        if board != nil {
            board?.tick(milliseconds: milliseconds)
            return []
        }
        guard front == .panel, panel != nil else {
            prompt?.explorer.fade(milliseconds: milliseconds)
            return pass(prompt?.tick(milliseconds: milliseconds) ?? [])
        }
        return pass(panel?.tick(milliseconds: milliseconds) ?? []) + pass(panel?.afterMoving(&context) ?? [])
    }

    /// A look has come back; if one has moved on meanwhile, the next one is taken.
    private mutating func take(_ insight: Insight?, ofOrder order: Int) -> [Effect] {
        let isPanels = panel?.explorer.take(insight, ofOrder: order) ?? false
        guard isPanels || prompt?.explorer.take(insight, ofOrder: order) ?? false else { return [] }
        if let insight {
            for i in overlays.indices { overlays[i].take(insight) }
            if (isPanels ? panel?.explorer : prompt?.explorer)?.position == insight.position { return [] }
        }
        return pass((isPanels ? panel?.explorer.lookIfStill(&context) : prompt?.explorer.lookIfStill(&context)) ?? [])
    }

    /// Stops a run. Without one, nothing that was typed may be lost by one Ctrl-C, and nobody may be locked in.
    private mutating func interrupt() -> [Effect] {
        // Ctrl-C goes to the board while keys do, and while code runs there, wherever the learner is.
        if let prompt, prompt.over == nil, prompt.running != nil || front == .prompt && overlays.isEmpty && prompt.isTyping {
            return [.prompt(.type([3]))]
        }
        if context.pending != nil { return [context.stopRun()] }
        if context.boardRun != nil { return [.stopBoard] }
        if wasInterrupted {
            rememberPlace()
            return [.saveProgress(context.progress), .quit(status: 130)]
        }
        wasInterrupted = true
        context.say((board != nil ? "" : "Ctrl-C stops a run. ") + "To leave, press q, or Ctrl-C once more.")
        return []
    }

    private mutating func resize(columns: Int, rows: Int) {
        // The reader's place, which is kept as well as another layout allows, is kept exactly in the same one.
        guard max(1, columns) != context.columns || max(1, rows) != context.rows else { return }
        context.columns = max(1, columns)
        context.rows = max(1, rows)
        reading.resize(context)
        panel?.layOutStrip(context)
        prompt?.layOutStrip(context)
    }

    private mutating func mouse(_ mouse: Mouse) -> [Effect] {
        switch mouse.kind {
        case .wheelUp: return wheel(.scrollUp, .selectPrevious)
        case .wheelDown: return wheel(.scrollDown, .selectNext)
        case .press:
            guard mouse.row == context.rows - 1, let binding = footerBinding(at: mouse.column), let key = binding.keys.first?.first
            else { return [] }
            return take(key)
        }
    }

    private mutating func wheel(_ scroll: Action, _ select: Action) -> [Effect] {
        var effects: [Effect] = []
        let known = Set(Binding.bindings(in: place, isShow: context.show != nil).map(\.action))
        guard let action = [scroll, select].first(where: known.contains) else { return [] }
        for _ in 0..<(action == scroll ? 3 : 1) { effects += perform(action, key: .down) }
        return effects
    }
}
