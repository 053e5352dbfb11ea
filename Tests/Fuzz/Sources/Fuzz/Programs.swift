// Any bytes as a program, and as an .mpy file that a program imports.

import BlockHeap
import MicroPython

enum Programs {
    /// Steps that a program may make.
    private static let steps = 20_000

    static func runSource(_ source: [UInt8]) {
        let machine = machine(for: source)
        _ = machine.run(source)
        do { try machine.heap.checkInvariants() } catch { fatalError("the heap is unsound: \(error)") }
    }

    /// A module of broken bytecode may write over anything: the run ends, and that is all that can be asked for.
    static func runModule(_ file: [UInt8]) { _ = machine(for: file).run(importing(file)) }

    /// What of a run depends on the bytes, so that each input always runs the same way: the board and how often the collector runs.
    private static func machine(for bytes: [UInt8]) -> VM {
        let choice = bytes.reduce(UInt32(2_166_136_261)) { ($0 ^ UInt32($1)) &* 16_777_619 } >> 8
        let machine = VM(board: Board.named(bytes.starts(with: [0x4d]) || choice & 3 == 0 ? "pico2w" : "plain")!)
        machine.stepsLeft = steps
        if choice & 12 == 0 { machine.heap.allocThreshold = Int(choice >> 4 & 7) }
        return machine
    }

    /// A program that writes an .mpy file, imports it and calls what is in it.
    private static func importing(_ file: [UInt8]) -> [UInt8] {
        let digits = Array("0123456789abcdef".utf8)
        let hex = String(decoding: file.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
        return Array("""
            f = open('fuzzed.mpy', 'wb')
            f.write(bytes.fromhex('\(hex)'))
            f.close()
            import fuzzed
            for name in dir(fuzzed):
                for arguments in ((), (3,), (3, 'a')):
                    try: print(name, getattr(fuzzed, name)(*arguments))
                    except Exception as e: print(name, e)
            """.utf8)
    }
}
