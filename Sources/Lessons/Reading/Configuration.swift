// config.yaml: what a learner wants every time. It is read as strictly as a lesson, so that a slip is told and not ignored; it lives
// here because this is the one target that reads YAML.

import Foundation
import Text

/// A learner's settings. Nil is "as picoheap would do by itself"; the command line goes before all of it.
public struct Configuration: Sendable, Hashable {
    /// One of the names that `--theme` takes.
    public var theme: String?
    /// A board's name.
    public var board: String?
    public var ascii: Bool?
    public var mouse: Bool?

    public init() {}

    /// Reads the file; a file that is not there is an empty one. What is wrong stands in `faults`, and the rest holds.
    public static func load(from url: URL, themes: [String]) -> (configuration: Configuration, faults: [LessonError]) {
        var configuration = Configuration()
        guard let text = try? String(contentsOf: url, encoding: .utf8), !text.trimmed.isEmpty else { return (configuration, []) }
        let log = FaultLog()
        let file = YAMLFile(name: url.lastPathComponent, text: text, log: log)
        guard let root = file.root("the configuration", known: ["theme", "board", "ascii", "mouse"]) else {
            return (configuration, log.faults)
        }
        if root.has("theme") {
            let word = root.word("theme", of: themes)
            configuration.theme = themes.contains(word) ? word : nil
        }
        configuration.board = root.textIfAny("board")
        if root.has("ascii") { configuration.ascii = root.truth("ascii", or: false) }
        if root.has("mouse") { configuration.mouse = root.truth("mouse", or: true) }
        return (configuration, log.faults)
    }
}
