// Runs a script for what it prints.

@testable import MicroPython

/// A script on the plain board.
enum Script {
    /// What `source` prints on the console.
    static func output(_ source: String) -> String {
        VM.onLargeStack {
            let vm = VM(board: .named("plain")!)
            var output: [UInt8] = []
            vm.console = { output += $0 }
            _ = vm.run(Array(source.utf8))
            return String(decoding: output, as: UTF8.self)
        }
    }

    /// What `print(expression)` prints, without the newline.
    static func value(_ expression: String) -> String { String(output("print(\(expression))").dropLast()) }

    /// The type and the text of the exception that `expression` raises.
    static func error(_ expression: String) -> String {
        String(output("try:\n  print(\(expression))\nexcept Exception as e:\n  print(type(e).__name__ + ':', e)").dropLast())
    }
}
