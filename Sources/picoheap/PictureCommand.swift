// The command `picoheap picture`: a whole run as address x time.

import ArgumentParser
import Files
import Foundation
import Grid
import Text
import Timeline

struct PictureCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "picture", abstract: "Draw a whole run: address up, time along.",
        discussion: """
            Each allocation is a rectangle from its birth to its death; holes are what stays empty. Colours tell what an allocation holds, \
            as the map's do; without colours letters do. With --output the picture is written as SVG, in full detail.
            """)

    @Argument(help: "The script, or - for standard input.")
    var file: String

    @OptionGroup var machine: MachineOptions

    @Option(name: [.short, .long], help: ArgumentHelp("Write an SVG file.", valueName: "F"))
    var output: String?

    @Option(help: ArgumentHelp("The events to show, as FROM-TO; the script's own by default.", valueName: "events"))
    var events: String?

    @Option(help: ArgumentHelp("Columns; the terminal's by default.", valueName: "N"))
    var columns: Int?

    @Option(help: ArgumentHelp("Rows.", valueName: "N"))
    var rows = 20

    func run() throws {
        if let columns, !(10...1000).contains(columns) { throw ValidationError("--columns must be from 10 to 1000.") }
        if !(2...500).contains(rows) { throw ValidationError("--rows must be from 2 to 500.") }
        let range = try events.map(PictureCommand.range)
        let run = try RecordedScript(file, machine).record()
        let history = run.history, lives = history.lives()
        var window = LifeWindow(history, lives)
        if let range {
            guard range.lowerBound < history.count else { throw ValidationError("--events: the run has \(history.count.grouped) events.") }
            window.positions = range.clamped(to: 0..<max(1, history.count))
        }
        let standard = StandardOutput()
        if let output {
            try write(history, lives, window, output)
        } else {
            let width = (columns ?? Paragraphs.terminalColumns) - PictureText.margin
            let picture = LifePicture(lives, window: window, columns: max(10, width), rows: rows * (PictureText.hasColour ? 2 : 1))
            for line in PictureText(picture).lines { standard.write(Array((line + "\n").utf8)) }
        }
        for sentence in history.dividerSentences() ?? [] { standard.line(sentence) }
        try standard.finish()
        try run.complainOfItsEnd()
    }

    private static func range(_ text: String) throws -> Range<Int> {
        let ends = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
        if ends.count == 2, let from = ends[0], let to = ends[1], 0 <= from, from < to { return from..<to }
        throw ValidationError("--events: '\(text)' is no range of events; 0-1000 is.")
    }

    private func write(_ history: History, _ lives: [Life], _ window: LifeWindow, _ path: String) throws {
        do throws(FileFailure) {
            try AtomicFile(URL(fileURLWithPath: path)).write { file in
                history.writeLifeSVG(lives, window: window, title: SourceFile.name(self.file)) { file.write(line: $0) }
            }
        } catch {
            Console.complain("\(path.printableLine): \(error)")
            throw ExitCode(1)
        }
    }
}
