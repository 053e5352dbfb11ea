import Foundation
import Testing

@testable import Timeline

/// Maps that the real MicroPython v1.24.0 printed.
@Suite struct RealMapTests {
    private static let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()

    private func paste(_ name: String) throws -> BoardPaste {
        BoardPaste(try String(contentsOf: RealMapTests.tests.appendingPathComponent("TimelineTests/Pastes/\(name)"), encoding: .utf8))
    }

    @Test("every recorded map is read without a fault, and printed again letter for letter", arguments: ["plain", "pico2w"])
    func recordings(board: String) throws {
        let folder = RealMapTests.tests.appendingPathComponent("MicroPythonTests/Recordings/\(board)")
        let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
            .filter { $0.pathExtension == "map" }
        #expect(files.count > 50)
        for file in files {
            let text = try String(contentsOf: file, encoding: .utf8)
            let paste = BoardPaste(text)
            #expect(paste.problems == [], "\(file.lastPathComponent)")
            let printed = paste.maps.first?.areas.first?.memInfoText ?? ""
            #expect(text.hasSuffix(printed) && !printed.isEmpty, "\(file.lastPathComponent)")
        }
    }

    @Test("the numbers of the two policies are those that were measured") func policies() throws {
        let full = MapNumbers(try #require(try paste("policy_full.pico2w.map").maps.first?.areas.first))
        #expect(full.freeBytes == 360_192 && full.holes.count == 1_397 && full.biggestHole?.count == 107)
        let threshold = MapNumbers(try #require(try paste("policy_threshold.plain.map").maps.first?.areas.first))
        #expect(threshold.freeBytes == 132_720 && threshold.holes.count == 243 && threshold.biggestHole?.count == 7_113)
    }

    @Test("a log of two areas adds up to what the board says of both") func log() throws {
        let paste = try paste("log-with-two-areas.txt")
        #expect(paste.problems == [])
        let map = try #require(paste.maps.first)
        #expect(paste.maps.count == 1 && map.areas.map(\.blockCount) == [64, 8] && map.total == 1152)
        #expect(map.areas.map(\.usedBlocks) == [10, 2])
    }

    @Test("a cut, a doubled and a strange line are each told where they are, and the rest is read all the same") func damaged() throws {
        let text = try String(
            contentsOf: RealMapTests.tests.appendingPathComponent("TimelineTests/Pastes/policy_full.pico2w.map"), encoding: .utf8)
        var lines = text.split(separator: "\n").map(String.init)
        let rows = lines.count
        lines[10] = String(lines[10].dropLast(7))
        lines[20] = lines[20].replacing("=", with: "§", maxReplacements: 1)
        lines.insert(lines[30], at: 30)
        lines.remove(at: 40)
        let paste = BoardPaste(lines.joined(separator: "\r\n"))
        #expect(paste.problems.map(\.line) == [11, 21, 32, 41])
        #expect(paste.maps.first?.blockCount == 27_684 && rows > 60)
    }
}
