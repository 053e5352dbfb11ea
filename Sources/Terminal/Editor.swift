// The learner's editor, in the terminal that has been handed over to it.
import Foundation

/// Finds and runs $VISUAL or $EDITOR.
struct Editor {
    let environment: [String: String]

    /// Runs the editor on a file and waits for it. Nil if all went well, else what to tell the learner.
    func open(_ file: URL) -> String? {
        let named = ["VISUAL", "EDITOR"].compactMap { environment[$0] }.first { !$0.isEmpty }
        // By the shell, because people write `EDITOR="code --wait"`; the file's name goes in as an argument, never as source.
        let command = (named ?? "vi") + " \"$1\""
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = ["-c", command, "picoheap", file.path]
        do {
            try process.run()
        } catch {
            return "No editor could be started: \(error.localizedDescription)"
        }
        process.waitUntilExit()
        switch process.terminationStatus {
        case 0: return nil
        case 126, 127: return "“\(named ?? "vi")” could not be started; set EDITOR to an editor that you have."
        default: return "The editor ended with status \(process.terminationStatus)."
        }
    }
}
