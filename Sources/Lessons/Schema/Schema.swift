// What a mapping of course.yaml, lesson.yaml or misconceptions.yaml may say. One table: the reader takes its keys from it, so that a key
// that is not here is an error in a file, and `picoheap lint --reference` prints it, so that what it prints is what is read.

import Text

/// The keys of one kind of mapping.
struct Schema: Sendable {
    /// What such a mapping is called in messages, with its article.
    var what: String
    var keys: [Key]

    struct Key: Sendable {
        var name: String
        var form: Form
        /// One sentence, or a few words; Markdown.
        var means: String
        /// The values of `kind` with which it means something; empty where it always does.
        var kinds: [String] = []
        var isNeeded = false
    }

    /// What stands behind a key's colon.
    enum Form: String, Sendable {
        case text, texts = "list of texts", number, decimal, truth = "true or false", formula, file, mappings = "list", word
    }

    var names: [String] { keys.map(\.name) }

    func key(_ name: String) -> Key? { keys.first { $0.name == name } }
}

extension Schema.Key {
    init(_ name: String, _ form: Schema.Form, _ means: String, for kinds: [String] = []) {
        self.init(name: name, form: form, means: means, kinds: kinds)
    }

    /// A key that must be there.
    static func needed(_ name: String, _ form: Schema.Form, _ means: String, for kinds: [String] = []) -> Self {
        Self(name: name, form: form, means: means, kinds: kinds, isNeeded: true)
    }
}
