// MicroPython's own prompt: reads a line, or as many as belong together, and runs them. shared/runtime/pyexec.c, pyexec_friendly_repl.
//
// It keeps its line buffer and its history on the heap, so that typing moves the figures that it shows:
//
//     line buffer   32 bytes at first, grown as every text is
//     history       the last eight lines, each a block of its own, in the root pointers
//
// The raw prompt of tools (Ctrl-A) is left out.

import Heap

/// The prompt of a machine that has booted.
final class Prompt {
    /// Control characters that mean something at the prompt.
    enum Control {
        static let c: UInt8 = 3, d: UInt8 = 4
    }
    private static let firstLineBytes = 32

    let machine: Machine
    let line: VStr
    private let editor: LineEditor

    /// Raises MemoryError where there is no room for a line.
    init(_ machine: Machine) throws(PythonError) {
        self.machine = machine
        line = try VStr(machine, capacity: Self.firstLineBytes)
        editor = LineEditor(machine, line)
    }

    /// Reads and runs until the board is to be reset: by Ctrl-D, or by `sys.exit()`. Throws what cannot be caught: the end of the run.
    func run() throws(PythonError) {
        printBanner()
        while true {
            machine.phase(5)
            while machine.heap.isLocked { machine.heap.unlock() }
            machine.recent.removeAll()
            line.count = 0
            var kind = InputKind.single
            switch try editor.read(machine.promptText(.sysPs1)) {
            case .banner:
                machine.print("\r\n")
                printBanner()
                continue
            case .cancelled:
                machine.print("\r\n")
                continue
            case .end:
                machine.print("\r\n")
                line.clear()
                return
            case .paste:
                guard try readPaste() else { continue }
                kind = .file
            case .line:
                if line.count == 0 { continue }
                guard try readRest() else { continue }
            }
            if try execute(kind) { return }
        }
    }

    private func printBanner() {
        machine.print("MicroPython v1.24.0 on 2024-10-25; \(machine.board.machineName)\r\n")
        machine.print("Type \"help()\" for more information.\r\n")
    }

    /// The lines that a compound statement or an open bracket goes on with. False: cancelled.
    private func readRest() throws(PythonError) -> Bool {
        while true {
            try line.terminate()
            guard Continuation.isNeeded(after: line.bytes) else { return true }
            try line.append(UInt8(ascii: "\n"))
            switch try editor.read(machine.promptText(.sysPs2)) {
            case .cancelled:
                machine.print("\r\n")
                return false
            case .end: return true
            case .line, .banner, .paste: break
            }
        }
    }

    /// Paste mode: takes everything as it comes, without editing, until Ctrl-D. False: cancelled by Ctrl-C.
    private func readPaste() throws(PythonError) -> Bool {
        machine.print("\r\npaste mode; Ctrl-C to cancel, Ctrl-D to finish\r\n=== ")
        line.count = 0
        while true {
            let byte = try machine.promptByte()
            if byte == Control.c || byte == Control.d {
                machine.print("\r\n")
                return byte == Control.d
            }
            try line.append(byte)
            if byte == UInt8(ascii: "\r") { machine.print("\r\n=== ") } else { machine.console([byte]) }
        }
    }

    /// Compiles what was typed and runs it; an exception is printed. True: the board is to be reset.
    private func execute(_ kind: InputKind) throws(PythonError) -> Bool {
        let marks = machine.marks
        do throws(PythonError) {
            let reader = try machine.memoryReader(line.buffer, line.count)
            let tree = try machine.parse(Lexer(machine, machine.qstrNamed("<stdin>"), reader), kind)
            try machine.execute(try machine.compile(tree, sourceFile: machine.qstrNamed("<stdin>"), isREPL: true))
            try machine.runPending()
            return false
        } catch {
            if error == .stopped { throw error }
            machine.restore(marks)
            machine.setRoot(.pendingException, 0)
            if machine.matches(error, .systemExit) { return true }
            try show(error)
            return false
        }
    }

    /// Prints an exception. What its own `__str__` raises is not told: nobody is left to tell it to.
    private func show(_ error: PythonError) throws(PythonError) {
        let marks = machine.marks
        do throws(PythonError) {
            try machine.printException(.console, error.exception)
        } catch {
            if error == .stopped { throw error }
            machine.restore(marks)
        }
    }
}

extension Machine {
    /// Text to the console, unless it is empty.
    func print(_ text: String) {
        if !text.isEmpty { console(Array(text.utf8)) }
    }

    /// The next byte that is typed. No more of them ends the run.
    func promptByte() throws(PythonError) -> UInt8 {
        guard let byte = try readConsole() else { throw .stopped }
        return byte
    }

    /// mp_repl_get_psx: `sys.ps1` or `sys.ps2`; nothing where that is no str.
    func promptText(_ root: RootPointer) throws(PythonError) -> String {
        let text = Obj(word: self.root(root))
        guard isType(text, .str) else { return "" }
        let span = try stringSpan(text)
        return String(decoding: ram.bytes(span.address, count: span.count), as: UTF8.self)
    }
}

extension Board {
    /// What the banner calls the board.
    var machineName: String {
        switch name {
        case "pico": "Raspberry Pi Pico with RP2040"
        case "picow": "Raspberry Pi Pico W with RP2040"
        case "pico2": "Raspberry Pi Pico2 with RP2350"
        default: "Raspberry Pi Pico 2 W with RP2350"
        }
    }
}
