// What can be taken away from the screen as a file, and the order to write it. The work is done in the background: a long run has many
// events.
import Files
import Foundation
import BlockHeap
import MicroPython
import Text
import Timeline

/// A thing that can be saved.
enum SaveKind: Int, Sendable, CaseIterable {
    case map, events, numbers, screen

    /// What the question offers.
    var name: String {
        switch self {
        case .map: "the map, as mem_info(1) prints it"
        case .events: "all events of the run, as JSON lines"
        case .numbers: "free and biggest hole after each event, as CSV"
        case .screen: "this screen, as an SVG picture for a handout"
        }
    }

    var fileEnding: String {
        switch self {
        case .map: "mem_info.txt"
        case .events: "events.jsonl"
        case .numbers: "numbers.csv"
        case .screen: "screen.svg"
        }
    }

    /// It is of one moment, and not of the whole run.
    var isOfMoment: Bool { self == .map || self == .screen }
}

/// A file to be written.
public struct SaveOrder: Sendable, Equatable {
    enum Content: Sendable {
        case text(String)
        /// The map that the board itself prints at a position; the program is run again up to it.
        case memory(Timeline.RunRequest, position: Int)
        case events(History)
        case numbers(History)
        /// The screen as it stands under the question; a picture is made of it before the order goes out.
        case screen
    }

    /// Numbers orders; two orders with one number are the same.
    var id: Int
    /// As it was typed.
    var name: String
    var content: Content
    /// The learner has said that a file which is there may be replaced.
    var mayReplace = false

    /// The end of a long name, so that what is said with it has room on the line.
    var shortName: String { name.count > 36 ? "…" + name.suffix(35) : name }

    public static func == (a: SaveOrder, b: SaveOrder) -> Bool { a.id == b.id && a.mayReplace == b.mayReplace }
}

/// What became of an order.
public enum SaveReport: Sendable, Equatable {
    case written(SaveOrder)
    /// There is such a file already; nothing was touched.
    case exists(SaveOrder)
    case failed(SaveOrder, String)
}

extension SaveOrder {
    /// Writes the file. Blocks.
    public func perform() -> SaveReport {
        let path = name.hasPrefix("~/") ? NSHomeDirectory() + name.dropFirst() : name
        if !mayReplace, FileManager.default.fileExists(atPath: path) { return .exists(self) }
        let text: String
        switch content {
        case .text(let given): text = given
        case .memory(let request, let position):
            guard let image = Recorder(request).image(at: position) else {
                return .failed(self, "event \(position.grouped) was not reached again")
            }
            text = image.memoryInfo
        case .events, .numbers, .screen: text = ""
        }
        do throws(FileFailure) {
            try AtomicFile(URL(fileURLWithPath: path)).write { file in
                switch content {
                case .text, .memory, .screen: file.write(text.utf8)
                case .events(let history): history.writeJSONLines { file.write(line: $0) }
                case .numbers(let history): history.writeCSV { file.write(line: $0) }
                }
            }
            return .written(self)
        } catch {
            return .failed(self, error.reason)
        }
    }
}
