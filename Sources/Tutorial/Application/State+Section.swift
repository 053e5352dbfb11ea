// Reading a section, presenting it, and moving through the course.
import Lessons

extension State {
    /// Rows that the text has.
    var textRows: Int { max(1, rows - 2) }
    /// Columns that the text has: more than 88 are tiring to read.
    var textWidth: Int { min(columns - 2, 88) }

    mutating func layOut() {
        page = builder(width: textWidth).page()
        top = clampedTop(top)
    }

    /// The same section, in which a box or a figure has changed: what is read stays where it is.
    mutating func layOutAgain() {
        guard page.lines.indices.contains(top) else { return layOut() }
        let source = page.lines[top].source
        let within = top - (page.lines.firstIndex { $0.source == source } ?? top)
        layOut()
        if let first = page.lines.firstIndex(where: { $0.source == source }) { top = clampedTop(first + within) }
    }

    /// The lines that may be seen now.
    var visibleCount: Int { show.map { page.count(steps: $0.steps) } ?? page.lines.count }
    var lastTop: Int { max(0, visibleCount - textRows) }
    func clampedTop(_ line: Int) -> Int { line.clamped(to: 0...lastTop) }
    var visibleLines: Range<Int> { top..<max(top, min(visibleCount, top + textRows)) }

    mutating func actOnSection(_ action: Action) -> [Effect] {
        switch action {
        case .nextSection: return count.isEmpty ? go(to: lessonIndex + 1) : goToCounted()
        case .previousSection: return go(to: lessonIndex - 1)
        case .scrollDown: scroll(by: 1)
        case .scrollUp: scroll(by: -1)
        case .pageDown: pageDown()
        case .pageUp: scroll(by: -(textRows - 1))
        case .top: top = 0
        case .bottom: return count.isEmpty ? scrollToEnd() : goToCounted()
        case .contents: overlays.append(.contents(ContentsState(selected: lessonIndex)))
        case .search: overlays.append(.search(Entry()))
        case .nextHit: return goToHit(forwards: true)
        case .previousHit: return goToHit(forwards: false)
        case .panel: return openPanel()
        case .run: return run()
        case .edit: return edit()
        case .reset: askToReset()
        case .hint: return giveHint()
        case .check: return runCheck()
        case .answer: openQuiz()
        case .discuss: openDiscussion()
        case .help: openHelp()
        case .words: openGlossary()
        case .notes: openNotes()
        case .dismiss: dismiss()
        case .startShow: startShow()
        case .endShow: show = nil; top = clampedTop(top)
        case .revealNext: return count.isEmpty ? reveal() : goToCounted()
        case .revealPrevious: return unreveal()
        case .revealAll: reveal(upTo: lesson.steps.count)
        case .blank: show?.isBlank = true
        default: break
        }
        return []
    }

    // MARK: Scrolling

    mutating func scroll(by lines: Int) {
        top = clampedTop(top + lines)
        noteReading()
    }

    private mutating func pageDown() {
        if top >= lastTop {
            say(lessonIndex + 1 < course.lessons.count ? "The end of this section: → goes on to the next." : "The end of the course.")
        }
        scroll(by: textRows - 1)
    }

    private mutating func scrollToEnd() -> [Effect] {
        top = lastTop
        noteReading()
        return []
    }

    /// A section whose end has been on the screen has been read.
    mutating func noteReading() {
        if show == nil, top >= lastTop { progress.finished.insert(lesson.id) }
    }

    // MARK: Through the course

    mutating func go(to index: Int) -> [Effect] {
        guard course.lessons.indices.contains(index) else {
            say(index < 0 ? "This is the first section." : "This is the last section.")
            return []
        }
        noteReading()
        rememberPlace()
        lessonIndex = index
        isPanelInFront = false
        top = 0
        show?.steps = 1
        noteShown()
        layOut()
        progress.lesson = lesson.id
        return [.saveProgress(progress)] + stopPromptLeftRunning()
    }

    /// Goes to the section whose number was typed.
    mutating func goToCounted() -> [Effect] {
        let typed = count
        count = ""
        guard let number = Int(typed), let index = course.lessons.firstIndex(where: { $0.number == number }) else {
            say("There is no section \(typed).", warning: true)
            return []
        }
        return go(to: index)
    }

    mutating func rememberPlace() {
        progress.lesson = lesson.id
        progress.panel = isPanelInFront ? panel?.file : nil
        if page.lines.indices.contains(top) { progress.lineRead[lesson.id] = page.lines[top].source }
        if top == 0 { progress.lineRead[lesson.id] = nil }
    }

    private mutating func dismiss() {
        if options.isPresenter, hits.words.isEmpty, count.isEmpty, !isPanelInFront { return startShow() }
        hits = SearchHits()
        count = ""
    }

    // MARK: Presenting

    private mutating func startShow() {
        let step = page.lines.indices.contains(top) ? page.lines[top].step : 0
        show = Show(steps: step + 1)
        noteShown()
        scrollToRevealed()
    }

    private mutating func reveal() -> [Effect] {
        guard let shown = show?.steps else { return [] }
        // A step longer than the screen is read to its end before the next one comes.
        if top < lastTop {
            scroll(by: textRows - 1)
        } else if shown < lesson.steps.count {
            reveal(upTo: shown + 1)
        } else {
            return go(to: lessonIndex + 1)
        }
        return []
    }

    private mutating func unreveal() -> [Effect] {
        guard let shown = show?.steps else { return [] }
        if shown > 1 {
            reveal(upTo: shown - 1)
            return []
        }
        guard lessonIndex > 0 else { return go(to: -1) }
        let effects = go(to: lessonIndex - 1)
        reveal(upTo: lesson.steps.count)
        return effects
    }

    mutating func reveal(upTo steps: Int) {
        show?.steps = steps
        noteShown()
        scrollToRevealed()
    }

    /// Keeps how much of a section a class has seen.
    mutating func noteShown() {
        guard let show else { return }
        self.show?.shown[lessonIndex] = max(show.steps, show.shown[lessonIndex] ?? 0)
    }

    /// The newest step in full, or its beginning where it is longer than the screen.
    mutating func scrollToRevealed() {
        guard let show else { return }
        top = min(lastTop, page.firstLine(ofStep: show.steps - 1))
    }
}
