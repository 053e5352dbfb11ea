// The inside of a comment -> Directive.
//
//     comment = "reveal" | "figures" | "again" | name ":" { word | key "=" word }
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
        if name == DirectiveForm.value.name {
            throw Fault(message: "a value stands inside a paragraph, not alone and not at a line's start", word: name)
        }
        if name == "panel" {
            guard let kind = words.first else { throw Fault(message: "`panel` needs to say which", word: name) }
            return .panel(try panel(kind))
        }
        guard let form = DirectiveForm.all.first(where: { $0.name == name }) else {
            var message = "there is no directive `\(name)`"
            if let near = NearestName.of(name, in: DirectiveForm.names) { message += "; did you mean `\(near)`?" }
            throw Fault(message: message, word: name)
        }
        if name == "note" { return nil }
        try require(form)
        switch name {
        case "reveal": return .reveal
        case "figures": return .figures
        case "again": return .again
        case "predict": return .predict(id: words[0])
        case "discuss": return .discuss(id: words[0])
        case "check": return .check(id: words[0])
        default: return .quiz(ids: words)
        }
    }

    private func panel(_ kind: String) throws(Fault) -> Panel {
        guard let form = DirectiveForm.panels.first(where: { $0.name == kind }) else {
            var message = "there is no panel `\(kind)`"
            if let near = NearestName.of(kind, in: DirectiveForm.panels.map(\.name)) { message += "; did you mean `\(near)`?" }
            throw Fault(message: message, word: kind)
        }
        try require(form)
        switch kind {
        case "run": return .run(file: try file("file"), board: options["board"])
        case "twin":
            let align = options["align"] ?? Panel.Alignment.event.rawValue
            guard let alignment = Panel.Alignment(rawValue: align) else {
                throw Fault(message: "a twin is aligned by `event` or by `loop`, not by `\(align)`", word: "align=" + align)
            }
            let third = options["c"] == nil ? nil : try file("c")
            return .twin(a: try file("a"), b: try file("b"), c: third, align: alignment, board: options["board"])
        case "repl": return .repl(board: options["board"])
        default: return .table(id: try option("id"))
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

    /// As many words as it takes, no option that it has not, and each that it needs.
    private func require(_ form: DirectiveForm) throws(Fault) {
        guard form.words.contains(words.count) else {
            let message = form.words.upperBound == 0 ? "`\(name)` takes nothing" : words.count < form.words.lowerBound
                ? "`\(name)` needs to say which" : "`\(name)` takes one word"
            throw Fault(message: message, word: words.last ?? name)
        }
        for key in options.keys.sorted() where !form.options.contains(key) {
            var message = "`\(name)` has no option `\(key)`"
            if let near = NearestName.of(key, in: form.options) { message += "; did you mean `\(near)`?" }
            throw Fault(message: message, word: key + "=")
        }
        for key in form.needed { _ = try option(key) }
    }
}
