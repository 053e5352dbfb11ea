// MicroPython's own prompt: reads a line, or as many as belong together, and runs them. shared/runtime/pyexec.c, pyexec_friendly_repl.
//
// It keeps its line buffer and its history on the heap, so that typing moves the figures that it shows:
//
//     line buffer   32 bytes at first, grown as every text is
//     history       the last eight lines, each a block of its own, in the root pointers

import BlockHeap

/// The prompt of a machine that has booted.
final class Prompt {
    /// Control characters that mean something at the prompt.
    enum Control {
        static let a: UInt8 = 1, b: UInt8 = 2, c: UInt8 = 3, d: UInt8 = 4, e: UInt8 = 5
    }

    /// Why the prompt was left.
    enum Ending {
        /// The board is to be reset: Ctrl-D, or `sys.exit()`.
        case reset
        /// The other one of the two prompts is asked for: the one for people (Ctrl-B) or the raw one for tools (Ctrl-A).
        case otherPrompt
    }

    static let firstLineBytes = 32

    let vm: VM
    let line: VStr
    private let editor: LineEditor

    /// Raises MemoryError where there is no room for a line.
    init(_ vm: VM) throws(PythonError) {
        self.vm = vm
        line = try VStr(vm, capacity: Self.firstLineBytes)
        editor = LineEditor(vm, line)
    }

    /// Reads and runs until the prompt is left. Throws what cannot be caught: the end of the run.
    func run() throws(PythonError) -> Ending {
        try showBanner()
        while true {
            vm.phase(5)
            while vm.heap.isLocked { vm.heap.unlock() }
            vm.native.recent.removeAll()
            line.count = 0
            var kind = InputKind.single
            switch try editor.read(vm.promptText(.sysPs1)) {
            case .raw:
                try vm.show("\r\n")
                line.clear()
                return .otherPrompt
            case .banner:
                try vm.show("\r\n")
                try showBanner()
                continue
            case .cancelled:
                try vm.show("\r\n")
                continue
            case .end:
                try vm.show("\r\n")
                line.clear()
                return .reset
            case .paste:
                guard try readPaste() else { continue }
                kind = .file
            case .line:
                if line.count == 0 { continue }
                guard try readRest() else { continue }
            }
            if try vm.runTyped(line, kind, isREPL: true) == .exited { return .reset }
        }
    }

    private func showBanner() throws(PythonError) {
        try vm.show("MicroPython \(Release.text); \(vm.board.firmware.machineName)\r\n")
        try vm.show("Type \"help()\" for more information.\r\n")
    }

    /// The lines that a compound statement or an open bracket goes on with. False: cancelled.
    private func readRest() throws(PythonError) -> Bool {
        while true {
            try line.terminate()
            guard Continuation.isNeeded(after: line.bytes) else { return true }
            try line.append(UInt8(ascii: "\n"))
            switch try editor.read(vm.promptText(.sysPs2)) {
            case .cancelled:
                try vm.show("\r\n")
                return false
            case .end: return true
            case .line, .raw, .banner, .paste: break
            }
        }
    }

    /// Paste mode: takes everything as it comes, without editing, until Ctrl-D. False: cancelled by Ctrl-C.
    private func readPaste() throws(PythonError) -> Bool {
        try vm.show("\r\npaste mode; Ctrl-C to cancel, Ctrl-D to finish\r\n=== ")
        line.count = 0
        while true {
            let byte = try vm.promptByte()
            if byte == Control.c || byte == Control.d {
                try vm.show("\r\n")
                return byte == Control.d
            }
            try line.append(byte)
            if byte == UInt8(ascii: "\r") { try vm.show("\r\n=== ") } else { try vm.show([byte]) }
        }
    }
}

extension VM {
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
