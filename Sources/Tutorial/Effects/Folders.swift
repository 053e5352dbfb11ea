// Where picoheap keeps things, by the XDG base directory specification: a relative path in a variable counts as none.
import Foundation

/// The folders of one learner.
public struct Folders: Sendable, Equatable {
    public let state: URL
    public let configuration: URL
    public let data: URL

    public init(environment: [String: String]) {
        let home = environment["HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil } ?? NSHomeDirectory()
        func folder(_ variable: String, _ fallback: String) -> URL {
            let named = environment[variable].flatMap { $0.hasPrefix("/") ? $0 : nil }
            return URL(fileURLWithPath: named ?? "\(home)/\(fallback)").appendingPathComponent("picoheap")
        }
        state = folder("XDG_STATE_HOME", ".local/state")
        configuration = folder("XDG_CONFIG_HOME", ".config")
        data = folder("XDG_DATA_HOME", ".local/share")
    }

    public var progressFile: URL { state.appendingPathComponent("progress.json") }
    /// What a class has answered: a show is nobody's own progress.
    public func classFile(_ name: String) -> URL { state.appendingPathComponent("classes").appendingPathComponent(name + ".json") }

    /// Whether this can be the name of a class: a file's name, and nothing else.
    public static func isName(_ text: String) -> Bool {
        (1...64).contains(text.count) && text.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
    }

    public var configurationFile: URL { configuration.appendingPathComponent("config.yaml") }

    /// The learner's copies of one section's exercises.
    public func exercises(section: String) -> URL {
        data.appendingPathComponent("exercises").appendingPathComponent(section)
    }
}
