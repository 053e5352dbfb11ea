// Searching the whole course, as less and vim do it: `/`, words, Enter; then n and N.
import Foundation
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

    /// What is drawn around a text and not said by it.
    static let furniture = CharacterSet(charactersIn: " │┌┐└┘─━")
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
            say("Nothing \(show == nil ? "in the course" : "that has been shown") says “\(words)”.", warning: true)
            hits.words = ""
            return []
        }
        let here = page.lines.indices.contains(top) ? page.lines[top].source : 1
        let next = hits.hits.firstIndex { ($0.lesson, $0.source) >= (lessonIndex, here) } ?? 0
        return goToHit(at: next)
    }

    /// Blocks that have the words, which may go over the end of a line.
    private func find(_ words: String) -> [SearchHits.Hit] {
        let sought = words.lowercased()
        return course.lessons.indices.flatMap { index -> [SearchHits.Hit] in
            var blocks: [(source: Int, text: String)] = []
            let page = builder(width: 100, for: course.lessons[index]).page()
            // A class finds what it has seen.
            let seen = show.map { page.count(steps: $0.shown[index] ?? 0) } ?? page.lines.count
            for line in page.lines.prefix(seen) {
                let text = line.content.text.trimmingCharacters(in: SearchHits.furniture)
                if blocks.last?.source == line.source {
                    blocks[blocks.count - 1].text += " " + text
                } else {
                    blocks.append((line.source, text))
                }
            }
            return blocks.filter { $0.text.lowercased().contains(sought) }.map { SearchHits.Hit(lesson: index, source: $0.source) }
        }
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
        if let seen = show?.shown[lessonIndex] { reveal(upTo: seen) }
        top = clampedTop(page.firstLine(ofSourceLine: hit.source))
        say("“\(hits.words)”: \(index + 1) of \(hits.hits.count), in section \(lesson.number)")
        return effects
    }
}
