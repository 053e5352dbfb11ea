// The C stack of each board beside what its firmware said: a program that asks one level deeper in each kind of call, and recurses to the
// end of the stack.

import Testing

@testable import MicroPython

@Suite("Calls take of the C stack what they take on the board")
struct StackTests {
    @Test("stack_use() by kind of call, and the depths at which recursion ends", arguments: ["pico", "picow", "pico2", "pico2w"])
    func costs(_ board: String) throws {
        let source = try Recordings.bytes("stack/stack_use.py")
        let lines = VM.onLargeStack { Self.output(of: source, on: board) }.split(separator: "\n").map(String.init)
        let recorded = try Recordings.text("stack/\(board).out").split(separator: "\n").map(String.init)
        #expect(firstDifference(lines, recorded) == nil)
    }

    @Test("mem_info() tells how much is in use", arguments: [("pico", 516), ("picow", 540), ("pico2", 396), ("pico2w", 420)])
    func memoryInfo(_ board: String, _ bytes: Int) throws {
        let source = try Recordings.script("j08_mem_info")
        #expect(VM.onLargeStack { Self.output(of: source, on: board) }.contains("stack: \(bytes) out of "))
    }

    @Test("At the prompt a little more is in use than in main.py")
    func prompt() throws {
        let vm = VM(board: .pico2W)
        var typed = Array("import micropython, gc\rmicropython.mem_info()\r".utf8)[...]
        var printed: [UInt8] = []
        vm.input = { typed.popFirst() }
        vm.console = { printed += $0 }
        _ = vm.runPrompt()
        #expect(String(decoding: printed, as: UTF8.self).contains("stack: 468 out of 12032"))
    }

    private static func output(of source: [UInt8], on board: String) -> String {
        let vm = VM(board: Board.named(board)!)
        var printed: [UInt8] = []
        vm.console = { printed += $0 }
        _ = vm.run(source)
        return String(decoding: printed, as: UTF8.self).replacingOccurrences(of: "\r\n", with: "\n")
    }
}
