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

extension Reading {
    mutating func search(_ typed: String, _ context: inout Context) -> [Reaction] {
        let words = typed.isEmpty ? hits.words : typed
        guard !words.isEmpty else { return [] }
        hits = SearchHits(words: words, hits: find(words, context))
        guard !hits.hits.isEmpty else {
            context.say("Nothing \(context.show == nil ? "in the course" : "that has been shown") says “\(words)”.", warning: true)
            hits.words = ""
            return []
        }
        let next = hits.hits.firstIndex { ($0.lesson, $0.source) >= (context.lessonIndex, source) } ?? 0
        return [.goToHit(next)]
    }

    /// Blocks that have the words, which may go over the end of a line.
    private func find(_ words: String, _ context: Context) -> [SearchHits.Hit] {
        let sought = words.lowercased()
        return context.course.lessons.indices.flatMap { index -> [SearchHits.Hit] in
            var blocks: [(source: Int, text: String)] = []
            let page = context.builder(width: 100, for: context.course.lessons[index]).page()
            // A class finds what it has seen.
            let seen = context.show.map { page.count(steps: $0.shown[index] ?? 0) } ?? page.lines.count
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

    func goToHit(forwards: Bool, _ context: inout Context) -> [Reaction] {
        guard !hits.hits.isEmpty else {
            context.say("Nothing has been searched for: / searches.")
            return []
        }
        let here = SearchHits.Hit(lesson: context.lessonIndex, source: source)
        let now = hits.hits.firstIndex { ($0.lesson, $0.source) >= (here.lesson, here.source) } ?? hits.hits.count
        let isHere = now < hits.hits.count && hits.hits[now] == here
        let next = forwards ? (isHere ? now + 1 : now) : now - 1
        return [.goToHit((next + hits.hits.count) % hits.hits.count)]
    }

    /// Shows a hit; its section is on the screen.
    mutating func show(hit index: Int, _ context: inout Context) {
        if let seen = context.show?.shown[context.lessonIndex] { reveal(upTo: seen, &context) }
        top = clampedTop(page.firstLine(ofSourceLine: hits.hits[index].source), context)
        context.say("“\(hits.words)”: \(index + 1) of \(hits.hits.count), in section \(context.lesson.number)")
    }
}
