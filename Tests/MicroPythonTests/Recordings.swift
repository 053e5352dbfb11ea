import Foundation
import BlockHeap

@testable import MicroPython

/// The recordings that lie beside the tests.
enum Recordings {
    private static let folder = Bundle.module.resourceURL!.appending(path: "Recordings")

    /// The names of all scripts, in order.
    static let scripts: [String] = {
        let files = try! FileManager.default.contentsOfDirectory(atPath: folder.appending(path: "scripts").path)
        return files.filter { $0.hasSuffix(".py") }.map { String($0.dropLast(3)) }.sorted()
    }()

    /// Those that were run by the firmware of all four boards too.
    static let firmwareScripts = scripts.filter { (try? bytes("firmware/pico/\($0).trace")) != nil }

    static func script(_ name: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: folder.appending(path: "scripts/\(name).py")))
    }

    static func bytes(_ path: String) throws -> [UInt8] { [UInt8](try Data(contentsOf: folder.appending(path: path))) }

    static func text(_ path: String) throws -> String {
        String(decoding: try bytes(path), as: UTF8.self).replacingOccurrences(of: "\r\n", with: "\n")
    }

    /// The lines of a recording, such as `parse/a00_empty.trace`.
    static func lines(_ path: String) throws -> [String] {
        String(decoding: try Data(contentsOf: folder.appending(path: path)), as: UTF8.self)
            .split(separator: "\n").map(String.init)
    }
}

/// Writes down what a heap does, in the grammar of the recordings.
final class TraceWriter: HeapObserver {
    var lines: [String] = []

    override func heap(_ heap: Heap, did event: HeapEvent) {
        if let line = event.traceLine { lines.append(line) }
    }
}

/// Where two lists of lines part, for a message that can be read.
func firstDifference(_ actual: [String], _ expected: [String]) -> String? {
    guard let place = (0..<max(actual.count, expected.count)).first(where: {
        $0 >= actual.count || $0 >= expected.count || actual[$0] != expected[$0]
    }) else { return nil }
    func line(_ lines: [String]) -> String { place < lines.count ? lines[place] : "(nothing)" }
    return "line \(place + 1): \(line(actual)), recorded \(line(expected))"
}
