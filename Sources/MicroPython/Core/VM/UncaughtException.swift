// The exception that ended a script, as it is known in RAM when the console gets its traceback.
import BlockHeap

/// An exception that nobody caught.
public struct UncaughtException: Equatable, Sendable {
    /// The name of its type.
    public var type: String
    /// What the console shows after the type; empty where that is nothing.
    public internal(set) var message: String
    /// Where it was raised, then the calls that it left, from the innermost to the module's own code; of a SyntaxError the place in
    /// the source. Empty where there was no room to note them.
    public var places: [Place]

    /// A line of a file, as a traceback names it.
    public struct Place: Equatable, Sendable {
        public var file: String
        public var line: Int
    }

    /// `Type: message`, as it ends the traceback.
    public var text: String { message.isEmpty ? type : "\(type): \(message)" }
}

extension VM {
    /// What is known of an exception before it is printed: its message is not, as a class may say it in Python.
    private func unprinted(_ exception: Obj) -> UncaughtException {
        func text(_ name: Qstr) -> String { String(decoding: qstrBytes(name), as: UTF8.self) }
        let native = nativeException(exception)
        let words = native.traceback == 0 ? 0 : native.tracebackLength
        let places = stride(from: 0, to: words, by: ExceptionObject.entryWords).map { entry in
            let at = native.traceback + UInt32(entry) * 4
            return UncaughtException.Place(file: text(Qstr(word(at))), line: Int(word(at + 4)))
        }
        return UncaughtException(type: text(typeNameQstr(typeAddress(exception))), message: "", places: places)
    }

    /// Prints it as the board does, and keeps what its message turns out to be.
    func printUncaught(_ exception: Obj) throws(PythonError) {
        var found = unprinted(exception)
        uncaught = found
        uncaughtObserver?()
        try printTraceback(.console, exception)
        let console = console
        var line: [UInt8] = []
        self.console = { bytes in
            line += bytes
            console(bytes)
        }
        defer {
            self.console = console
            let text = String(decoding: line, as: UTF8.self).replacing("\r", with: "")
            let head = found.type + ":"
            found.message = String((text.hasPrefix(head) ? text.dropFirst(head.count) : text[...]).drop(while: \.isWhitespace))
            while found.message.last?.isWhitespace == true { found.message.removeLast() }
            uncaught = found
        }
        try print(.console, exception, .exception)
        try Printer.console.write("\n", self)
    }
}
