// The command `picoheap profile`: who uses the heap, as tables and as files that other tools read.

import ArgumentParser
import BlockHeap
import Files
import Foundation
import MicroPython
import Text
import Timeline

struct ProfileCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "profile", abstract: "Say who uses the heap: by line, function, file or type.",
        discussion: """
            The script runs on the simulated board, and what it prints is left out. Bytes are those of whole blocks. "died young" are \
            allocations that were gone before they had lived through a collection.
            """)

    @Argument(help: "The script, or - for standard input.")
    var file: String

    @OptionGroup var machine: MachineOptions

    @Option(help: ArgumentHelp("A row for each line, function, file or type.", valueName: "key"))
    var by = ProfileKey.line

    @Option(help: ArgumentHelp("The N rows that handed out the most; 0 for all.", valueName: "N"))
    var top = 20

    @Flag(help: "Count the boot too.")
    var all = false

    @Flag(help: "Who called whom to allocate, as a tree.")
    var calls = false

    @Flag(help: "How big allocations are, and how long they live.")
    var sizes = false

    @Flag(help: "What a collection would give back at the end if one of the script's names were deleted.")
    var names = false

    @Option(help: "As text, markdown or csv.")
    var format = TextTable.Format.text

    @Option(help: ArgumentHelp("Write the call tree as a speedscope file.", valueName: "F"))
    var speedscope: String?

    func run() throws {
        if top < 0 { throw ValidationError("--top must be at least 0.") }
        let output = StandardOutput()
        let run = try RecordedScript(file, machine).record()
        for section in try sections(run) {
            for line in section { output.line(line) }
        }
        if let speedscope { try write(run, speedscope) }
        try output.finish()
        try run.complainOfItsEnd()
    }

    private func sections(_ run: RecordedRun) throws -> [[String]] {
        var sections: [[String]] = []
        func add(_ title: String, _ lines: [String]) {
            sections.append((sections.isEmpty ? [] : [""]) + [title] + lines)
        }
        guard calls || sizes || names else { return [profile(run.history)] }
        if sizes {
            let histogram = LifeHistogram(run.history.lives())
            add("By size in blocks:", table("blocks", histogram.sizes))
            add("By how many allocations came while they lived:", table("others", histogram.lifetimes))
        }
        if names { add("By the script's names, at its end:", retained(try image(run))) }
        if calls { add("Bytes by who called whom:", CallTreeText(try tree(run), top: top).lines) }
        return sections
    }

    private func profile(_ history: History) -> [String] {
        let profile = Profile(history, by: by, fromPowerOn: all)
        var table = TextTable(
            [(by.rawValue, .left)]
                + ["allocations", "bytes", "live at peak", "live at end", "died young"].map { ($0, TextTable.Alignment.right) })
        func append(_ row: ProfileRow) {
            table.append([row.name] + [row.allocations, row.bytes, row.liveAtPeak, row.liveAtEnd, row.diedYoung].map(\.grouped))
        }
        for row in top == 0 ? profile.rows[...] : profile.rows.prefix(top) { append(row) }
        append(profile.total)
        return table.lines(format)
    }

    private func table(_ name: String, _ bars: [LifeHistogram.Bar]) -> [String] {
        var table = TextTable([(name, .right), ("allocations", .right), ("bytes", .right)])
        for (bar, next) in zip(bars, bars.dropFirst().map(\.from) + [nil]) where bar.allocations > 0 {
            let last = (next ?? max(1, bar.from * 2)) - 1
            let range = last > bar.from ? "\(bar.from.grouped)-\(last.grouped)" : bar.from.grouped
            table.append([range, bar.allocations.grouped, bar.bytes.grouped])
        }
        return table.lines(format)
    }

    private func retained(_ image: MemoryImage) -> [String] {
        var table = TextTable([("name", .left), ("value", .left), ("own bytes", .right), ("would be freed", .right)])
        let names = image.retention().names
        for name in top == 0 ? names[...] : names.prefix(top) {
            table.append([
                name.name, name.value, (name.ownBlocks * Heap.blockSize).grouped, (name.retainedBlocks * Heap.blockSize).grouped,
            ])
        }
        return table.lines(format)
    }

    private func image(_ run: RecordedRun) throws -> MemoryImage {
        guard let image = Recorder(run.request).image(at: run.history.count) else { throw Unrepeatable.failure }
        return image
    }

    private func tree(_ run: RecordedRun) throws -> CallTree {
        guard let tree = Recorder(run.request).callTree() else { throw Unrepeatable.failure }
        return tree
    }

    private func write(_ run: RecordedRun, _ path: String) throws {
        let data = try tree(run).speedscope(name: SourceFile.name(file))
        do throws(FileFailure) {
            try AtomicFile(URL(fileURLWithPath: path)).write { $0.write(data) }
        } catch {
            Console.complain("\(path.printableLine): \(error)")
            throw ExitCode(1)
        }
    }
}

extension ProfileKey: ExpressibleByArgument {}
extension TextTable.Format: ExpressibleByArgument {}

/// A run that did not come to the same place again, which equal requests always do.
private enum Unrepeatable {
    static var failure: ExitCode {
        Console.complain("the run did not come to its end again")
        return ExitCode(1)
    }
}
