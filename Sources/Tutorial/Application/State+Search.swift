// Searching the whole course, as less and vim do it: `/`, words, Enter; then n and N.
import Lessons

/// What was searched for, and where it stands.
struct SearchHits: Sendable {
    struct Hit: Sendable, Equatable {
        var lesson: Int
        /// Line of lesson.md, which survives another width.
        var source: Int
    }

    var words = ""
    var hits: [Hit] = []
}

extension State {
    mutating func act(_ action: Action, on entry: Entry) -> [Effect] {
        switch action {
        case .erase:
            guard !entry.text.isEmpty else {
                overlays.removeLast()
                return []
            }
            var shorter = entry
            shorter.erase()
            overlays[overlays.count - 1] = .search(shorter)
        case .close: overlays.removeLast()
        case .submit:
            overlays.removeLast()
            return search(entry.text.isEmpty ? hits.words : entry.text)
        default: break
        }
        return []
    }

    private mutating func search(_ words: String) -> [Effect] {
        guard !words.isEmpty else { return [] }
        hits = SearchHits(words: words, hits: find(words))
        guard !hits.hits.isEmpty else {
            say("Nothing in the course says “\(words)”.", warning: true)
            hits.words = ""
            return []
        }
        let here = page.lines.indices.contains(top) ? page.lines[top].source : 1
        let next = hits.hits.firstIndex { ($0.lesson, $0.source) >= (lessonIndex, here) } ?? 0
        return goToHit(at: next)
    }

    /// Matches by the block: a match may go over the end of a line.
    private func find(_ words: String) -> [SearchHits.Hit] {
        let sought = words.lowercased()
        var found: [SearchHits.Hit] = []
        for (index, lesson) in course.lessons.enumerated() {
            let builder = PageBuilder(lesson: lesson, theme: options.theme, width: 10_000, progress: progress)
            for line in builder.page().lines where line.content.text.lowercased().contains(sought) {
                let hit = SearchHits.Hit(lesson: index, source: line.source)
                if found.last != hit { found.append(hit) }
            }
        }
        return found
    }

    mutating func goToHit(forwards: Bool) -> [Effect] {
        guard !hits.hits.isEmpty else {
            say("Nothing has been searched for: / searches.")
            return []
        }
        let here = page.lines.indices.contains(top) ? page.lines[top].source : 1
        let now = hits.hits.firstIndex { ($0.lesson, $0.source) >= (lessonIndex, here) } ?? hits.hits.count
        let isHere = now < hits.hits.count && hits.hits[now] == SearchHits.Hit(lesson: lessonIndex, source: here)
        let next = forwards ? (isHere ? now + 1 : now) : now - 1
        return goToHit(at: (next + hits.hits.count) % hits.hits.count)
    }

    private mutating func goToHit(at index: Int) -> [Effect] {
        let hit = hits.hits[index]
        let effects = hit.lesson == lessonIndex ? [] : go(to: hit.lesson)
        if show != nil { reveal(upTo: lesson.steps.count) }
        top = clampedTop(page.firstLine(ofSourceLine: hit.source))
        say("“\(hits.words)”: \(index + 1) of \(hits.hits.count), in section \(lesson.number)")
        return effects
    }
}
