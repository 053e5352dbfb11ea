// A loop on a full heap says the same thing without end. What comes a third time in the same order is counted, and not told again.
import Text

/// Sentences on their way to whoever listens, without those that repeat the ones before.
struct Repetition {
    /// Told lately, the latest last; as many as two rounds of the longest loop that is noticed.
    private var recent: [String] = []
    /// The round that repeats, and how far into its next time we are.
    private var round: [String] = []
    private var place = 0
    private var times = 0

    private static let longest = 12

    /// Takes a sentence; what is to be told now.
    mutating func take(_ sentence: String) -> [String] {
        if !round.isEmpty {
            if round[place] == sentence {
                place += 1
                if place == round.count { (place, times) = (0, times + 1) }
                return []
            }
            return finish() + take(sentence)
        }
        recent.append(sentence)
        if recent.count > 2 * Repetition.longest { recent.removeFirst() }
        for length in 1...Repetition.longest where recent.count >= 2 * length {
            let last = recent.suffix(length)
            if last.elementsEqual(recent.dropLast(length).suffix(length)) {
                round = Array(last)
                break
            }
        }
        return [sentence]
    }

    /// What has been counted, and the beginning of a round that has not come to its end.
    mutating func finish() -> [String] {
        let begun = round.prefix(place)
        let count = times
        let what = round.count == 1 ? "The same" : "The last \(round.count) sentences"
        // A loop in a loop may end before the outer one is noticed.
        let before = count > 0 ? [] : recent
        self = Repetition()
        recent = before + begun
        return (count > 0 ? ["\(what) \(count.counted("time")) more."] : []) + begun
    }
}
