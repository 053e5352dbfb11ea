// The inside of a comment -> Directive.
//
//     comment = "reveal" | "figures" | name ":" { word | key "=" word }
//     `note: ...` is a remark for authors and means nothing.
import Text

import Files

/// Reads the text between `<!--` and `-->`.
struct DirectiveReader {
    struct Fault: Error {
        var message: String
        /// The word that is wrong, to point at; empty for the whole.
        var word: String
    }

    var name: String
    var words: [String] = []
    var options: [String: String] = [:]
    var hasColon: Bool

    init(body: String) {
        let body = body.trimmed
        if let colon = body.firstIndex(of: ":") {
            name = String(body[..<colon]).trimmed
            hasColon = true
            for word in body[body.index(after: colon)...].split(whereSeparator: \.isWhitespace) {
                if let equals = word.firstIndex(of: "=") {
                    options[String(word[..<equals])] = String(word[word.index(after: equals)...])
                } else {
                    words.append(String(word))
                }
            }
        } else {
            name = body
            hasColon = false
        }
    }

    /// The directive, `nil` for an author's note.
    func directive() throws(Fault) -> Directive? {
        switch name {
        case "note": return nil
        case "reveal":
            try require(words: 0...0)
            return .reveal
        case "figures":
            try require(words: 0...0)
            return .figures
        case "predict":
            try require(words: 1...1)
            return .predict(id: words[0])
        case "discuss":
            try require(words: 1...1)
            return .discuss(id: words[0])
        case "check":
            try require(words: 1...1)
            return .check(id: words[0])
        case "quiz":
            try require(words: 1...9)
            return .quiz(ids: words)
        case "panel":
            try require(words: 1...1, options: ["file", "board", "a", "b", "c", "align", "id"])
            return .panel(try panel(words[0]))
        case "value":
            throw Fault(message: "a value stands inside a paragraph, not alone and not at a line's start", word: name)
        default:
            var message = "there is no directive `\(name)`"
            if let near = NearestName.of(name, in: Directive.names) { message += "; did you mean `\(near)`?" }
            throw Fault(message: message, word: name)
        }
    }

    private func panel(_ kind: String) throws(Fault) -> Panel {
        switch kind {
        case "run":
            try allow(["file", "board"])
            return .run(file: try file("file"), board: options["board"])
        case "twin":
            try allow(["a", "b", "c", "align", "board"])
            let align = options["align"] ?? Panel.Alignment.event.rawValue
            guard let alignment = Panel.Alignment(rawValue: align) else {
                throw Fault(message: "a twin is aligned by `event` or by `loop`, not by `\(align)`", word: "align=" + align)
            }
            let third = options["c"] == nil ? nil : try file("c")
            return .twin(a: try file("a"), b: try file("b"), c: third, align: alignment, board: options["board"])
        case "repl":
            try allow(["board"])
            return .repl(board: options["board"])
        case "table":
            try allow(["id"])
            return .table(id: try option("id"))
        default:
            var message = "there is no panel `\(kind)`"
            if let near = NearestName.of(kind, in: ["run", "twin", "repl", "table"]) { message += "; did you mean `\(near)`?" }
            throw Fault(message: message, word: kind)
        }
    }

    private func option(_ key: String) throws(Fault) -> String {
        guard let value = options[key] else { throw Fault(message: "the panel needs `\(key)=`", word: name) }
        return value
    }

    private func file(_ key: String) throws(Fault) -> String {
        let name = try option(key)
        guard BoundedFolder.isInner(name) else {
            throw Fault(message: "`\(name)` is no file in the lesson's folder", word: key + "=")
        }
        return name
    }

    private func require(words count: ClosedRange<Int>, options known: [String] = []) throws(Fault) {
        guard count.contains(words.count) else {
            let message = count.upperBound == 0 ? "`\(name)` takes nothing" : words.count < count.lowerBound
                ? "`\(name)` needs to say which" : "`\(name)` takes one word"
            throw Fault(message: message, word: words.last ?? name)
        }
        try allow(known)
    }

    private func allow(_ known: [String]) throws(Fault) {
        for key in options.keys.sorted() where !known.contains(key) {
            var message = "`\(name)` has no option `\(key)`"
            if let near = NearestName.of(key, in: known) { message += "; did you mean `\(near)`?" }
            throw Fault(message: message, word: key + "=")
        }
    }
}
