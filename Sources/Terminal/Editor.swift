// The learner's editor, in the terminal that has been handed over to it.
import Foundation
import Tutorial

/// Runs $VISUAL or $EDITOR, or what editor there is.
public struct Editor {
    /// Known editors of the terminal that show a file by its name alone, the likeliest first. `editor` is Debian's name for the one
    /// that was chosen for the machine.
    static let known = ["vi", "vim", "nano", "editor", "nvim", "micro", "emacs -nw", "mg", "joe", "jed", "mcedit", "ne", "ed"]

    let environment: [String: String]
    let wakePipe: WakePipe

    /// The command to run, as a shell reads it; nil if none is set and none is known here.
    public static func command(environment: [String: String]) -> String? {
        if let named = ["VISUAL", "EDITOR"].compactMap({ environment[$0] }).first(where: { !$0.allSatisfy(\.isWhitespace) }) { return named }
        let folders = (environment["PATH"] ?? "/usr/bin:/bin").split(separator: ":")
        return known.first { candidate in
            let name = candidate.prefix { $0 != " " }
            return folders.contains { FileManager.default.isExecutableFile(atPath: "\($0)/\(name)") }
        }
    }

    /// Runs the editor on a file and waits for it.
    func open(_ file: URL) -> EditorOutcome {
        let wayOn = "Your copy is \(file.path); change it from another terminal, and r runs it here."
        guard let command = Editor.command(environment: environment) else {
            return .failed("There is no editor here: install nano or vim, or set EDITOR to the one that you have. \(wayOn)")
        }
        // By the shell, because people write `EDITOR="code --wait"`; the file's name goes in as an argument, never as source.
        switch TerminalJob.run(command + " \"$1\"", file: file.path, environment: environment, wakePipe: wakePipe) {
        case .exited(0): return .closed
        case .exited(126), .exited(127):
            return .failed("“\(command)” could not be started; set EDITOR to an editor that you have. \(wayOn)")
        case .exited(let status): return .failed("The editor ended with status \(status).")
        case .killed(let signal): return .failed("The editor was ended by signal \(signal) (\(String(cString: strsignal(signal)))).")
        case .unstarted(let code): return .failed("No editor could be started: \(String(cString: strerror(code))). \(wayOn)")
        case .cutShort: return .cutShort
        }
    }
}
