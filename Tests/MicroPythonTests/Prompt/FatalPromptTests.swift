import Testing

@testable import MicroPython

@Suite("A prompt that fails")
struct FatalPromptTests {
    @Test("A line without room on a full heap is fatal, as on the board; the board is reset and the prompt is there again")
    func fullHeap() {
        let typed = "l=None\rwhile 1: l=[l]\r\r\r'\(String(repeating: "x", count: 300))'\r6*7\r"
        let (shown, outcome) = VM.onLargeStack {
            var shown: [UInt8] = []
            let vm = VM(board: Board.named("lab-4k")!)
            var rest = Array(typed.utf8)[...]
            vm.input = { rest.popFirst() }
            vm.console = { shown += $0 }
            vm.stepsLeft = 5_000_000
            let outcome = vm.runPrompt()
            return (String(decoding: shown, as: UTF8.self), outcome)
        }
        #expect(shown.contains("FATAL: uncaught exception "))
        #expect(shown.hasSuffix(">>> 6*7\r\n42\n>>> "))
        #expect(outcome == .stopped)
    }
}
