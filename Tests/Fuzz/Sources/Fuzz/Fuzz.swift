// libFuzzer's entry: any bytes are run as a program. Nothing may trap, hang over its step budget, or leave the heap unsound.

import Heap
import MicroPython

/// Backward jumps and calls that a program may make.
private let steps = 20_000

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let source = Array(UnsafeBufferPointer(start: bytes, count: count))
    Machine.onLargeStack {
        let machine = Machine(board: Board.named("plain")!)
        machine.stepsLeft = steps
        _ = machine.run(source)
        do { try machine.heap.checkInvariants() } catch { fatalError("the heap is unsound: \(error)") }
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
