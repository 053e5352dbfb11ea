import Foundation
import Testing

@testable import MicroPython

/// What a board has and picoheap lacks.
@Suite struct MissingTests {
    /// What `source` prints on a board, and what is found to be missing.
    private func run(_ source: String, board: String = "pico2w") throws -> (printed: String, missing: [MissingFeature]) {
        let board = try #require(Board.named(board))
        return VM.onLargeStack {
            let vm = VM(board: board)
            var printed: [UInt8] = [], missing: [MissingFeature] = []
            vm.console = { printed += $0 }
            vm.missingObserver = { missing.append($0) }
            _ = vm.run(Array(source.utf8))
            return (String(decoding: printed, as: UTF8.self), missing)
        }
    }

    @Test("Each of them is really missing, and is found when a program asks for it", arguments: MissingFeature.all)
    func each(feature: MissingFeature) throws {
        let parts = feature.name.split(separator: ".")
        switch feature.kind {
        case .module:
            let found = try run("import \(feature.name)\n")
            #expect(found.missing == [feature] && found.printed.contains("ImportError: no module named '\(feature.name)'"))
        case .member:
            for source in ["import \(parts[0])\n\(feature.name)\n", "from \(parts[0]) import \(parts[1])\n"] {
                #expect(try run(source).missing == [feature])
            }
        case .type:
            let made = try run("import \(parts[0])\n\(feature.name)(0)\n")
            #expect(made.missing == [feature] && made.printed.contains("can't create '\(parts[1])' instances"))
            #expect(try run("import \(parts[0])\n\(feature.name).add_program\n").missing == [feature])
        case .emitter, .machineCode:
            #expect(try run("import micropython\n@\(feature.name)\ndef f(): pass\n").missing == [feature])
        }
    }

    @Test("Names that no board has are nobody's fault but the program's, and those of Wi-Fi are missing only where it is") func others() throws {
        #expect(try run("import numpy\n").missing.isEmpty)
        #expect(try run("class C: pass\nC().x\n").missing.isEmpty)
        #expect(try run("import usocket\n").missing.map(\.name) == ["socket"])
        #expect(try run("import socket\n", board: "pico2").missing.isEmpty)
        let pico = try #require(Board.named("pico"))
        #expect(MissingFeature.on(pico).allSatisfy { !$0.needsWiFi })
    }

    @Test("The README lists them") func readme() throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../..")
        let text = try String(contentsOf: root.appendingPathComponent("README.md"), encoding: .utf8)
        let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        func listed(_ kinds: [MissingFeature.Kind], wiFi: Bool) -> String {
            MissingFeature.all.filter { kinds.contains($0.kind) && $0.needsWiFi == wiFi }.map { "`\($0.name)`" }.joined(separator: ", ")
        }
        #expect(words.contains("modules " + listed([.module], wiFi: false) + ";"))
        #expect(words.contains("with Wi-Fi " + listed([.module], wiFi: true) + ";"))
        #expect(words.contains("members " + listed([.member], wiFi: false) + ";"))
        #expect(words.contains("classes " + listed([.type], wiFi: false) + ","))
        #expect(words.contains("decorator " + listed([.emitter], wiFi: false) + "."))
    }
}
