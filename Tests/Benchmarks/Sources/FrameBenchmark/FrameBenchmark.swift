// How long a key takes to its frame, and how many frames a second playing makes: update, view, and the terminal's difference written to a
// pseudo-terminal, at 120x40, on the largest run of the course (policy A of section 8 on a Pico 2 W: 27,684 blocks, some 90,000 events).
//
//     swift run -c release FrameBenchmark

import Foundation
import Lessons
import Terminal
import Timeline
import Tutorial

@main
enum FrameBenchmark {
    /// Milliseconds that a key may take to its frame.
    private static let target = 16.0

    static func main() throws {
        let terminal = try PseudoTerminal(columns: 120, rows: 40)
        var sitting = try TimedSitting(terminal, section: "8.11")
        var rows = [sitting.opening]
        // Every kind of key on the run's own way, far from its beginning.
        sitting.press("$")
        for (name, keys) in [
            ("a step on", String(repeating: ">", count: 300)), ("a step back", String(repeating: "<", count: 300)),
            ("a line on", String(repeating: ".", count: 200)), ("a line back", String(repeating: ",", count: 200)),
            ("a turn of the loop", String(repeating: "(((())", count: 40)), ("a collection", String(repeating: "{{}", count: 40)),
            ("a jump anywhere", String(repeating: "0$PH", count: 40)),
            ("another request", String(repeating: "]]]]]]]][[[[[[[[", count: 10)),
            ("zoom", String(repeating: "z", count: 60)), ("a step, zoomed", "z" + String(repeating: "<>", count: 60) + "z"),
            ("another layer", String(repeating: "g", count: 60)),
        ] {
            rows.append(sitting.time(name, keys))
        }
        for layer in sitting.layers {
            rows.append(sitting.time("a step, \(layer)", String(repeating: "<<>", count: 30)))
            rows.append(sitting.time("a jump, \(layer)", String(repeating: "P$H", count: 10)))
            sitting.press("g")
        }
        rows.append(sitting.time("cursor", "arrows"))
        let playing = sitting.play()
        rows.append(playing)
        let events = try MillionEvents()
        terminal.close()
        print("key to frame, ms        keys     p95     max   (120x40, \(sitting.eventCount) events)")
        for row in rows { print(row.line(target: target)) }
        print("playing in all lengths: \(Int(1000 / playing.mean)) frames a second")
        print(events.text)
    }
}

/// Times of one kind of key.
struct TimeRow {
    var name: String
    var milliseconds: [Double]

    var mean: Double { milliseconds.reduce(0, +) / Double(max(1, milliseconds.count)) }

    func line(target: Double) -> String {
        let sorted = milliseconds.sorted()
        let p95 = sorted.isEmpty ? 0 : sorted[min(sorted.count - 1, sorted.count * 95 / 100)]
        let most = sorted.last ?? 0
        let label = name.padding(toLength: 20, withPad: " ", startingAt: 0)
        return label + String(format: "%8d %7.2f %7.2f", sorted.count, p95, most) + (most > target ? "   over \(Int(target))" : "")
    }
}
