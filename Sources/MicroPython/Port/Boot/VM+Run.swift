// A script from its source text to its end. ports/rp2/main.c, shared/runtime/pyexec.c.

import BlockHeap

/// How a run ended.
public enum RunOutcome: Equatable, Sendable {
    case finished
    /// An exception that nobody caught (`VM.uncaught`); its traceback has gone to the console.
    case raised
    /// `sys.exit()` with this status: 0 for none, None or 0; 1 for anything that is not an integer. A reset of the chip is 0.
    case exited(Int)
    /// Over its step budget, or cancelled.
    case stopped
    /// The program damaged its own memory and then went where no memory is, or called what is no code. A board stops there.
    case faulted(MemoryFault)
}

extension VM {
    /// Boots the board and runs `source`, which is shown as `main.py` (or `<stdin>` on a board without a boot); where a `boot.py` is on the
    /// flash, that comes first. Call it once on a new machine.
    public func run(_ source: [UInt8]) -> RunOutcome {
        onCore { [unowned self] in runToEnd(source) } ?? ram.fault.map(RunOutcome.faulted) ?? .stopped
    }

    private func runToEnd(_ source: [UInt8]) -> RunOutcome {
        let marks = marks
        do {
            try start()
            hasBooted = true
            phase(3)
            runtime.interruptByte = Prompt.Control.c
            try runScript(source)
            try runPending()
            phase(4)
            return .finished
        } catch {
            restore(marks)
            let outcome = report(error)
            phase(4)
            return outcome
        }
    }

    /// Everything before the script.
    func start() throws(PythonError) {
        phase(1)
        try initialise()
        phase(2)
        try bootPort()
    }

    private func runScript(_ source: [UInt8]) throws(PythonError) {
        switch board.boot {
        case .plain:
            try runSource(SourceReader(source), name: qstrNamed("<stdin>"))
        case .flash:
            try onFlash { (store) throws(FlashStore.Failure) in try store.write("/main.py", source) }
            if case .file? = flash.nodes["/boot.py"] {
                try runFlashFile("boot.py")
                try runPending()
            }
            try runFlashFile("main.py")
        case .frozen:
            try runFrozenScript(source)
        }
    }

    private func runFlashFile(_ file: String) throws(PythonError) {
        let name = try intern(file)
        try runSource(fileReader(name), name: name)
    }

    /// Compiles a module's source and executes it in `__main__`.
    func runSource(_ reader: SourceReader, name: Qstr) throws(PythonError) {
        let tree = try parse(Lexer(self, name, reader), .file)
        try execute(try compile(tree, sourceFile: name))
    }

    /// mp_reader_new_file: opens the file, whatever file system it is on, and reads it through a small buffer.
    ///
    ///     +0 file   +4 place, length, size: a byte each   +7 bytes of the file, 25 unless it asks for more or fewer
    func fileReader(_ name: Qstr) throws(PythonError) -> SourceReader {
        let file = try VFSModule.open(self, Obj(name), mode: Obj(qstrNamed("rb")))
        let mark = native.held.count
        hold(file)
        let size = try fileBufferSize(file)
        let reader = try allocate(7 + size)
        hold(Obj(reader))
        setObj(reader, file)
        var errno = 0
        // The first piece is read at once: a file that a program made may print, allocate or raise.
        var piece = try ram.bytes(reader + 7, count: Stream.read(self, file, reader + 7, size, once: true, errno: &errno))
        if errno != 0 { throw osError(errno) }
        release(to: mark)
        var isFirst = true
        return SourceReader(
            address: reader,
            read: { [unowned self] () throws(PythonError) -> [UInt8] in
                if !isFirst {
                    // A piece that was not full was the last.
                    if piece.count < size { return [] }
                    let count = try Stream.read(self, file, reader + 7, size, once: true, errno: &errno)
                    piece = errno == 0 ? ram.bytes(reader + 7, count: count) : []
                }
                isFirst = false
                return piece
            },
            close: { [unowned self] () throws(PythonError) in
                _ = try Stream.close(self, file)
                free(reader)
            })
    }

    /// What the file answers when it is asked for its best buffer size: 9...255 bytes, 25 where it does not know.
    private func fileBufferSize(_ file: Obj) throws(PythonError) -> Int {
        var errno = 0
        let answer = try Stream.slots(self, file, .ioctl).ioctl!(self, file, StreamRequest.bufferSize, 0, &errno)
        return answer <= 0 ? 25 : min(255, max(9, answer))
    }

    /// Prints what nobody caught, as the board does, and says how the run ended.
    private func report(_ error: PythonError) -> RunOutcome {
        if error == .stopped { return isResetting ? .exited(0) : .stopped }
        hold(error.exception)
        setRoot(.pendingException, 0)
        do { try runPending() } catch { return .stopped }
        if matches(error, .systemExit) {
            let status = firstArgument(of: error.exception)
            if status == .none { return .exited(0) }
            return .exited(status.isSmallInteger ? status.smallInteger : 1)
        }
        do {
            try printUncaught(error.exception)
        } catch {
            // The console takes everything; what can fail is an exception's own __str__, and there is nobody left to tell.
        }
        return .raised
    }

    func phase(_ number: Int) { phaseObserver?(number) }
}
