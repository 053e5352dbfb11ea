// Times whole runs of the programs in Programs/: this machine without recording and with it, beside MicroPython's unix build.
//
//     Benchmarks [NAME...]             all of them, or those named; ten turns, the least of each counts
//     Benchmarks --run FILE            one program on this machine (what the table times)
//     Benchmarks --record FILE         the same, recorded

import Foundation
import MicroPython
import Timeline

@main
enum Benchmarks {
    private static let turns = 10

    /// A command that did not end well.
    private struct Failure: Error { let command: String }

    static func main() throws {
        let arguments = Array(CommandLine.arguments.dropFirst())
        if let mode = arguments.first, mode == "--run" || mode == "--record", arguments.count == 2 {
            return try run(arguments[1], isRecorded: mode == "--record")
        }
        try compare(arguments)
    }

    private static func run(_ path: String, isRecorded: Bool) throws {
        let source = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
        let board = Board.named("pico2w")!
        if isRecorded {
            let request = RunRequest(board: board, source: source, maxSteps: .max, maxEvents: 20_000_000)
            precondition(Recorder(request).record().end == .finished)
        } else {
            precondition(VM.onLargeStack { VM(board: board).run(source) } == .finished)
        }
    }

    private static func compare(_ names: [String]) throws {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../../Programs").standardized
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".py") }.sorted()
        let own = URL(fileURLWithPath: CommandLine.arguments[0]).path
        // The peer comes wrapped in a Python program: what starting takes is measured by an empty script, and taken off the others.
        print("program              micropython    picoheap  ratio    recorded  ratio   (ms, least of \(turns), less the start)")
        let empty = folder.appendingPathComponent("empty.py").path
        print(row("start", try measure([empty], own)[0]))
        for file in files where file != "empty.py" && (names.isEmpty || names.contains(String(file.dropLast(3)))) {
            // A machine that others use is slower at times: the start is taken beside each program, in the same turns.
            let times = try measure([empty, folder.appendingPathComponent(file).path], own)
            print(row(String(file.dropLast(3)), zip(times[1], times[0]).map { $0 - $1 }))
        }
    }

    /// For each program the least time of the peer, of this machine, and of this machine recording; all taken in turn.
    private static func measure(_ paths: [String], _ own: String) throws -> [[Double]] {
        var least = [[Double]](repeating: [.infinity, .infinity, .infinity], count: paths.count)
        for _ in 0..<turns {
            for (number, path) in paths.enumerated() {
                for (index, command) in [["micropython", path], [own, "--run", path], [own, "--record", path]].enumerated() {
                    least[number][index] = min(least[number][index], try time(command))
                }
            }
        }
        return least
    }

    private static func row(_ name: String, _ times: [Double]) -> String {
        name.padding(toLength: 20, withPad: " ", startingAt: 0)
            + String(
                format: " %11.1f %11.1f  %5.2f %11.1f  %5.2f", times[0], times[1], times[1] / times[0], times[2], times[2] / times[0])
    }

    /// Milliseconds of processor time (user and system) that a command takes.
    private static func time(_ command: [String]) throws -> Double {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = command
        process.standardOutput = FileHandle.nullDevice
        var before = rusage()
        getrusage(__rusage_who_t(RUSAGE_CHILDREN.rawValue), &before)
        try process.run()
        process.waitUntilExit()
        var after = rusage()
        getrusage(__rusage_who_t(RUSAGE_CHILDREN.rawValue), &after)
        guard process.terminationStatus == 0 else {
            throw Failure(command: command.joined(separator: " "))
        }
        return milliseconds(after) - milliseconds(before)
    }

    private static func milliseconds(_ usage: rusage) -> Double {
        Double(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1000
            + Double(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1000
    }
}
