// Is it luck? The options of `picoheap run` that run a script many times.

import ArgumentParser
import BlockHeap
import Foundation
import MicroPython
import Text
import Timeline

struct EnsembleOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Run it N times, each time with the heap disturbed a little first, and say what differs.", valueName: "N"))
    var ensemble: Int?

    @Option(
        help: ArgumentHelp("Also run this script, or this one under threshold=BYTES or every-turn, and say which is better.", valueName: "P"))
    var against: String?

    @Option(help: ArgumentHelp("Say in how many runs a request of N bytes fits at the end.", valueName: "N"))
    var fits: [Int] = []

    @Option(help: ArgumentHelp("Other disturbances: N is any number from 1.", valueName: "N"))
    var seed: UInt64 = 1

    static let mostRuns = 10_000

    /// Throws a usage error.
    func validated() throws -> Int? {
        guard let ensemble else {
            let alone = [("--against", against != nil), ("--fits", !fits.isEmpty)].first(where: \.1)
            if let alone { throw ValidationError("\(alone.0) needs an ensemble; say --ensemble N as well.") }
            return nil
        }
        guard (2...EnsembleOptions.mostRuns).contains(ensemble) else {
            throw ValidationError("--ensemble must be from 2 to \(EnsembleOptions.mostRuns.grouped).")
        }
        if let wrong = fits.first(where: { $0 < 1 }) { throw ValidationError("--fits must be at least 1, not \(wrong).") }
        return ensemble
    }

    /// The other one of a contest.
    func opponent(of request: RunRequest) throws -> RunRequest? {
        guard let against else { return nil }
        var other = request
        if against == "every-turn" {
            other.policy = .everyTurn
        } else if against.hasPrefix("threshold=") {
            guard let bytes = Int(against.dropFirst("threshold=".count)), bytes >= 0 else {
                throw ValidationError("--against: '\(against)' names no number of bytes; threshold=4096 does.")
            }
            other.policy = .threshold(bytes)
        } else {
            other.source = try SourceFile.read(against)
        }
        return other
    }
}

/// Runs an ensemble and says what came of it.
struct EnsembleJob {
    let request: RunRequest
    let opponent: RunRequest?
    let count: Int
    let options: EnsembleOptions
    /// What the two are called.
    let names: (String, String)
    let output: StandardOutput

    /// Whether all runs got to the program's end.
    func run() -> Bool {
        let disturbances = Ensemble.disturbances(count, seed: options.seed)
        guard let first = Ensemble(request, disturbances) else { return false }
        tell(names.0, first)
        guard let opponent, let second = Ensemble(opponent, disturbances) else { return first.runs.allSatisfy(\.isFinished) }
        output.line()
        tell(names.1, second)
        output.line()
        tell(EnsembleContest(first, second))
        return (first.runs + second.runs).allSatisfy(\.isFinished)
    }

    private func tell(_ name: String, _ ensemble: Ensemble) {
        let summary = EnsembleSummary(ensemble)
        output.line("\(name): \(summary.runs.grouped) runs; the biggest hole at the end, after a last collection, in bytes:")
        var table = TextTable(["least", "1 in 10", "median", "9 in 10", "most", "undisturbed"].map { ($0, .right) })
        table.append(
            [0, 0.1, 0.5, 0.9, 1].map { summary.quantile($0).grouped } + [(ensemble.runs.first?.biggestHoleBytes ?? 0).grouped])
        for line in table.lines(.text) { output.line("  " + line) }
        for bytes in options.fits {
            let runs = summary.runsThatFit(bytes)
            output.line("  \(bytes.counted("byte")) at once: fits in \(runs.grouped) of \(summary.runs.grouped) runs.")
        }
        for divider in summary.dividers.prefix(3) {
            output.line("  What \(divider.place) made divides the free memory in \(divider.runs.grouped) of \(summary.runs.grouped) runs.")
        }
        if summary.unfinished > 0 { output.line("  \(summary.unfinished.counted("run")) did not get to the end.") }
    }

    private func tell(_ contest: EnsembleContest) {
        let pairs = contest.firstWins + contest.secondWins + contest.ties
        output.line(
            "\(names.1) leaves the bigger hole in \(contest.secondWins.grouped) of \(pairs.grouped) pairs, \(names.0) in "
                + "\(contest.firstWins.grouped); \(contest.ties.grouped) are equal.")
        let mean = Int(contest.meanDifference.rounded()), margin = Int(contest.margin.rounded())
        let better = mean >= 0 ? names.1 : names.0
        output.line(
            contest.isSure
                ? "On average \(better) leaves \(abs(mean).grouped) bytes more (give or take \(margin.grouped), 19 times in 20)."
                : "On average they differ by \(abs(mean).grouped) bytes, give or take \(margin.grouped): that may be chance.")
    }
}
