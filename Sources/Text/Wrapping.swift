// Words into lines. A word may span runs of different styles; a word wider than the line is cut.

/// Breaks running text into lines.
public enum Wrapping {
    /// Lines of at most `width` columns; never empty. Blanks at a break are dropped.
    public static func lines(_ runs: [StyledRun], width: Int) -> [[StyledRun]] {
        var wrapper = Wrapper(width: max(1, width))
        for run in runs {
            for character in run.text { wrapper.take(character, run) }
        }
        return wrapper.finish()
    }

    /// The same for a text of one style.
    public static func lines(_ text: String, width: Int) -> [String] {
        lines([StyledRun(text)], width: width).map { $0.map(\.text).joined() }
    }
}

extension Wrapping {
    /// A line as a program printed it, on rows of at most `width` columns: every blank is kept, and a row ends behind one where there is
    /// one in its second half. A tab goes to the next column that is a multiple of eight.
    public static func verbatim(_ text: String, width: Int) -> [String] {
        if text.utf8.count <= width, text.utf8.allSatisfy({ $0 >= 32 && $0 < 127 }) { return [text] }
        var rows: [String] = []
        var row: [Character] = [], columns = 0
        func widthOf(_ row: some Sequence<Character>) -> Int { row.reduce(0) { $0 + CellWidth.of($1) } }
        for character in text {
            let added = character == "\t" ? Array(repeating: " ", count: 8 - columns % 8) : [character]
            for character in added {
                let cells = CellWidth.of(character)
                if columns + cells > width, !row.isEmpty {
                    let blank = row.lastIndex(of: " ").map { $0 + 1 } ?? 0
                    let end = character == " " || blank <= row.count / 2 ? row.count : blank
                    rows.append(String(row[..<end]))
                    row = Array(row[end...])
                    columns = widthOf(row)
                }
                row.append(character)
                columns += cells
            }
        }
        return rows + [String(row)]
    }
}

private struct Wrapper {
    let width: Int
    var lines: [[StyledRun]] = []
    var line: [StyledRun] = []
    var lineWidth = 0
    /// The word that is being gathered, and the blank in front of it.
    var word: [StyledRun] = []
    var wordWidth = 0
    var blank: StyledRun?

    init(width: Int) { self.width = width }

    mutating func take(_ character: Character, _ run: StyledRun) {
        if character == "\n" {
            endWord()
            endLine()
        } else if character == " " || character == "\t" {
            endWord()
            if !line.isEmpty { blank = StyledRun(" ", run.style, destination: run.destination) }
        } else {
            let columns = CellWidth.of(character)
            if wordWidth + columns > width {
                endWord()
                endLine()
            }
            Self.append(String(character), like: run, to: &word)
            wordWidth += columns
        }
    }

    mutating func endWord() {
        guard !word.isEmpty else { return }
        let gap = blank == nil ? 0 : 1
        if lineWidth + gap + wordWidth > width, !line.isEmpty {
            endLine()
        } else if let blank {
            Self.append(" ", like: blank, to: &line)
            lineWidth += 1
        }
        for run in word { Self.append(run.text, like: run, to: &line) }
        lineWidth += wordWidth
        word = []
        wordWidth = 0
        blank = nil
    }

    mutating func endLine() {
        lines.append(line)
        line = []
        lineWidth = 0
        blank = nil
    }

    mutating func finish() -> [[StyledRun]] {
        endWord()
        if !line.isEmpty || lines.isEmpty { endLine() }
        return lines
    }

    static func append(_ text: String, like run: StyledRun, to runs: inout [StyledRun]) {
        if let last = runs.last, last.style == run.style, last.destination == run.destination {
            runs[runs.count - 1].text += text
        } else {
            runs.append(StyledRun(text, run.style, destination: run.destination))
        }
    }
}
