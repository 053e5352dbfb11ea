// What is to be said where a run has come to its end: what ended it before its time, and each guess beside its result. Where the end is
// reached it is said whole, over as many rows as that takes. From the next key on what ended it stays whole; of the guesses as much is
// said as the panel's own rows hold, and the output pane has the rest.
import Grid
import Lessons
import Text
import Timeline

struct Ending {
    /// What ended the programs before their time.
    var failures: [String]
    /// What differs from the marked moment, where one asked for that; then nothing is said of the guesses.
    var difference: String?
    var verdicts: [Verdict]
    /// It has just been reached.
    var isOpen: Bool

    /// Rows that it must have, of at most `most`.
    func wantedRows(columns: Int, most: Int) -> Int {
        guard !isOpen else { return lines(columns: columns, rows: most, Theme(depth: .mono)).count }
        return min(most, set(failures.map { ($0, .warning) }, columns, Theme(depth: .mono)).count)
    }

    /// As much as `rows` rows hold.
    func lines(columns: Int, rows: Int, _ theme: Theme) -> [StyledLine] {
        let first: [(String, Role)] = failures.map { ($0, .warning) } + (difference.map { [($0, .text)] } ?? [])
        let whole = set(first + verdicts.map(\.paragraph), columns, theme)
        if whole.count <= rows { return whole }
        let key = Binding.bindings(in: .panel).first { $0.action == .printed }?.footerKeys ?? ""
        let brief = set(first + verdicts.map(\.brief) + [("\(key) says why.", .key)], columns, theme)
        if brief.count <= rows { return brief }
        let right = verdicts.count { $0.isRight }
        let counted = verdicts.isEmpty ? [] : [("\(right) of \(verdicts.count) guesses right: \(key) shows them.", Role.key)]
        return Array(set(first + counted, columns, theme).prefix(rows))
    }

    /// All of it.
    func lines(columns: Int, _ theme: Theme) -> [StyledLine] { lines(columns: columns, rows: .max, theme) }

    private func set(_ paragraphs: [(text: String, role: Role)], _ columns: Int, _ theme: Theme) -> [StyledLine] {
        paragraphs.flatMap { paragraph in
            Wrapping.lines(paragraph.text, width: columns).map { StyledLine($0, theme[paragraph.role]) }
        }
    }
}

extension Ending {
    /// What is to be said of the end: of a failure once the chosen program has come to it, of the guesses at the end of all. Nil before.
    init?(_ explorer: Explorer, verdicts: [Verdict]) {
        guard explorer.walk == nil, let chosen = explorer.chosen else { return nil }
        failures = explorer.tracks.compactMap { track in track.failure.map { explorer.isTwin ? "\(track.label): \($0)" : $0 } }
        difference = failures.isEmpty && !explorer.isAtEnd ? nil : explorer.differenceWords(chosen)
        // What has not run can prove no guess right or wrong.
        let haveRun = explorer.tracks.allSatisfy { $0.result?.history.scriptBegan == true }
        self.verdicts = explorer.isAtEnd && chosen.mark == nil && haveRun ? verdicts : []
        isOpen = explorer.isEndingOpen
        if failures.isEmpty, self.verdicts.isEmpty { return nil }
    }
}

extension Track {
    /// What ended the run before its time, once it is reached, and what to do about it.
    var failure: String? {
        guard let result, let position = view?.moment.position else { return nil }
        let lack = result.history.recording.missing.last { $0.position <= position }.map { " picoheap: \($0.sentence)" } ?? ""
        let remedy = lack + (result.history.scriptBegan ? "" : " Nothing of it has run. e edits it, r runs it again.")
        if let exception = uncaught {
            let file = result.history.recording.mainFile
            let line = exception.places.first { $0.file == file }.map { "Line \($0.line): " } ?? ""
            let origin = exception.places.first.flatMap { $0.file == file ? nil : " It comes from \($0.file), line \($0.line)." } ?? ""
            let end = result.history.scriptBegan ? " Nobody caught it, and the program has ended." : ""
            let stop = exception.text.last.map { ".!?".contains($0) } == true ? "" : "."
            return line + exception.text + stop + origin + end + remedy
        }
        guard case .memoryFault(let words) = result.figures.outcome, position == result.history.count else { return nil }
        return "The program has damaged its own memory: \(words)" + remedy
    }
}
