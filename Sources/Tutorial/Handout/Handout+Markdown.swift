// The handout as Markdown. Maps are the letters of mem_info(1).
import Lessons
import Text

extension Handout {
    /// The whole handout.
    public var markdown: String {
        pieces.map(markdown).joined(separator: "\n\n") + "\n"
    }

    private func markdown(_ piece: Piece) -> String {
        switch piece {
        case .title(let text): return "# \(text)"
        case .section(let text): return "## \(text)"
        case .heading(let level, let text): return String(repeating: "#", count: min(6, level + 1)) + " \(text)"
        case .prose(let block, let figure):
            return Typesetter(width: 100, figure: figure).lines([block]).map(\.text).joined(separator: "\n")
        case .listing(let title, let text, let isProgram): return "\(title):\n\n" + Self.fenced(text, isProgram ? "python" : "")
        case .question(let ask, let options):
            return "**Question.** \(ask)" + options.enumerated().map { "\n\($0 == 0 ? "\n" : "")- [ ] \($1)" }.joined()
        case .answer(let answer, let reasons):
            return "**Answer.** \(answer)" + reasons.filter { !$0.isEmpty }.enumerated().map { "\n\($0 == 0 ? "\n" : "")- \($1)" }.joined()
        case .stop(let number, let name, let words, let picture):
            return "\(number). **\(name).** \(words)" + (picture.map { "\n\n" + Self.fenced($0.letters, "") } ?? "")
        case .sheet(let title, let sheet): return "\(title):\n\n" + sheet.markdown { _ in nil }
        case .words(let terms): return "Words:\n\n" + terms.map { "- **\($0.term)**: \($0.means)" }.joined(separator: "\n")
        }
    }

    private static func fenced(_ text: String, _ language: String) -> String {
        "```\(language)\n" + text.printable + (text.hasSuffix("\n") ? "" : "\n") + "```"
    }
}
