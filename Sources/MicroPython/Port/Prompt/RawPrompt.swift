// The raw prompt, which tools speak: programs come without echo, answers between control characters.
// shared/runtime/pyexec.c, pyexec_raw_repl.
//
//     tool                         board
//                                  raw REPL; CTRL-B to exit \r\n >
//     program, ^D                  OK, output, ^D, traceback if any, ^D >
//     ^E A ^A                      R 01, window (2 bytes), 01; then 01 for each window of the program that it has taken
//       program, ^D                ^D, output, ^D, traceback if any, ^D >
//     ^C: forgets what came   ^B: back to the prompt for people   ^D alone: soft reset

import BlockHeap

/// The raw prompt of a machine that has booted.
final class RawPrompt {
    private let vm: VM
    private let line: VStr

    /// Raises MemoryError where there is no room for a line.
    init(_ vm: VM) throws(PythonError) {
        self.vm = vm
        line = try VStr(vm, capacity: Prompt.firstLineBytes)
    }

    /// Reads and runs until the prompt is left. Throws what cannot be caught: the end of the run.
    func run() throws(PythonError) -> Prompt.Ending {
        try showBanner()
        while true {
            vm.phase(5)
            vm.native.recent.removeAll()
            line.count = 0
            try vm.show(">")
            switch try read() {
            case .left:
                try vm.show("\r\n")
                line.clear()
                return .otherPrompt
            case .paste(let command):
                if try paste(command) == .exited { return .reset }
            case .program:
                try vm.show("OK")
                if line.count == 0 {
                    try vm.show("\r\n")
                    line.clear()
                    return .reset
                }
                if try vm.runTyped(line, .file, marksEnds: true) == .exited { return .reset }
            }
        }
    }

    private func showBanner() throws(PythonError) { try vm.show("raw REPL; CTRL-B to exit\r\n") }

    private enum Request {
        case program, left
        /// Raw paste, by the letter of the command.
        case paste(UInt8)
    }

    private func read() throws(PythonError) -> Request {
        while true {
            switch try vm.promptByte() {
            case Prompt.Control.a:
                if line.count == 2, vm.ram.load8(line.buffer) == Prompt.Control.e {
                    return .paste(vm.ram.load8(line.buffer + 1))
                }
                try showBanner()
                try vm.show(">")
                line.count = 0
            case Prompt.Control.b: return .left
            case Prompt.Control.c: line.count = 0
            case Prompt.Control.d: return .program
            case let byte: try line.append(byte)
            }
        }
    }

    /// Raw paste: the program is compiled while it comes. A command that is not known is no fault.
    private func paste(_ command: UInt8) throws(PythonError) -> TypedEnd {
        guard command == UInt8(ascii: "A") else {
            try vm.show([UInt8(ascii: "R"), 0])
            return .finished
        }
        try vm.show([UInt8(ascii: "R"), 1])
        let stream = PasteStream(vm)
        try stream.open()
        let reader = SourceReader(
            address: 0, read: { () throws(PythonError) in try stream.next() }, close: { () throws(PythonError) in try stream.close() })
        return try vm.runTyped(marksEnds: true, close: stream.close) { [vm] () throws(PythonError) in
            // The program's end may be Ctrl-C.
            vm.runtime.interruptByte = nil
            return try vm.parse(Lexer(vm, vm.qstrNamed("<stdin>"), reader), .file)
        }
    }
}

/// A program that comes in windows, each of which the tool sends when it has been told that there is room for it (`mp_reader_stdin`).
private final class PasteStream {
    private static let window = 128

    private let vm: VM
    private var isOver = false
    private var remaining = PasteStream.window

    init(_ vm: VM) { self.vm = vm }

    /// The size of a window, and that there is room for a second one.
    func open() throws(PythonError) {
        try vm.show([UInt8(Self.window & 0xff), UInt8(Self.window >> 8), 1])
    }

    /// The next byte; none at the end. Ctrl-C raises KeyboardInterrupt.
    func next() throws(PythonError) -> [UInt8] {
        if isOver { return [] }
        let byte = try vm.promptByte()
        if byte == Prompt.Control.c || byte == Prompt.Control.d {
            isOver = true
            try vm.show([Prompt.Control.d])
            if byte == Prompt.Control.d { return [] }
            vm.interrupt()
            try vm.runPending()
        }
        remaining -= 1
        if remaining == 0 {
            try vm.show([1])
            remaining = Self.window
        }
        return [byte]
    }

    /// What still comes of a program that is wrong is not wanted.
    func close() throws(PythonError) {
        if isOver { return }
        isOver = true
        try vm.show([Prompt.Control.d])
        while true {
            let byte = try vm.promptByte()
            if byte == Prompt.Control.c || byte == Prompt.Control.d { return }
        }
    }
}
