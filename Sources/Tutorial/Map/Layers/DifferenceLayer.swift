// What differs from the marked moment, or from where the run is opened.
import Grid
import Timeline

extension Layer {
    static let difference = Layer(
        name: "difference", key: "5", help: "colour what differs from the marked moment, or from the beginning", subject: .changes
    ) { source in
        source.run.map { LayerView(difference: $0) } ?? .none
    }
}

extension LayerView {
    fileprivate init(difference run: LayerSource.Run) {
        let mark = run.mark ?? run.history.moment(at: run.history.opening)
        classes = MomentDifference(from: mark, to: run.moment).changes.map(\.rawValue)
        meanings = [
            Class(role: .free, name: "free", short: "free"), Class(role: .faint, name: "the same", short: "same"),
            Class(role: .added, name: "new", short: "new", letter: "+", isLoud: true),
            Class(role: .removed, name: "gone", short: "gone", letter: "-", isLoud: true),
            Class(role: .figure, name: "another's now", short: "changed", letter: "~", isLoud: true),
        ]
    }
}
