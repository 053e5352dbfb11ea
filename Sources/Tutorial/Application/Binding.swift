// The one table of keys. `update` finds the action of a key in it, the footer shows its labels, help its sentences; a test
// finds a key that has two meanings in one place.
import Grid
import Text

/// Keys that mean one thing in some places.
public struct Binding: Sendable {
    let action: Action
    /// Each is one key, or several in a row (`gg`).
    public let keys: [[Key]]
    public let places: [Place]
    /// Whether it holds while a class is shown something, only then, or only when not.
    let show: Show
    /// What the footer says after the key; empty keeps it out of the footer.
    public let label: String
    /// The keys that the footer shows, where it is not the first one: both of a pair.
    private let pair: String?
    /// What help says.
    public let help: String

    enum Show: Sendable { case always, only, never }

    init(
        _ action: Action, _ keys: [[Key]], in places: [Place], show: Show = .always, label: String = "", pair: String? = nil, help: String
    ) {
        self.action = action
        self.keys = keys
        self.places = places
        self.show = show
        self.label = label
        self.pair = pair
        self.help = help
    }

    /// The keys as help shows them.
    public var keyNames: String {
        keys.map { $0.map(\.name).joined() }.joined(separator: " ")
    }

    /// The keys that the footer shows.
    public var footerKeys: String { pair ?? keys[0].map(\.name).joined() }
}

extension Binding {
    /// What a sequence of keys comes to in a place.
    enum Match: Equatable {
        case action(Action)
        /// The beginning of a longer sequence.
        case prefix
        case none
    }

    static func match(_ pressed: [Key], in place: Place, isShow: Bool = false) -> Match {
        var isPrefix = false
        for binding in table where binding.isIn(place) && binding.holds(isShow) {
            for keys in binding.keys {
                if keys == pressed { return .action(binding.action) }
                if keys.starts(with: pressed) { isPrefix = true }
            }
        }
        return isPrefix ? .prefix : .none
    }

    /// The bindings of a place, in the order of the footer: those of a show, those of no show, or all.
    public static func bindings(in place: Place, isShow: Bool? = nil) -> [Binding] {
        table.filter { $0.isIn(place) && (isShow.map($0.holds) ?? true) }
    }

    private func holds(_ isShow: Bool) -> Bool { show == .always || (show == .only) == isShow }

    /// Whether it holds in a place. Looking at what was typed has the panel's keys, but those that are about a
    /// program or mean something else there.
    private func isIn(_ place: Place) -> Bool {
        places.contains(place) || place == .looking && places.contains(.panel) && !Binding.notForLooking.contains(action)
    }

    private static let notForLooking: Set<Action> = [
        .run, .edit, .check, .hint, .reset, .policy, .inspect, .panel, .walk, .side, .align,
        .printed,
    ]
}

extension Binding {
    /// The keys of a place under its name: the keys in a column, what they do beside it.
    static func help(in place: Place, isShow: Bool, width: Int, _ look: Look) -> [StyledLine] {
        let bindings = bindings(in: place, isShow: isShow)
        let column = min(28, (bindings.map { CellWidth.of($0.keyNames) }.max() ?? 0) + 2)
        return [StyledLine(place.title, look[.heading])] + bindings.flatMap { binding in
            Wrapping.lines(binding.help, width: max(10, width - column)).enumerated().map { i, part in
                let keys = i == 0 ? binding.keyNames : ""
                let gap = String(repeating: " ", count: max(1, column - CellWidth.of(keys)))
                return StyledLine([Span(keys + gap, look[.key]), Span(part)])
            }
        }
    }
}

extension [[Key]] {
    /// Single keys, one a character.
    static func keys(_ characters: String, _ more: Key...) -> [[Key]] {
        characters.map { [.character($0)] } + more.map { [$0] }
    }
}
