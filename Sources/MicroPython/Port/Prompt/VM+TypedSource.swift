// Running what was typed, or a file of the board's own: an exception is printed, and the board goes on.
// shared/runtime/pyexec.c, parse_compile_execute.

import BlockHeap

/// How code that was typed came to its end.
enum TypedEnd {
    case finished, raised
    /// `sys.exit()`: the board is to be reset.
    case exited
}

extension VM {
    /// Compiles the text of `line` and runs it.
    func runTyped(_ line: VStr, _ kind: InputKind, isREPL: Bool = false, marksEnds: Bool = false) throws(PythonError) -> TypedEnd {
        try runTyped(isREPL: isREPL, marksEnds: marksEnds) { () throws(PythonError) in
            let reader = try BuiltinsModule.memoryReader(self, line.buffer, line.count)
            return try parse(Lexer(self, qstrNamed("<stdin>"), reader), kind)
        }
    }

    /// pyexec_file_if_exists, for a file in the root folder. One that is not there is no fault.
    func runFile(_ name: String) throws(PythonError) -> TypedEnd {
        guard case .file? = flash.nodes["/" + name] else { return .finished }
        return try runTyped(file: name) { () throws(PythonError) in
            let qstr = try intern(name)
            return try parse(Lexer(self, qstr, fileReader(qstr)), .file)
        }
    }

    /// Compiles what `tree` parses and runs it; an exception is printed.
    ///
    /// `marksEnds`: Ctrl-D is printed after the output and after the traceback. `close` is called where an exception was raised.
    func runTyped(
        file: String = "<stdin>", isREPL: Bool = false, marksEnds: Bool = false, close: () throws(PythonError) -> Void = {},
        _ tree: () throws(PythonError) -> ParseTree
    ) throws(PythonError) -> TypedEnd {
        let marks = marks
        if file == "<stdin>" { stackPointer -= stackCost.prompt }
        defer { stackPointer = marks.stackPointer }
        var end = TypedEnd.finished
        // On a board Ctrl-C has to wait until all is compiled, however long a constant takes.
        runtime.interruptByte = Prompt.Control.c
        do throws(PythonError) {
            let function = try compile(tree(), sourceFile: intern(file), isREPL: isREPL)
            runtime.interruptByte = Prompt.Control.c
            try execute(function)
            runtime.interruptByte = nil
            try runPending()
            if marksEnds { try show([Prompt.Control.d]) }
        } catch {
            runtime.interruptByte = nil
            if error == .stopped { throw error }
            restore(marks)
            setRoot(.pendingException, 0)
            try close()
            if marksEnds { try show([Prompt.Control.d]) }
            end = matches(error, .systemExit) ? .exited : .raised
            if end == .raised { try showException(error) }
        }
        if marksEnds { try show([Prompt.Control.d]) }
        return end
    }

    /// Prints an exception. What its own `__str__` raises is not told: nobody is left to tell it to.
    private func showException(_ error: PythonError) throws(PythonError) {
        let marks = marks
        do throws(PythonError) {
            try printException(.console, error.exception)
        } catch {
            if error == .stopped { throw error }
            restore(marks)
        }
    }
}
