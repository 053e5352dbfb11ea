// A run of a million events: the memory that it takes, and how long a step and a jump anywhere take.

import Foundation
import MicroPython
import Timeline

struct MillionEvents {
    let text: String

    init() throws {
        let source = "a = []\nn = 0\nwhile True:\n    n += 1\n    a = [n, [n], str(n)]\n"
        let before = MillionEvents.residentBytes
        let request = RunRequest(board: Board.named("pico2w")!, source: Array(source.utf8), maxSteps: .max, maxEvents: 1_000_000)
        let history = Recorder(request).record().history
        let taken = Double(MillionEvents.residentBytes - before) / 1_048_576
        var moment = history.moment(at: history.count / 2)
        var steps: [Double] = [], jumps: [Double] = []
        var random = SystemRandomNumberGenerator()
        for _ in 0..<1000 {
            steps.append(MillionEvents.time { history.move(&moment, to: moment.position + 1) })
            steps.append(MillionEvents.time { history.move(&moment, to: moment.position - 1) })
            jumps.append(MillionEvents.time { history.move(&moment, to: Int.random(in: 0...history.count, using: &random)) })
        }
        text = String(
            format: "%d events: %.1f MB (at most 64), slowest of 2,000 steps %.2f ms (1), of 1,000 jumps %.2f ms (16)",
            history.count, taken, steps.max() ?? 0, jumps.max() ?? 0)
    }

    private static func time(_ body: () -> Void) -> Double {
        let began = ContinuousClock.now
        body()
        return (ContinuousClock.now - began) / .milliseconds(1)
    }

    /// What the process holds in memory now.
    private static var residentBytes: Int {
        let figures = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8))?.split(separator: " ") ?? []
        let pages = figures.dropFirst().first.flatMap { Int($0) } ?? 0
        return pages * sysconf(Int32(_SC_PAGESIZE))
    }
}
