// os.dupterm: a stream that gets what the console gets, and whose bytes count as typed. extmod/os_dupterm.c. There is one at a time; it
// hangs on a root pointer. A stream that raises, or ends, is let go.

import BlockHeap

extension ROMBuilder {
    func duptermFunctions() -> [(String, Obj)] {
        [
            ("dupterm", function(1, 2) { vm, args throws(PythonError) in
                if let index = args.optional(1), try vm.integer(index) != 0 { throw vm.error(.valueError, "invalid dupterm index") }
                let previous = Obj(word: vm.root(.dupterm))
                if args[0] != .none { for need in [StreamNeed.read, .write, .ioctl] { _ = try Stream.slots(vm, args[0], need) } }
                vm.setRoot(.dupterm, args[0] == .none ? 0 : args[0].word)
                return previous.isNull ? .none : previous
            }),
            ("dupterm_notify", function1 { vm, _ throws(PythonError) in
                while let byte = try vm.duptermByte() { vm.runtime.typedAhead.append(byte) }
                return .none
            }),
        ]
    }
}

extension VM {
    /// mp_hal_stdout_tx_strn_cooked: to the console, and to the stream beside it with `\r\n` for each newline, piece by piece.
    func writeConsole(_ bytes: [UInt8]) throws(PythonError) {
        try countWork(Self.workAPrintedByte * bytes.count)
        console(bytes)
        if root(.dupterm) == 0 { return }
        for (number, line) in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated() {
            if number > 0 { try duplicate([0x0d, 0x0a]) }
            if !line.isEmpty { try duplicate(Array(line)) }
        }
    }

    /// A byte on its way to the console is as good as a step: somebody keeps what is printed.
    private static let workAPrintedByte = 64

    /// mp_hal_stdout_tx_strn: the same as it is.
    func show(_ bytes: [UInt8]) throws(PythonError) {
        if bytes.isEmpty { return }
        try countWork(Self.workAPrintedByte * bytes.count)
        isShowingBytes = true
        console(bytes)
        isShowingBytes = false
        if root(.dupterm) != 0 { try duplicate(bytes) }
    }

    func show(_ text: String) throws(PythonError) { try show(Array(text.utf8)) }

    private func duplicate(_ bytes: [UInt8]) throws(PythonError) {
        let stream = Obj(word: root(.dupterm))
        if stream.isNull { return }
        let marks = marks
        do throws(PythonError) {
            try Stream.writeAll(self, stream, bytes)
        } catch {
            restore(marks)
            try letDuptermGo("Exception in write() method, deactivating: ", error)
        }
    }

    /// The next byte that is typed: what `dupterm_notify` has fetched, then what the stream beside the console has, then the console's own.
    /// Ctrl-C raises KeyboardInterrupt while a program runs. At the end of input: nil for a script; the prompt's run is over then.
    func readConsole() throws(PythonError) -> UInt8? {
        if !runtime.typedAhead.isEmpty { return runtime.typedAhead.removeFirst() }
        if let byte = try duptermByte() { return byte }
        if root(.pendingException) != 0 { try runPending() }
        guard let byte = input() else {
            if isServingPrompt { throw .stopped }
            return nil
        }
        typedCount += 1
        if byte == runtime.interruptByte {
            interrupt()
            try runPending()
        }
        return byte
    }

    /// mp_os_dupterm_rx_chr: a byte of the stream, where it has one now. Ctrl-C interrupts the program instead.
    fileprivate func duptermByte() throws(PythonError) -> UInt8? {
        let stream = Obj(word: root(.dupterm))
        if stream.isNull { return nil }
        let marks = marks
        let wasLocked = runtime.scheduler.isLocked
        runtime.scheduler.isLocked = true
        defer { runtime.scheduler.isLocked = wasLocked }
        do throws(PythonError) {
            return try withArgs(.null) { place throws(PythonError) in
                var errno = 0
                let got = try Stream.read(self, stream, place.base, 1, once: true, errno: &errno)
                if errno == StreamError.again { return nil }
                if errno != 0 { throw osError(errno) }
                if got == 0 {
                    try letDuptermGo("EOF received, deactivating\n", nil)
                    return nil
                }
                let byte = ram.load8(place.base)
                if byte != runtime.interruptByte { return byte }
                interrupt()
                return nil
            }
        } catch {
            restore(marks)
            try letDuptermGo("Exception in read() method, deactivating: ", error)
            return nil
        }
    }

    /// mp_os_deactivate: says why, and closes the stream, whatever it says to that. Raises nothing but the end of the run.
    private func letDuptermGo(_ reason: String, _ fault: PythonError?) throws(PythonError) {
        if let fault, fault == .stopped { throw fault }
        let stream = Obj(word: root(.dupterm))
        setRoot(.dupterm, 0)
        try Printer.console.write("dupterm: \(reason)", self)
        if let fault { try printException(.console, fault.exception) }
        if stream.isNull { return }
        let marks = marks
        do throws(PythonError) { _ = try Stream.close(self, stream) } catch {
            if error == .stopped { throw error }
            restore(marks)
        }
    }
}
