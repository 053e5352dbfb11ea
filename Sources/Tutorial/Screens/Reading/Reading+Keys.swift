// The keys of a section's text, and of a show.
import Lessons

extension Reading {
    mutating func act(_ action: Action, key: Key, _ context: inout Context) -> [Reaction] {
        if action == .digit {
            if case .character(let digit) = key, count.count < 3 { count.append(digit) }
            return []
        }
        let number = count
        count = ""
        switch action {
        case .nextSection: return [number.isEmpty ? .goTo(section: context.lessonIndex + 1) : .goToNumber(number)]
        case .previousSection: return [.goTo(section: context.lessonIndex - 1)]
        case .scrollDown: scroll(by: 1, &context)
        case .scrollUp: scroll(by: -1, &context)
        case .pageDown: pageDown(&context)
        case .pageUp: scroll(by: -(Reading.rows(context) - 1), &context)
        case .top: top = 0
        case .bottom where number.isEmpty:
            top = lastTop(context)
            noteReading(&context)
        case .bottom: return [.goToNumber(number)]
        case .nextHit: return goToHit(forwards: true, &context)
        case .previousHit: return goToHit(forwards: false, &context)
        case .dismiss:
            if context.options.isPresenter, hits.words.isEmpty, number.isEmpty { return startShow(&context) }
            hits = SearchHits()
        case .startShow: return startShow(&context)
        case .endShow where context.show?.asksToEnd == false:
            context.show?.asksToEnd = true
            context.say("Once more ends the show.")
        case .endShow:
            context.show = nil
            top = clampedTop(top, context)
        case .revealNext: return number.isEmpty ? reveal(&context) : [.goToNumber(number)]
        case .revealPrevious: return unreveal(&context)
        case .revealAll: reveal(upTo: context.lesson.steps.count, &context)
        default: break
        }
        return []
    }

    private mutating func pageDown(_ context: inout Context) {
        if top >= lastTop(context) {
            context.say(
                context.lessonIndex + 1 < context.course.lessons.count
                    ? "The end of this section: → goes on to the next." : "The end of the course.")
        }
        scroll(by: Reading.rows(context) - 1, &context)
    }

    // MARK: Presenting

    private mutating func startShow(_ context: inout Context) -> [Reaction] {
        let step = page.lines.indices.contains(top) ? page.lines[top].step : 0
        context.show = Context.Show(steps: step + 1)
        context.noteShown()
        scrollToRevealed(context)
        return []
    }

    private mutating func reveal(_ context: inout Context) -> [Reaction] {
        guard let shown = context.show?.steps else { return [] }
        // A step longer than the screen is read to its end before the next one comes.
        if top < lastTop(context) {
            scroll(by: Reading.rows(context) - 1, &context)
        } else if shown < context.lesson.steps.count {
            reveal(upTo: shown + 1, &context)
        } else {
            return [.goTo(section: context.lessonIndex + 1)]
        }
        return []
    }

    private mutating func unreveal(_ context: inout Context) -> [Reaction] {
        guard let shown = context.show?.steps else { return [] }
        guard shown == 1 else {
            reveal(upTo: shown - 1, &context)
            return []
        }
        return [.goTo(section: context.lessonIndex - 1)] + (context.lessonIndex > 0 ? [.revealAll] : [])
    }

    mutating func reveal(upTo steps: Int, _ context: inout Context) {
        context.show?.steps = steps
        context.noteShown()
        scrollToRevealed(context)
    }
}

extension Context {
    /// Keeps how much of a section a class has seen.
    mutating func noteShown() {
        guard let show else { return }
        self.show?.shown[lessonIndex] = max(show.steps, show.shown[lessonIndex] ?? 0)
    }
}
