// How long playing takes, in seconds, whatever the number of events: a run of twenty is seen event by event, one of a million in strides.
import Foundation

/// The length of playing a whole run.
struct PlayLength: Equatable, Sendable {
    /// What suits the run: short ones 3 seconds, so that each event is seen, long ones 15.
    let own: Int
    private(set) var seconds: Int

    private static let offered = [5, 15, 60]
    private static let shortRun = 20.0, longRun = 20_000.0

    /// The length that suits a run of `events`.
    init(events: Int) {
        let share = log(max(1, Double(events)) / PlayLength.shortRun) / log(PlayLength.longRun / PlayLength.shortRun)
        own = Int((3 + 12 * share.clamped(to: 0...1)).rounded())
        seconds = own
    }

    /// The next shorter or longer one of what is offered, the run's own length among them.
    mutating func change(toLonger isLonger: Bool) {
        let lengths = Set(PlayLength.offered + [own]).sorted()
        seconds = (isLonger ? lengths.first { $0 > seconds } : lengths.last { $0 < seconds }) ?? seconds
    }

    /// How many of `count` events, which take the whole length, fall into some milliseconds; `owed` has what is left over.
    func beats(of count: Int, in milliseconds: Int, _ owed: inout Int) -> Int {
        owed += max(1, count) * milliseconds
        let whole = owed / (seconds * 1000)
        owed %= seconds * 1000
        return whole
    }

    var name: String { "\(seconds) s" }
}
