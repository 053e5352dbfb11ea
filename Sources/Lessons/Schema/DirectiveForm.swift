// The directives of lesson.md as a table: the reader takes their names, options and number of words from it, and the reference prints it.

/// A directive as it may be written.
struct DirectiveForm: Sendable {
    /// Its word, or `panel run` for the kind of a panel.
    var name: String
    /// How many words follow its colon; the kind of a panel is its first.
    var words: ClosedRange<Int> = 0...0
    /// Names of `key=value`; those in `needed` must be there.
    var options: [String] = []
    var needed: [String] = []
    /// What it is written like.
    var example: String
    var means: String

    static let all: [DirectiveForm] = [
        .init(name: "reveal", example: "<!-- reveal -->", means: "ends a step"),
        .init(
            name: "predict", words: 1...1, example: "<!-- predict: id -->", means: "a prediction of lesson.yaml: asked before its run"),
        .init(name: "quiz", words: 1...9, example: "<!-- quiz: id id -->", means: "questions of lesson.yaml"),
        .init(name: "check", words: 1...1, example: "<!-- check: id -->", means: "a task of lesson.yaml"),
        .init(name: "discuss", words: 1...1, example: "<!-- discuss: id -->", means: "a question to talk about"),
        .init(
            name: "figures", example: "<!-- figures -->", means: "what handout.txt says, beside what the section's first program prints"),
        .init(name: "again", example: "<!-- again -->", means: "here all questions come back that were missed and not mended since"),
        .init(
            name: "note", words: 0...1000, example: "<!-- note: ... -->", means: "a remark for authors; nobody else sees it"),
    ]

    static let panels: [DirectiveForm] = [
        .init(
            name: "run", words: 1...1, options: ["file", "board"], needed: ["file"],
            example: "<!-- panel: run file=x.py board=lab-4k -->", means: "a program beside its heap"),
        .init(
            name: "twin", words: 1...1, options: ["a", "b", "c", "align", "board"], needed: ["a", "b"],
            example: "<!-- panel: twin a=x.py b=y.py c=z.py align=loop -->",
            means: "two or three programs in step, by `event` or by `loop`"),
        .init(
            name: "repl", words: 1...1, options: ["board"], example: "<!-- panel: repl board=pico2w -->",
            means: "MicroPython's prompt; `prompt:` in lesson.yaml suggests lines"),
        .init(
            name: "table", words: 1...1, options: ["id"], needed: ["id"], example: "<!-- panel: table id=x -->",
            means: "a table of lesson.yaml"),
    ]

    /// Stands inside a paragraph, and not at a line's start.
    static let value = DirectiveForm(
        name: "value", words: 1...1000, example: "<!-- value: EXPR -->", means: "a figure computed from a run, inside a paragraph")

    /// The words that a comment may begin with.
    static let names = all.map(\.name) + ["panel", value.name]
}
