// picoheap as a shell starts it: the program that was built beside these tests.
import Foundation
import TestSupport

struct Command {
    var status: Int32
    var output: String
    var errors: String

    /// Runs `picoheap` with standard output in a pipe.
    init(_ arguments: String..., input: String = "", environment: [String: String] = [:]) throws {
        try self.init(arguments, input: input, environment: environment)
    }

    init(_ arguments: [String], input: String = "", environment: [String: String] = [:]) throws {
        try self.init(Command.program, arguments, input, environment)
    }

    /// Runs a line of bash, in which `$picoheap` is the program: for streams and limits that only a shell can give.
    init(shell line: String, input: String = "", environment: [String: String] = [:]) throws {
        let known = ["picoheap": try Command.program.path].merging(environment) { $1 }
        try self.init(URL(fileURLWithPath: "/bin/bash"), ["-c", line], input, known)
    }

    private init(_ program: URL, _ arguments: [String], _ input: String, _ environment: [String: String]) throws {
        let process = Process()
        process.executableURL = program
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment.merging(["LC_ALL": "C.UTF-8"]) { $1 }.merging(environment) { $1 }
        let folder = try TemporaryFolder()
        // Files, because a pipe that nobody empties stops the program.
        let files = ["in", "out", "err"].map { folder.url.appendingPathComponent($0) }
        for file in files { try Data((file == files[0] ? input : "").utf8).write(to: file) }
        process.standardInput = try FileHandle(forReadingFrom: files[0])
        process.standardOutput = try FileHandle(forWritingTo: files[1])
        process.standardError = try FileHandle(forWritingTo: files[2])
        try process.run()
        process.waitUntilExit()
        status = process.terminationStatus
        output = try String(contentsOf: files[1], encoding: .utf8)
        errors = try String(contentsOf: files[2], encoding: .utf8)
    }

    var lines: [String] { output.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init) }

    static var program: URL { get throws { try BuiltProgram.url } }
}
