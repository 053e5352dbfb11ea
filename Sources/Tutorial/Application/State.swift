// Everything that the application knows. `update` changes it, `view` draws it, nothing else holds any.
//
// Invariants: `lessonIndex` is an index of `course.lessons` (a course without lessons is refused before); `page` is what the
// current lesson comes to at the current width, and `top` a line of it.
import Grid
import Lessons

/// The application's state.
public struct State: Sendable {
    public let course: Course
    public let options: Options
    /// The questions that the machine answers.
    let questions: [MachineQuestion]
    /// The terminal, in cells.
    public internal(set) var columns: Int
    public internal(set) var rows: Int

    /// The section on the screen.
    public internal(set) var lessonIndex: Int
    /// The section, laid out.
    var page: Page
    /// The first visible line of `page`.
    public internal(set) var top = 0
    /// The steps that are shown when presenting, or nil when reading.
    public internal(set) var show: Show?
    /// The hands-on panel, once it has been opened.
    public internal(set) var panel: PanelState?
    /// Whether the panel is in front of the text.
    public internal(set) var isPanelInFront = false
    /// A map that a board printed; it stands in front of everything else, for the whole sitting.
    var board: BoardState?
    /// What lies over text and panel, the last on top.
    var overlays: [Overlay] = []

    /// What has been read, answered and guessed.
    public internal(set) var progress: Progress
    /// One line for the learner, gone with the next key.
    public internal(set) var message: Message?
    /// Digits typed before G or Enter.
    var count = ""
    /// The beginning of a sequence such as `gg`.
    var pressed: [Key] = []
    var hits = SearchHits()
    /// What runs of this sitting came to, by the id of the run.
    var figures: [String: RunFigures] = [:]
    /// Guesses of this sitting, by prediction.
    var guesses: [String: Prediction.Guess] = [:]
    /// What runs in the background, and what for.
    var pending: PendingRun?
    /// The sitting goes on where the last one ended: no other place was asked for. Over once the panel stands where it stood.
    var isResuming: Bool
    /// Orders given so far, and runs that have come back.
    var orders = 0
    var runs = 0
    /// The last interrupt was answered by a warning, so the next one quits.
    var wasInterrupted = false

    /// What was said on the command line and found out about the terminal; it does not change.
    public struct Options: Sendable {
        public var theme: Theme
        /// Only ASCII can be shown.
        public var isASCII: Bool
        /// Opened for presenting: Esc and F5 start the show as well as end it.
        public var isPresenter: Bool
        /// The board asked for, or nil for the lesson's own.
        public var board: String?
        /// Where the learner's own copies are, or nil where there are none.
        public var workspace: Workspace?

        /// How everything looks.
        public var look: Look { Look(theme, isASCII: isASCII) }

        public init(
            theme: Theme, isASCII: Bool = false, isPresenter: Bool = false, board: String? = nil, workspace: Workspace? = nil
        ) {
            self.theme = theme
            self.isASCII = isASCII
            self.isPresenter = isPresenter
            self.board = board
            self.workspace = workspace
        }
    }

    /// Presenting: how far the section has been revealed.
    public struct Show: Sendable, Equatable {
        /// Steps visible, at least 1.
        public var steps: Int
        public var isBlank = false
        /// Steps of each section, by its index, that have been shown so far.
        var shown: [Int: Int] = [:]

        init(steps: Int) { self.steps = steps }
    }

    public struct Message: Sendable, Equatable {
        public var text: String
        public var isWarning = false
    }

    /// Opens at a place of the course, else where the learner left off.
    public init(
        course: Course, options: Options, columns: Int, rows: Int, progress: Progress, at place: CoursePlace? = nil
    ) {
        self.course = course
        self.options = options
        questions = course.machineQuestions
        self.columns = columns
        self.rows = rows
        self.progress = progress
        let start = place?.lessonIndex ?? progress.lesson.flatMap { id in course.lessons.firstIndex { $0.id == id } } ?? 0
        lessonIndex = start
        page = Page()
        isResuming = place == nil
        if options.isPresenter { show = Show(steps: place?.step ?? 1) }
        layOut()
        if let step = place?.step {
            top = clampedTop(page.firstLine(ofStep: step - 1))
        } else if place == nil, let line = progress.lineRead[lesson.id] {
            top = clampedTop(page.firstLine(ofSourceLine: line))
        }
        noteShown()
        if show != nil { scrollToRevealed() }
    }
}

extension State {
    public var lesson: Lesson { course.lessons[lessonIndex] }

    /// What gets the keys.
    public var place: Place {
        if let overlay = overlays.last { return overlay.place }
        if isBoardInFront { return .board }
        if show?.isBlank == true { return .blank }
        if isPanelInFront, let panel {
            if let prompt = panel.prompt { return prompt.isTyping ? .prompt : .looking }
            return panel.walk == nil ? .panel : .collecting
        }
        return show == nil ? .reading : .presenting
    }

    /// Whether time should be reported, and how often: nil while nothing moves by itself.
    public var wantsTick: Int? {
        guard isPanelInFront, overlays.isEmpty, let panel else { return nil }
        return panel.isPlaying ? 33 : panel.isMarking && options.theme.depth != .mono ? 200 : nil
    }

    /// To be called once at the beginning: opens the panel again that was open when the learner left.
    public mutating func begin() -> [Effect] {
        let panels = page.lines.compactMap { line -> Lessons.Panel? in if case .panel(let panel) = line.directive { panel } else { nil } }
        guard isResuming, let file = progress.panel, let open = panels.first(where: { $0.files.first == file }) else {
            isResuming = false
            return []
        }
        guard openPredictions(before: open.files).isEmpty else {
            // What would be shown there has not been asked yet.
            isResuming = false
            return openPanel(open)
        }
        return start(open)
    }

    mutating func say(_ text: String, warning: Bool = false) {
        message = Message(text: text, isWarning: warning)
    }
}

/// A place in the course, as `--lesson 5.2` names it.
public struct CoursePlace: Sendable, Equatable {
    public var lessonIndex: Int
    /// From 1; nil where only the section was named.
    public var step: Int?

    /// Reads `5`, `5.2`, an id or a slug; nil if the course has no such place.
    public init?(_ text: String, in course: Course) {
        let parts = text.split(separator: ".", maxSplits: 1).map(String.init)
        let isStepped = parts.count == 2 && Int(parts[0]) != nil && Int(parts[1]) != nil
        let name = isStepped ? parts[0] : text
        guard let lesson = course.lesson(named: name),
            let index = course.lessons.firstIndex(where: { $0.id == lesson.id })
        else { return nil }
        lessonIndex = index
        if isStepped {
            guard let step = Int(parts[1]), (1...max(1, lesson.steps.count)).contains(step) else { return nil }
            self.step = step
        }
    }
}
