import Testing
@testable import RealBoard

@Suite struct AnswerTests {
    @Test("An answer is the same however its bytes come apart") func pieces() {
        let bytes = Array("one\r\ntwo\r\n\u{4}Traceback\r\n\u{4}>".utf8)
        for size in 1...bytes.count {
            var raw = RawAnswer(), lines = BoardLines(), output: [UInt8] = []
            for start in stride(from: 0, to: bytes.count, by: size) {
                #expect(raw.endingNow == nil)
                output += lines.take(raw.take(Array(bytes[start..<min(start + size, bytes.count)])))
            }
            #expect(raw.endingNow == .finished && String(decoding: output + lines.finish(), as: UTF8.self) == "one\ntwo\n")
            #expect(BoardLines.all(raw.error) == Array("Traceback\n".utf8))
        }
    }

    @Test("A reset's words end an answer") func reset() {
        var raw = RawAnswer()
        #expect(raw.take(Array("x\u{4}\u{4}MPY: soft reboot\r\nraw REPL; CTRL-B to exit\r\n>".utf8)) == Array("x".utf8))
        #expect(raw.endingNow == .reset && raw.error.isEmpty && !raw.isAtFriendlyPrompt)
    }

    @Test("A program that prints marks without end is handed on") func endless() {
        var raw = RawAnswer(), count = 0
        for _ in 0..<1000 { count += raw.take(Array(repeating: 4, count: 1000)).count }
        #expect(count > 900_000)
    }
}
