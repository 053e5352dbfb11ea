import Foundation
import TestSupport
import Testing
@testable import RealBoard

/// A board is spoken to, and found as it was.
@Suite(.serialized) struct ClientTests {
    /// Speaks to a new board and says whether its prompt came back.
    private func speak<R>(
        _ line: ReplBoard.Line = .init(), typing typed: String = "", limits: RawPromptClient.Limits = .init(),
        _ body: (RawPromptClient) throws -> R
    ) throws -> (result: R, isBack: Bool) {
        let board = try ReplBoard(line)
        defer { board.close() }
        #expect(board.shows(">>> "))
        if !typed.isEmpty {
            board.type(typed)
            usleep(300_000)
        }
        let client = try RawPromptClient(try SerialPort(board.port), limits: limits)
        let result = try body(client)
        #expect(client.close())
        return (result, board.isAtFriendlyPrompt)
    }

    /// A program that prints 2, behind a long line.
    private func long(_ count: Int) -> [UInt8] { Array(("#" + String(repeating: "x", count: count) + "\nprint(2)").utf8) }

    @Test("A program's output comes as it is, its traceback apart, and the prompt comes back")
    func programs() throws {
        let (answers, isBack) = try speak { client in
            [
                try client.run(Array("print('a')\nprint('b')".utf8)), try client.run(Array("print(1)\n1/0".utf8)),
                try client.run(Array("print(".utf8)), try client.run(long(5000)),
            ]
        }
        #expect(answers[0] == .init(output: Array("a\nb\n".utf8)))
        #expect(answers[1].text == "1\n")
        #expect(String(decoding: answers[1].error, as: UTF8.self).hasSuffix("ZeroDivisionError: divide by zero\n"))
        #expect(String(decoding: answers[2].error, as: UTF8.self).contains("SyntaxError"))
        #expect(answers[3].text == "2\n")
        #expect(isBack)
    }

    @Test("Output is handed on while the program runs")
    func comes() throws {
        let (count, _) = try speak { client in
            var count = 0
            _ = try client.run(Array("for i in range(3000): print('line', i)".utf8)) { _ in count += 1 }
            return count
        }
        #expect(count > 1)
    }

    @Test("Any bytes may be printed, the marks of the prompt among them")
    func bytes() throws {
        let (answers, isBack) = try speak { client in
            [
                try client.run(Array("import sys\nsys.stdout.buffer.write(bytes(range(256)))".utf8)),
                try client.run(Array("print('x\\x04y\\x04>z\\x04\\x04>')\nprint(7)".utf8)), try client.run(Array("print('after')".utf8)),
            ]
        }
        #expect(answers[0].output == Array(0...255))
        #expect(answers[1].text == "x\u{4}y\u{4}>z\u{4}\u{4}>\n7\n" && answers[1].error.isEmpty)
        #expect(answers[2].text == "after\n" && isBack)
    }

    @Test("What runs is stopped, and that is said")
    func busy() throws {
        let (was, isBack) = try speak(typing: "while True: pass\r\r") { $0.hasInterrupted }
        #expect(was && isBack)
        #expect(try !speak { $0.hasInterrupted }.result)
    }

    @Test("Half a line, a paste and another tool's raw prompt are left", arguments: [
        "del x", "\u{5}print(1)\r", "\u{1}x = 1", "\u{1}\u{5}A\u{1}x = 1", "for i in x:\r",
    ])
    func left(_ typed: String) throws {
        let (answer, isBack) = try speak(typing: typed) { try $0.run(Array("print(3)".utf8)) }
        #expect(answer.text == "3\n" && isBack)
    }

    @Test("A program that keeps Ctrl-C to itself is told of, in time")
    func unstoppable() throws {
        var limits = RawPromptClient.Limits()
        limits.answer = .seconds(2)
        let start = ContinuousClock.now
        #expect(throws: PortFailure.self) {
            let deaf = "while True:\r try:\r  while True: pass\r except KeyboardInterrupt: pass\r"
            _ = try speak(typing: "\u{5}\(deaf)\u{4}", limits: limits) { _ in }
        }
        #expect(ContinuousClock.now - start < .seconds(15))
    }

    @Test("A board without raw paste gets the program as it was done before")
    func old() throws {
        let (answers, isBack) = try speak(.init(isOld: true)) { client in
            [try client.run(long(3000)), try client.run(Array("print(3)".utf8))]
        }
        #expect(answers.map(\.text) == ["2\n", "3\n"] && isBack)
    }

    @Test("A board that answers late is waited for")
    func slow() throws {
        let (answer, isBack) = try speak(.init(delay: 0.7)) { try $0.run(Array("print(3)".utf8)) }
        #expect(answer.text == "3\n" && isBack)
    }

    @Test("A line at 9600 bits per second takes its time")
    func pace() throws {
        let (identity, isBack) = try speak(.init(bytesPerSecond: 960)) { try BoardIdentity($0) }
        #expect(identity.version == "1.24.0" && identity.map != nil && isBack)
    }

    @Test("A program may reset the board", arguments: [
        "import machine\nprint(1)\nmachine.soft_reset()", "import sys\nprint(1)\nsys.exit()",
    ])
    func resets(_ source: String) throws {
        let (answers, isBack) = try speak { client in
            [try client.run(Array(source.utf8)), try client.run(Array("print(2)".utf8))]
        }
        #expect(answers[0].hasReset && answers[0].text == "1\n")
        #expect(answers[1].text == "2\n" && isBack)
    }

    @Test("A soft reset empties the heap, at the raw prompt and after it")
    func reset() throws {
        let (names, isBack) = try speak(typing: "x = 5\r") { client in
            let before = try BoardIdentity(client).names
            _ = try client.reset()
            return (before, try BoardIdentity(client).names)
        }
        #expect(names.0.contains("x") && !names.1.contains("x") && isBack)
    }

    @Test("Unplugged in the middle of its output it is gone") func unplugged() throws {
        let board = try ReplBoard(.init(lastByte: 3000))
        defer { board.close() }
        #expect(board.shows(">>> "))
        let client = try RawPromptClient(try SerialPort(board.port))
        #expect(throws: PortFailure.gone) { try client.run(Array("while True: print('line')".utf8)) }
    }

    @Test("Whoever asks for an end gets it, and the board its prompt") func interrupted() throws {
        let board = try ReplBoard()
        defer { board.close() }
        #expect(board.shows(">>> "))
        let port = try SerialPort(board.port)
        let client = try RawPromptClient(port)
        let start = ContinuousClock.now
        port.isInterrupted = { ContinuousClock.now - start > .seconds(1) }
        #expect(throws: PortFailure.interrupted) { try client.run(Array("while True: print('line')".utf8)) }
        #expect(client.close() && board.isAtFriendlyPrompt)
    }

    @Test("A board without memory tells what it can, and keeps what it has") func full() throws {
        let (words, isBack) = try speak { client in
            let fill = """
                kept = []
                for size in (4096, 256, 16):
                    try:
                        while True: kept.append(bytearray(size))
                    except MemoryError: pass
                """
            _ = try client.run(Array(fill.utf8))
            let identity = try BoardIdentity(client)
            // Nothing else helps.
            _ = try client.reset()
            return identity.words(port: "port", wasRunning: false)
        }
        #expect(words.contains { $0.contains("MemoryError") } && isBack)
    }
}
