// The one way in which anything that reads the course says what is wrong and where.

import Text

/// A fault in the course at a place in a file.
public struct LessonError: Error, Sendable, Hashable, CustomStringConvertible {
    /// Path as it is to be shown; relative to the course's folder where possible.
    public var file: String
    /// From 1; 0 if the fault is not at a line (a missing file).
    public var line: Int
    /// From 1, in characters; 0 if the fault is the whole line.
    public var column: Int
    public var message: String
    /// The line itself, or `nil` where there is none to show.
    public var excerpt: String?

    public init(file: String, line: Int = 0, column: Int = 0, message: String, excerpt: String? = nil) {
        self.file = file
        self.line = line
        self.column = column
        self.message = message
        self.excerpt = excerpt
    }

    /// The error at a place in `source`, with that line as excerpt.
    public init(file: String, line: Int, column: Int, message: String, in source: String) {
        let lines = source.split(separator: "\n", omittingEmptySubsequences: false)
        self.init(
            file: file, line: line, column: column, message: message,
            excerpt: lines.indices.contains(line - 1) ? String(lines[line - 1]) : nil)
    }

    /// `file:line:column: message`, without what is not known.
    public var headline: String {
        var place = file
        if line > 0 { place += ":\(line)" }
        if line > 0, column > 0 { place += ":\(column)" }
        return place + ": " + message
    }

    /// The headline, the line and a caret under the column.
    public var description: String {
        guard let line = excerpt else { return headline }
        // Of a line that is too long for any screen, what is around the column.
        let skipped = max(0, column - 100)
        let excerpt = String(line.dropFirst(skipped).prefix(200)).printable
        var text = headline + "\n    " + excerpt
        if column > 0 {
            // A tab stays a tab, so that the caret stands under its character.
            let before = excerpt.prefix(column - 1 - skipped).map { $0 == "\t" ? "\t" : " " }.joined()
            text += "\n    " + before + "^"
        }
        return text
    }
}
