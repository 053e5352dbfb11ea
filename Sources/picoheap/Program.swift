// What is run: a script, with the files that go onto the board's flash beside it.
import ArgumentParser
import Files
import Foundation
import MicroPython
import Text

struct Program: Sendable {
    let source: [UInt8]
    /// What is on the flash. The script itself is written there as main.py when it starts.
    let files: BoardFiles
    /// What a told run calls it.
    let name: String

    /// The script at `path`, or the folder there with its main.py. Exits with status 1 and a message where they cannot be read, or do not
    /// fit the board.
    init(_ path: String, files folder: String?, board: Board) throws {
        let isFolder = path != "-" && Program.isFolder(path)
        if isFolder, folder != nil { throw ValidationError("--files goes with a script; the folder \(path) brings its own files.") }
        var files = try (isFolder ? path : folder).map { try Program.read($0, for: board) } ?? BoardFiles()
        if isFolder {
            guard let main = files.mainFile else { throw Program.failure("\(path.printableLine): has no main.py to start") }
            source = main
            name = URL(fileURLWithPath: path).lastPathComponent + "/main.py"
        } else {
            source = try SourceFile.read(path)
            name = path == "-" ? "The script" : URL(fileURLWithPath: path).lastPathComponent
            if folder != nil { files.mainFile = source }
        }
        if let problem = files.problem(on: board) { throw Program.failure("\((folder ?? path).printableLine): \(problem)") }
        self.files = files
    }

    /// The files of a folder, for a board's flash. Exits as `init` does.
    static func files(_ folder: String, for board: Board) throws -> BoardFiles {
        let files = try read(folder, for: board)
        if let problem = files.problem(on: board) { throw failure("\(folder.printableLine): \(problem)") }
        return files
    }

    private static func read(_ folder: String, for board: Board) throws -> BoardFiles {
        guard isFolder(folder) else { throw failure("\(folder.printableLine): is no folder") }
        do throws(FileTreeFailure) {
            let tree = try FileTree(folder, atMost: board.flashFileBytes)
            return BoardFiles(tree.files, folders: tree.folders)
        } catch {
            let place = error.path.isEmpty ? folder : folder + "/" + error.path
            throw failure("\(place.printableLine): \(error.failure)")
        }
    }

    private static func isFolder(_ path: String) -> Bool {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
    }

    private static func failure(_ message: String) -> ExitCode {
        Console.complain(message)
        return ExitCode(1)
    }
}
