import Foundation
import TestSupport

/// The real cross compiler, where there is one on the PATH.
enum MpyCross {
    static let path: String? = {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        return folders.lazy.map { "\($0)/mpy-cross" }.first { FileManager.default.isExecutableFile(atPath: $0) }
    }()

    /// What it makes of a source in the file `name`: the .mpy file, or its complaint.
    static func compile(_ source: [UInt8], name: String) throws -> Result<[UInt8], Complaint> {
        let folder = try TemporaryFolder()
        try folder.write(source, to: name)
        let output = folder.path("source.mpy")
        let process = Process()
        process.executableURL = URL(fileURLWithPath: path!)
        process.currentDirectoryURL = folder.url
        process.arguments = ["-o", output, name]
        let errors = Pipe()
        process.standardError = errors
        try process.run()
        let complaint = errors.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { return .failure(Complaint(text: String(decoding: complaint, as: UTF8.self))) }
        return .success([UInt8](try Data(contentsOf: URL(fileURLWithPath: output))))
    }

    struct Complaint: Error { let text: String }
}

/// The Python files of this repository.
enum PythonFiles {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../..").standardizedFileURL

    /// Programs for CPython, whose syntax MicroPython does not have all of; and what mpy-cross compiles only for a processor that is named.
    private static let foreign = [
        "Tests/Pressure/", "Tests/MicroPythonTests/Programs/syntax/viper.py", "Tests/TimelineTests/Field/native_viper.py",
    ]

    /// Paths below the root, in order.
    static let all: [String] = ["Sources", "Tests", "lessons"].flatMap { folder in
        let files = FileManager.default.enumerator(atPath: root.appending(path: folder).path)
        return (files?.allObjects as? [String] ?? []).filter { $0.hasSuffix(".py") && !$0.contains(".build/") }.map { "\(folder)/\($0)" }
    }.filter { path in !foreign.contains { path.hasPrefix($0) } }.sorted()

    static func read(_ path: String) throws -> [UInt8] { [UInt8](try Data(contentsOf: root.appending(path: path))) }
}
