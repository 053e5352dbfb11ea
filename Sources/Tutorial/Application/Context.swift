// What all screens know: the course and the place in it, the learner's progress, what runs came to, how large the screen is; and where
// they say a line to the learner. It is handed to whichever screen acts or is drawn.
//
// Invariant: `lessonIndex` is an index of `course.lessons` (a course without lessons is refused before).
import Grid
import Lessons
import Timeline

/// What the screens have in common.
public struct Context: Sendable {
    public let course: Course
    public let options: State.Options
    /// The texts of the course's programs, read once.
    let programs: Programs
    /// The questions that the machine answers.
    let questions: [MachineQuestion]
    /// The terminal, in cells.
    public internal(set) var columns: Int
    public internal(set) var rows: Int
    /// The section on the screen.
    public internal(set) var lessonIndex: Int
    /// How much a class has been shown, or nil when somebody reads.
    public internal(set) var show: Show?
    /// What has been read, answered and guessed.
    public internal(set) var progress: Progress
    /// One line for the learner, gone with the next key.
    public internal(set) var message: Message?
    /// What runs of this sitting came to, by the id of the run.
    var figures: [String: RunFigures] = [:]
    /// Guesses of this sitting, by prediction.
    var guesses: [String: Prediction.Guess] = [:]
    /// What runs in the background, and what for.
    var pending: PendingRun?
    /// What runs on the learner's own board, and what came of earlier runs there, by the id of the run.
    var boardRun: BoardOrder?
    var boardResults: [String: BoardResult] = [:]
    /// Programs that are being read, and what for.
    var reading: PendingRead?
    /// The number of the last order, and of the last run that has come back.
    private(set) var orders = 0
    private(set) var runs = 0

    init(course: Course, options: State.Options, columns: Int, rows: Int, lessonIndex: Int, progress: Progress) {
        self.course = course
        self.options = options
        programs = Programs(course)
        questions = course.machineQuestions
        self.columns = columns
        self.rows = rows
        self.lessonIndex = lessonIndex
        self.progress = progress
    }

    /// Presenting: how far the section has been revealed.
    public struct Show: Sendable, Equatable {
        /// Steps visible, at least 1.
        public var steps: Int
        public var isBlank = false
        /// Esc or F5 has been pressed on a slide: once more ends the show.
        var asksToEnd = false
        /// Steps of each section, by its index, that have been shown so far.
        var shown: [Int: Int] = [:]

        init(steps: Int) { self.steps = steps }
    }

    public struct Message: Sendable, Equatable {
        public var text: String
        public var isWarning = false
    }
}

extension Context {
    public var lesson: Lesson { course.lessons[lessonIndex] }
    var look: Look { options.look }
    var theme: Theme { options.theme }

    mutating func say(_ text: String, warning: Bool = false) { message = Message(text: text, isWarning: warning) }

    /// A number that no order of this sitting has had.
    mutating func newOrder() -> Int {
        orders += 1
        return orders
    }

    /// A number that no run of this sitting has had.
    mutating func newRun() -> Int {
        runs += 1
        return runs
    }

    // MARK: Room

    /// All between header and footer.
    var body: Rect { Rect(column: 0, row: 1, columns: columns, rows: max(1, rows - 2)) }
    /// Rows and columns of text in an overlay's frame.
    var overlayRows: Int { max(1, rows - 4) }
    var overlayWidth: Int { max(8, min(columns, 92) - 4) }

    // MARK: Texts

    /// Lays texts of a section out.
    func builder(width: Int, for lesson: Lesson? = nil) -> PageBuilder {
        PageBuilder(
            lesson: lesson ?? self.lesson, programs: programs, theme: theme, width: width, progress: progress, figures: figures,
            boardOutputs: boardResults.mapValues(\.output), cover: cover, returning: returning(in: lesson ?? self.lesson))
    }

    /// Questions of earlier sections that were missed and come back in this one.
    func returning(in lesson: Lesson) -> [Quiz] { course.returning(in: lesson, missed: progress.missed).map(\.quiz) }

    /// A short text in Markdown as lines.
    func set(_ text: String, width: Int) -> [StyledLine] { builder(width: width).set(text, width: width) }

    // MARK: What may be known

    /// What is covered.
    var cover: Cover {
        var cover = Cover(open: questions.filter { !isClosed($0) }, ran: progress.ran)
        if options.isASCII { cover.mask = "####" }
        return cover
    }

    private func isClosed(_ question: MachineQuestion) -> Bool { progress.closes(question, in: course) }

    /// The predictions that a run of these files would answer and that are still open; in a show only those that have been shown.
    func openPredictions(before files: [String]) -> [Prediction] {
        let runs = Set(files.compactMap { lesson.run(file: $0)?.id })
        return questions.filter { question in
            question.kind == .prediction && question.lesson == lessonIndex && !question.runs.isDisjoint(with: runs) && !isClosed(question)
                && (show.map { question.step < $0.steps } ?? true)
        }.compactMap { lesson.prediction(id: $0.id) }
    }

    // MARK: Orders

    /// Gives an order; a run that is still going is given up for it.
    mutating func order(_ programs: [ProgramOrder], for purpose: PendingRun.Purpose) -> [Effect] {
        let order = RunOrder(id: newOrder(), programs: programs)
        let wasBusy = pending != nil
        pending = PendingRun(order: order, purpose: purpose, lessonIndex: lessonIndex)
        return (wasBusy ? [.cancelRun] : []) + [.run(order)]
    }

    /// To lay out what was recorded takes a moment where that is much; the key is answered at once.
    mutating func stopRun() -> Effect {
        say("Stopping …")
        return .cancelRun
    }

    /// Has the programs of this section read, the learner's own copies where there are any.
    mutating func read(_ files: [String], board: String? = nil, for purpose: PendingRead.Purpose) -> [Effect] {
        let order = ReadOrder(id: newOrder(), section: lesson.folder, files: files)
        reading = PendingRead(order: order, board: board, purpose: purpose)
        return [.read(order)]
    }

    /// What to run for a program that has been read.
    func request(_ program: ProgramText, board: String?) -> Lessons.RunRequest {
        let plan = lesson.run(file: program.file)
        return Lessons.RunRequest(
            source: program.source, fileName: program.file, board: options.board ?? board ?? plan?.board ?? course.defaultBoard,
            maxSteps: plan?.maxSteps ?? RunPlan.defaultMaxSteps, flash: lesson.flash)
    }
}

extension Lesson {
    /// The program that answers a prediction.
    func run(of prediction: Prediction) -> RunPlan? { prediction.run.map { id in runs.first { $0.id == id } } ?? runs.first }

    /// The panel of a directive that stands for a program.
    func panel(of directive: Directive) -> Lessons.Panel? {
        switch directive {
        case .panel(let panel): return panel
        case .predict(let id):
            guard let prediction = prediction(id: id), let plan = run(of: prediction) else { return nil }
            return blocks.lazy.compactMap { block -> Lessons.Panel? in
                guard case .directive(.panel(let panel)) = block.kind, panel.files.contains(plan.file) else { return nil }
                return panel
            }.first ?? .run(file: plan.file, board: plan.board)
        default: return nil
        }
    }
}
