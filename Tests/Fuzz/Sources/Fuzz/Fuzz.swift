// libFuzzer's entry: any bytes are run as a program, or imported as an .mpy file where they begin like one. Nothing may trap, hang over its
// step budget, or leave the heap of a run without a fault unsound.
//
// Swift's own handler of traps comes before libFuzzer's, which then keeps no input: run it with SWIFT_BACKTRACE=enable=no.

import BlockHeap
import MicroPython

/// Steps that a program may make.
private let steps = 20_000

/// What of a run depends on the bytes, so that each input always runs the same way: the board and how often the collector runs.
private func machine(for bytes: [UInt8]) -> VM {
    let choice = bytes.reduce(UInt32(2_166_136_261)) { ($0 ^ UInt32($1)) &* 16_777_619 } >> 8
    let machine = VM(board: Board.named(bytes.starts(with: [0x4d]) || choice & 3 == 0 ? "pico2w" : "plain")!)
    machine.stepsLeft = steps
    if choice & 12 == 0 { machine.heap.allocThreshold = Int(choice >> 4 & 7) }
    return machine
}

/// A program that writes an .mpy file, imports it and calls what is in it.
private func importing(_ file: [UInt8]) -> [UInt8] {
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

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let input = Array(UnsafeBufferPointer(start: bytes, count: count))
    let isModule = input.starts(with: [0x4d, 6])
    let machine = machine(for: input)
    let outcome = machine.run(isModule ? importing(input) : input)
    if case .faulted = outcome, isModule { return 0 }
    do { try machine.heap.checkInvariants() } catch {
        // A module of broken bytecode may have written over anything.
        if !isModule { fatalError("the heap is unsound: \(error)") }
    }
    return 0
}

@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
    _ count: UnsafeMutablePointer<CInt>,
    _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>,
    _ test: @convention(c) (UnsafePointer<UInt8>, Int) -> CInt
) -> CInt

// SwiftPM names an executable's entry after its target; libFuzzer's own `main` is not used.
@_cdecl("Fuzz_main")
public func start(_ count: CInt, _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?) -> CInt {
    var (count, arguments) = (count, arguments)
    return runDriver(&count, &arguments, fuzz)
}
