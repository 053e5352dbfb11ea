// HTML comments that the course gives a meaning. On a website that renders Markdown they are not seen.

/// A comment of the form `<!-- name: arguments -->` on a line of its own.
public enum Directive: Sendable, Hashable {
    /// What follows appears with the next key.
    case reveal
    case panel(Panel)
    /// Ids of `lesson.yaml`.
    case predict(id: String)
    case quiz(ids: [String])
    case discuss(id: String)
    case check(id: String)
    /// The section's handout figures, beside what the machine prints.
    case figures
    /// The questions that were missed, once more.
    case again
}
