// config.yaml: what a learner wants every time. It is read as strictly as a lesson, so that a slip is told and not ignored; it lives
// here because this is the one target that reads YAML.

import Files
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

    private static let mostBytes = 1 << 16

    /// Reads the file; a file that is not there is an empty one. What is wrong stands in `faults`, and the rest holds.
    public static func load(from url: URL, themes: [String]) -> (configuration: Configuration, faults: [LessonError]) {
        var configuration = Configuration()
        let log = FaultLog()
        let text: String
        do throws(FileFailure) {
            text = try InputFile(url).text(atMost: mostBytes)
        } catch {
            if error.code == ENOENT || error.code == ENOTDIR { return (configuration, []) }
            return (configuration, [LessonError(file: url.lastPathComponent, message: "the settings cannot be read: \(error)")])
        }
        if text.trimmed.isEmpty { return (configuration, []) }
        let file = YAMLFile(name: url.lastPathComponent, text: text, log: log)
        guard let root = file.root(.configuration) else {
            return (configuration, log.faults)
        }
        if root.has("theme") { configuration.theme = root.word("theme", of: themes) }
        configuration.board = root.textIfAny("board")
        if root.has("ascii") { configuration.ascii = root.truth("ascii", or: false) }
        if root.has("mouse") { configuration.mouse = root.truth("mouse", or: true) }
        return (configuration, log.faults)
    }
}
