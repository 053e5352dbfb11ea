// The command `picoheap compare`: what several programs do to the heap, side by side.

import ArgumentParser
import Foundation
import MicroPython
import Text
import Timeline

struct CompareCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compare", abstract: "Lay what several scripts do to the heap side by side.",
        discussion: """
            Each script runs from power-on. "kept" is what is in use at the end more than before the script began; "scattered" the share \
            of free memory outside of the biggest hole.
            """)

    @Argument(help: "The scripts.")
    var files: [String]

    @OptionGroup var machine: MachineOptions

    @Option(help: "As text, markdown or csv.")
    var format = TextTable.Format.text

    func run() throws {
        let output = StandardOutput()
        let runs = try files.map { try RecordedScript($0, machine).record() }
        var table = TextTable([("", .left)] + names.map { ($0, .right) })
        for row in Self.rows { table.append([row.name] + runs.map { row.value(HeapFigures($0)) }) }
        table.append(["ended"] + runs.map(\.endInAWord))
        for line in table.lines(format) { output.line(line) }
        try output.finish()
    }

    /// The files' names, whole paths where two are the same.
    private var names: [String] {
        let short = files.map { URL(fileURLWithPath: $0).lastPathComponent }
        return Set(short).count == short.count ? short : files
    }

    private static let rows: [(name: String, value: @Sendable (HeapFigures) -> String)] = [
        ("allocations", { $0.allocations.grouped }),
        ("bytes allocated", { $0.bytes.grouped }),
        ("died young", { "\(Int(($0.diedYoung * 100).rounded())) %" }),
        ("peak in use", { $0.peak.grouped }),
        ("kept", { $0.kept.grouped }),
        ("collections", { $0.collections.grouped }),
        ("failed allocations", { $0.failures.grouped }),
        ("free at the end", { $0.freeAtEnd.grouped }),
        ("biggest hole", { $0.biggestHole.grouped }),
        ("scattered", { "\(Int(($0.scattered * 100).rounded())) %" }),
    ]
}

extension RecordedRun {
    fileprivate var endInAWord: String {
        switch end {
        case .finished: "at its end"
        case .raised: history.recording.uncaught.map(\.exception.type) ?? "exception"
        case .exited(let status): "exit \(status)"
        case .outOfSteps: "out of steps"
        case .outOfEvents: "out of events"
        case .cancelled: "stopped"
        case .memoryFault: "memory fault"
        }
    }
}
