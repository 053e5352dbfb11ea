// What the doctor finds of picoheap's files: can they be kept, are the settings sound, is there an editor.

import Foundation
import Grid
import Lessons
import Terminal
import Tutorial

extension Finding {
    static func files(_ folders: Folders, _ environment: [String: String]) -> [Finding] {
        [
            folder("progress", folders.state, variable: "XDG_STATE_HOME", otherwise: "your place and answers are not kept"),
            folder("exercises", folders.data, variable: "XDG_DATA_HOME", otherwise: "you cannot edit your own copies"),
            settings(folders.configurationFile), editor(environment),
        ]
    }

    /// Whether a folder can be written, or made where it does not exist.
    private static func folder(_ subject: String, _ folder: URL, variable: String, otherwise: String) -> Finding {
        let advice = "set \(variable) to a folder that you can write, such as one in /tmp"
        var place = folder
        var isFolder: ObjCBool = false
        while !FileManager.default.fileExists(atPath: place.path, isDirectory: &isFolder), place.path != "/" {
            place.deleteLastPathComponent()
        }
        guard isFolder.boolValue else {
            return Finding(.note, subject, "\(folder.path): \(place.path) is a file, so \(otherwise)", advice)
        }
        guard access(place.path, W_OK | X_OK) == 0 else {
            let reason = String(cString: strerror(errno))
            return Finding(.note, subject, "\(folder.path): \(reason), so \(otherwise)", advice)
        }
        return Finding(.ok, subject, folder.path)
    }

    private static func settings(_ file: URL) -> Finding {
        guard FileManager.default.fileExists(atPath: file.path) else { return Finding(.ok, "settings", "\(file.path): none") }
        guard let fault = Configuration.load(from: file, themes: Theme.names.map(\.name)).faults.first else {
            return Finding(.ok, "settings", file.path)
        }
        return Finding(.note, "settings", fault.headline, "mend \(file.path); the rest of it holds")
    }

    /// The editor for `e`: its first word must be a program.
    private static func editor(_ environment: [String: String]) -> Finding {
        let advice = "export EDITOR=nano, or another editor that this machine has"
        guard let named = Editor.command(environment: environment) else {
            return Finding(.note, "editor", "none is set and none is here, so exercises cannot be edited from inside the course", advice)
        }
        let program = named.split(separator: " ").first.map(String.init) ?? named
        let folders = (environment["PATH"] ?? "/usr/bin:/bin").split(separator: ":").map(String.init)
        let paths = program.contains("/") ? [program] : folders.map { $0 + "/" + program }
        guard paths.contains(where: { FileManager.default.isExecutableFile(atPath: $0) }) else {
            return Finding(
                .note, "editor", "\(named): not found, so exercises cannot be edited from inside the course", advice)
        }
        return Finding(.ok, "editor", named)
    }
}
