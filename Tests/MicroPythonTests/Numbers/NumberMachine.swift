// What the tests of numbers share: a machine with nothing on its heap, numbers from text and back, and the heap's events as text.

import BlockHeap
@testable import MicroPython

/// A machine for numbers alone: `gc_init` is done, nothing else.
struct NumberMachine {
    let vm = VM(board: .named("plain")!)

    /// The int that `text` spells.
    func int(_ text: String) throws -> Obj { try vm.parseInteger(Array(text.utf8), base: 0, inSource: false) }

    func float(_ text: String) throws -> Float {
        vm.float(of: try vm.parseFloat(Array(text.utf8), allowImaginary: false, forceComplex: false, inSource: false))
    }

    /// What `body` prints.
    func printed(_ body: (Printer) throws -> Void) throws -> String {
        var output: [UInt8] = []
        vm.console = { output += $0 }
        try body(.console)
        return String(decoding: output, as: UTF8.self)
    }

    func text(_ int: Obj) throws -> String { try printed { try ($0).printInteger(int, vm) } }

    /// `left op right` as text; the operands are spelled.
    func calculate(_ left: String, _ op: BinaryOp, _ right: String) throws -> String {
        let result = try IntObject.binaryOp(vm, op, try int(left), try int(right))
        return result == .true ? "True" : result == .false ? "False" : try text(result)
    }

    func repr(_ object: Obj) throws -> String { try printed { try vm.slots(of: object).pointee.print!(vm, $0, object, .repr) } }

    /// The heap's events during `body`: `A` and bytes for an allocation, `F` and blocks for a free, `R` and bytes for a resizing.
    func events(_ body: () throws -> Void) throws -> [String] {
        let recorder = Recorder()
        vm.heap.observer = recorder
        defer { vm.heap.observer = nil }
        try body()
        return recorder.lines
    }

    private final class Recorder: HeapObserver {
        var lines: [String] = []
        override func heap(_ heap: Heap, did event: HeapEvent) {
            switch event {
            case .allocated(let bytes, _, _, _): lines.append("A \(bytes)")
            case .freed(_, let count): lines.append("F \(count)")
            case .reallocated(let bytes, _, _, _, _, _): lines.append("R \(bytes)")
            default: break
            }
        }
    }
}
