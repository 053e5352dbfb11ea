import Foundation
import Testing

@testable import MicroPython

/// Programs that say beside each `print` what it prints: `# expect: 42`.
enum Programs {
    private static let folder = Bundle.module.resourceURL!.appending(path: "Programs")

    /// All of them, as `area/case`.
    static let all: [String] = {
        let files = FileManager.default.enumerator(atPath: folder.path)!.compactMap { $0 as? String }
        return files.filter { $0.hasSuffix(".py") }.map { String($0.dropLast(3)) }.sorted()
    }()

    static func source(_ name: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: folder.appending(path: "\(name).py")))
    }

    static func expected(_ source: [UInt8]) -> [String] {
        String(decoding: source, as: UTF8.self).split(separator: "\n").compactMap { line in
            line.range(of: "# expect: ").map { String(line[$0.upperBound...]) }
        }
    }

    /// What a plain board prints, line by line.
    static func output(of source: [UInt8], collectingAlways: Bool) -> [String] {
        VM.onLargeStack {
            let vm = VM(board: .named("plain")!)
            var printed: [UInt8] = []
            vm.console = { printed += $0 }
            vm.stepsLeft = 10_000_000
            if collectingAlways { vm.heap.allocThreshold = 0 }
            _ = vm.run(source)
            return String(decoding: printed, as: UTF8.self)
                .split(separator: "\r\n").joined(separator: "\n").split(separator: "\n").map(String.init)
        }
    }
}

@Suite("Programs print what they say")
struct ProgramTests {
    @Test("A program prints what stands beside its lines", arguments: Programs.all)
    func program(_ name: String) throws {
        let source = try Programs.source(name)
        let difference = firstDifference(Programs.output(of: source, collectingAlways: false), Programs.expected(source))
        #expect(difference == nil, "\(difference ?? "")")
    }

    @Test("It prints the same when every allocation collects first", arguments: Programs.all)
    func collectingAlways(_ name: String) throws {
        let source = try Programs.source(name)
        let difference = firstDifference(Programs.output(of: source, collectingAlways: true), Programs.expected(source))
        #expect(difference == nil, "\(difference ?? "")")
    }
}
