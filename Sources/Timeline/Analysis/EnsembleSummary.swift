// What many runs of one program say together, and what two programs' runs say against each other.

import BlockHeap

/// The distribution of the biggest hole over an ensemble.
public struct EnsembleSummary: Equatable, Sendable {
    public var runs: Int
    /// Runs that did not get to the program's end.
    public var unfinished: Int
    /// Bytes of the biggest hole after each run, ascending.
    public var holes: [Int]
    /// Where what divides the free memory was made, and in how many runs; the most frequent first.
    public var dividers: [(place: String, runs: Int)]

    public init(_ ensemble: Ensemble) {
        runs = ensemble.runs.count
        unfinished = ensemble.runs.count { !$0.isFinished }
        holes = ensemble.runs.map(\.biggestHoleBytes).sorted()
        var counts: [String: Int] = [:]
        for run in ensemble.runs { if let place = run.dividerPlace { counts[place, default: 0] += 1 } }
        dividers = counts.map { (place: $0.key, runs: $0.value) }.sorted { ($1.runs, $0.place) < ($0.runs, $1.place) }
    }

    /// The value that a share of the runs, 0...1, does not reach beyond: 0.5 gives the median.
    public func quantile(_ share: Double) -> Int {
        holes.isEmpty ? 0 : holes[min(holes.count - 1, Int(share * Double(holes.count)))]
    }

    /// In how many runs a request of `bytes` fits at the end.
    public func runsThatFit(_ bytes: Int) -> Int { holes.count { $0 >= bytes } }

    public static func == (a: EnsembleSummary, b: EnsembleSummary) -> Bool {
        a.runs == b.runs && a.unfinished == b.unfinished && a.holes == b.holes
            && a.dividers.elementsEqual(b.dividers) { $0.place == $1.place && $0.runs == $1.runs }
    }
}

/// Two ensembles with the same disturbances, pair by pair.
public struct EnsembleContest: Equatable, Sendable {
    /// Pairs in which the first, the second, and neither left the bigger hole.
    public var firstWins = 0
    public var secondWins = 0
    public var ties = 0
    /// The mean of second less first, in bytes, and half the width of its 95 % interval (normal approximation).
    public var meanDifference = 0.0
    public var margin = 0.0

    /// - Parameters: two ensembles of the same disturbances in the same order.
    public init(_ first: Ensemble, _ second: Ensemble) {
        let differences = zip(first.runs, second.runs).map { Double($1.biggestHoleBytes - $0.biggestHoleBytes) }
        for difference in differences {
            if difference < 0 { firstWins += 1 } else if difference > 0 { secondWins += 1 } else { ties += 1 }
        }
        let count = Double(max(1, differences.count))
        meanDifference = differences.reduce(0, +) / count
        let squares = differences.reduce(0) { $0 + ($1 - meanDifference) * ($1 - meanDifference) }
        margin = count > 1 ? 1.96 * (squares / (count - 1) / count).squareRoot() : .infinity
    }

    /// Whether the difference is larger than what chance explains, 19 times in 20.
    public var isSure: Bool { abs(meanDifference) > margin }
}
