// A terminal that nobody looks at: ncurses writes into it, a thread reads it empty.

import Foundation
import Glibc
import Terminal

/// Standard input and output are the pseudo-terminal until it is closed.
final class PseudoTerminal {
    let screen: Screen
    private let output: Int32

    struct Failure: Error, CustomStringConvertible { let description: String }

    init(columns: Int, rows: Int) throws {
        var controller: Int32 = 0, terminal: Int32 = 0
        var size = winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
        guard openpty(&controller, &terminal, nil, nil, &size) == 0 else { throw Failure(description: "no pseudo-terminal is left") }
        output = dup(STDOUT_FILENO)
        dup2(terminal, STDIN_FILENO)
        dup2(terminal, STDOUT_FILENO)
        let reading = controller
        Thread.detachNewThread {
            var bytes = [UInt8](repeating: 0, count: 65_536)
            while read(reading, &bytes, bytes.count) > 0 {}
        }
        var environment = ProcessInfo.processInfo.environment
        environment["TERM"] = "xterm-256color"
        guard let pipe = WakePipe(),
            let screen = Screen(.init(wantsColour: true, wantsMouse: false, environment: environment), wakePipe: pipe)
        else { throw Failure(description: "terminfo does not know xterm-256color") }
        self.screen = screen
    }

    /// Gives the standard output back.
    func close() {
        screen.close()
        dup2(output, STDOUT_FILENO)
    }
}
