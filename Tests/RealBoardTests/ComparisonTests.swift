import Foundation
import MicroPython
import TestSupport
import Testing
@testable import RealBoard

@Suite(.serialized) struct ComparisonTests {
    private func compare(
        _ source: String, board name: String = "pico2w", typing typed: String = "", beginning: BoardRun.Beginning = .reset,
        machine: (BoardIdentity) -> Board? = { $0.counterpart }
    ) throws -> Comparison {
        let board = try ReplBoard(board: name)
        defer { board.close() }
        #expect(board.shows(">>> "))
        if !typed.isEmpty {
            board.type(typed)
            usleep(300_000)
        }
        let client = try RawPromptClient(try SerialPort(board.port))
        let identity = try BoardIdentity(client)
        let bytes = Array(source.utf8)
        let run = try BoardRun(bytes, on: client, beginning: beginning) { _ in }
        #expect(client.close() && board.isAtFriendlyPrompt)
        let counterpart = try #require(machine(identity))
        return Comparison(
            run, BoardRun(bytes, on: counterpart, beginning: beginning), identity: identity, counterpart: counterpart, beginning: beginning,
            source: bytes)
    }

    private let program = """
        import gc
        kept = []
        for i in range(200):
            kept.append("a text of number " + str(i))
            if i % 50 == 49: print(i, gc.mem_free())
        """

    @Test("The same program on the same board is the same", arguments: ["pico2w", "pico", "pico2", "picow"])
    func same(_ name: String) throws {
        let comparison = try compare(program, board: name)
        #expect(comparison.isSame, "\(comparison.words)")
        #expect(comparison.words.first?.hasPrefix("same: 4 lines of output, and all ") == true && comparison.reasons.isEmpty)
    }

    @Test("A traceback is compared too") func traceback() throws {
        let comparison = try compare("print(1)\n1/0")
        #expect(comparison.isSame && comparison.lineCount == 4)
    }

    @Test("What is kept at the prompt makes a difference, and is named") func kept() throws {
        let comparison = try compare(program, typing: "mine = list(range(100))\r", beginning: .resume)
        #expect(!comparison.isSame && comparison.lines?.isOfNumbers == true && comparison.lines?.number == 1)
        #expect(comparison.reasons.contains { $0.contains("before the run") && $0.contains("names at the prompt: mine") })
    }

    @Test("Another heap is no excuse for the machine: it gets one as large") func size() throws {
        let comparison = try compare(program, board: "handout")
        guard case .same(let blocks) = comparison.before else {
            Issue.record("\(comparison.words)")
            return
        }
        #expect(blocks == 13_228 && comparison.isSame)
    }

    @Test("A difference is shown with both sides") func differs() throws {
        let comparison = try compare("import gc\nx = bytearray(1000)\nprint('fixed')\nprint(gc.mem_free())") { _ in Board.named("pico") }
        let lines = try #require(comparison.lines)
        #expect(lines.number == 2 && lines.count == 1 && lines.board != lines.machine && lines.isOfNumbers)
        guard case .otherSize = comparison.after else {
            Issue.record("\(comparison.words)")
            return
        }
        #expect(comparison.words.contains { $0.contains("the heaps are not of one size") })
    }

    @Test("A program that asks for input is run, and not compared") func input() throws {
        let machine = BoardRun(Array("print(input())".utf8), on: try #require(Board.named("pico2w")), beginning: .reset)
        #expect(!machine.isOver)
    }

    @Test("A board's own map is the machine's") func identity() throws {
        let board = try ReplBoard()
        defer { board.close() }
        #expect(board.shows(">>> "))
        let client = try RawPromptClient(try SerialPort(board.port))
        let identity = try BoardIdentity(client)
        client.close()
        #expect(identity.version == Release.number && identity.machine == "Raspberry Pi Pico 2 W with RP2350")
        #expect(identity.counterpart?.name == "pico2w" && identity.isWiFiOn == false && identity.fault == nil)
        let words = identity.words(port: "/dev/x", wasRunning: false)
        #expect(words.first == "/dev/x: MicroPython 1.24.0 on Raspberry Pi Pico 2 W with RP2350.")
        #expect(!words.contains { $0.contains("Names at its prompt") || $0.contains("Modules") })
    }
}
