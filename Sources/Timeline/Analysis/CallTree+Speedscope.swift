// A call tree as speedscope reads it (https://www.speedscope.app/file-format-schema.json): one sampled profile, whose samples are the ways
// of calls and whose weights are bytes.

import Foundation

private struct SpeedscopeFile: Encodable {
    struct Frame: Encodable {
        var name: String
        var file: String?
        var line: Int?
    }

    struct Shared: Encodable {
        var frames: [Frame]
    }

    struct Profile: Encodable {
        let type = "sampled"
        var name: String
        let unit = "bytes"
        let startValue = 0
        var endValue: Int
        var samples: [[Int]]
        var weights: [Int]
    }

    let schema = "https://www.speedscope.app/file-format-schema.json"
    let exporter = "picoheap"
    var name: String
    let activeProfileIndex = 0
    var shared: Shared
    var profiles: [Profile]

    private enum CodingKeys: String, CodingKey {
        case schema = "$schema"
        case exporter, name, activeProfileIndex, shared, profiles
    }
}

extension CallTree {
    /// The tree as a speedscope file.
    public func speedscope(name: String) throws -> Data {
        var numbers: [String: Int] = [:]
        var frames: [SpeedscopeFile.Frame] = []
        let frameOfNode = nodes.map { node -> Int in
            let text = self.name(of: node)
            if let known = numbers[text] { return known }
            numbers[text] = frames.count
            let file = node.function > 0 ? functions[node.function].file : nil
            frames.append(SpeedscopeFile.Frame(name: text, file: file, line: node.function > 0 ? node.line : nil))
            return frames.count - 1
        }
        let heavy = nodes.indices.filter { nodes[$0].bytes > 0 }
        let samples = heavy.map { index in
            var way: [Int] = [], at = index
            while at >= 0 {
                way.append(frameOfNode[at])
                at = nodes[at].parent
            }
            return Array(way.reversed())
        }
        let weights = heavy.map { nodes[$0].bytes }
        let file = SpeedscopeFile(
            name: name, shared: .init(frames: frames),
            profiles: [.init(name: "bytes allocated", endValue: weights.reduce(0, +), samples: samples, weights: weights)])
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        return try encoder.encode(file)
    }
}
