// Everything that the application knows. `update` changes it, `view` draws it, nothing else holds any.
//
//     context      what all screens know
//     front        reading, panel, prompt or board: which of them fills the screen and gets the keys
//     overlays     what lies over it, the last on top; it gets the keys while there is one
//
// Invariant: of panel and prompt there is at most one, and the front one is there.
import Grid
import Lessons

/// The application's state.
@dynamicMemberLookup
public struct State: Sendable {
    public internal(set) var context: Context
    /// The text of the section.
    public internal(set) var reading = Reading()
    /// The hands-on panel, once it has been opened.
    public internal(set) var panel: PanelState?
    /// MicroPython's prompt, once it has been opened.
    public internal(set) var prompt: PromptState?
    /// A map that a board printed: all there is to this sitting, or held against the machine's.
    var board: BoardState?
    var front = Front.reading
    var overlays: [any Overlay] = []
    /// The beginning of a sequence such as `gg`.
    var pressed: [Key] = []
    /// The sitting goes on where the last one ended: no other place was asked for. Over once the panel stands where it stood.
    var isResuming: Bool
    /// The last interrupt was answered by a warning, so the next one quits.
    var wasInterrupted = false

    enum Front: Sendable { case reading, panel, prompt, board }

    /// What was said on the command line and found out about the terminal; it does not change.
    public struct Options: Sendable {
        public var theme: Theme
        /// Only ASCII can be shown.
        public var isASCII: Bool
        /// Opened for presenting: Esc and F5 start the show as well as end it.
        public var isPresenter: Bool
        /// The board asked for, or nil for the lesson's own.
        public var board: String?
        /// The port of the learner's own board, or nil for the one that is found.
        public var port: String?

        /// How everything looks.
        public var look: Look { Look(theme, isASCII: isASCII) }

        public init(theme: Theme, isASCII: Bool = false, isPresenter: Bool = false, board: String? = nil, port: String? = nil) {
            self.theme = theme
            self.isASCII = isASCII
            self.isPresenter = isPresenter
            self.board = board
            self.port = port
        }
    }

    /// What all screens know is the state's own.
    public internal(set) subscript<Value>(dynamicMember path: WritableKeyPath<Context, Value>) -> Value {
        get { context[keyPath: path] }
        set { context[keyPath: path] = newValue }
    }

    public subscript<Value>(dynamicMember path: KeyPath<Context, Value>) -> Value { context[keyPath: path] }

    /// Opens at a place of the course, else where the learner left off.
    public init(
        course: Course, options: Options, columns: Int, rows: Int, progress: Progress, at place: CoursePlace? = nil
    ) {
        let start = place?.lessonIndex ?? progress.lesson.flatMap { id in course.lessons.firstIndex { $0.id == id } } ?? 0
        context = Context(course: course, options: options, columns: columns, rows: rows, lessonIndex: start, progress: progress)
        isResuming = place == nil
        if options.isPresenter { context.show = Context.Show(steps: place?.step ?? 1) }
        context.noteShown()
        reading.open(step: place?.step, line: place == nil ? progress.lineRead[context.lesson.id] : nil, context)
    }

    /// Opens the application on a map that a board printed. What is known of the board, and faults of the paste, are said first.
    public init(course: Course, options: Options, columns: Int, rows: Int, board: BoardState) {
        self.init(course: course, options: options, columns: columns, rows: rows, progress: Progress())
        self.board = board
        front = .board
        if let notes = board.notes(width: context.overlayWidth) { overlays.append(notes) }
        if let faults = board.faults(width: context.overlayWidth) { overlays.append(faults) }
    }
}

extension State {
    /// What gets the keys.
    public var place: Place {
        if context.show?.isBlank == true { return .blank }
        if let overlay = overlays.last { return overlay.place }
        switch front {
        case .board: return .board
        case .panel: return panel?.place ?? .panel
        case .prompt: return prompt?.place ?? .prompt
        case .reading: return context.show == nil ? .reading : .presenting
        }
    }

    /// The runs that the front screen shows.
    var explorer: Explorer? {
        switch front {
        case .panel: panel?.explorer
        case .prompt: prompt?.explorer
        case .reading, .board: nil
        }
    }

    /// Whether time should be reported, and how often: nil while nothing moves by itself.
    public var wantsTick: Int? {
        if let board { return board.isPlaying && overlays.isEmpty ? 200 : nil }
        guard overlays.isEmpty, ![.pointing, .blank].contains(place), let explorer else { return nil }
        return explorer.isPlaying ? 33 : explorer.isMarking && !context.look.isMono ? 200 : nil
    }
}
