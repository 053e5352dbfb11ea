// Opening the panel and the prompt, the guesses before a run, and what comes back from the background.
import Files
import Lessons
import Text
import Timeline

extension State {
    /// To be called once at the beginning: opens the panel again that was open when the learner left.
    public mutating func begin() -> [Effect] {
        let panels = reading.page.lines.compactMap { line -> Lessons.Panel? in
            if case .panel(let panel) = line.directive { panel } else { nil }
        }
        guard isResuming, let file = context.progress.panel, let shown = panels.first(where: { $0.files.first == file }) else {
            isResuming = false
            return []
        }
        guard context.openPredictions(before: shown.files).isEmpty else {
            // What would be shown there has not been asked yet.
            isResuming = false
            return open(shown)
        }
        return start(shown)
    }

    // MARK: Opening

    /// Between the text and the panel of this place.
    mutating func openPanel() -> [Effect] {
        if front != .reading {
            front = .reading
            return []
        }
        guard let here = reading.panel(context) else {
            context.say(context.show == nil ? "This section has no hands-on panel." : "There is no hands-on panel on this screen.")
            return []
        }
        return open(here)
    }

    /// Puts a panel in front, not run.
    private mutating func open(_ shown: Lessons.Panel) -> [Effect] {
        if case .repl(let board) = shown { return openPrompt(shown, board: board) }
        guard !shown.files.isEmpty else {
            context.say("r runs the programs of this table and fills it.")
            return []
        }
        if panel?.panel == shown {
            front = .panel
            return []
        }
        return context.read(shown.files, board: shown.board, for: .show(shown))
    }

    /// Runs the program of this place, after the guesses that have not been made yet.
    mutating func run() -> [Effect] {
        guard let here = front == .panel ? panel?.panel : reading.panel(context) else {
            context.say(context.show == nil ? "This section has no program to run." : "There is no program on this screen to run.")
            return []
        }
        if case .table(let id) = here {
            guard let sheet = context.lesson.worksheet(id: id) else { return [] }
            return context.read(sheet.rows.map(\.file), for: .table(id))
        }
        let open = context.openPredictions(before: here.files)
        return ask(open.filter { !$0.isPlace } + open.filter(\.isPlace), before: here)
    }

    /// Asks for the guesses, one after the other; places are asked for when the run has been seen to its end.
    mutating func ask(_ predictions: [Prediction], before shown: Lessons.Panel) -> [Effect] {
        guard let first = predictions.first, !first.isPlace else { return start(shown, pointing: predictions) }
        overlays.append(QuestionOverlay(.guess(first, following: Array(predictions.dropFirst()), panel: shown)))
        return []
    }

    private mutating func start(_ shown: Lessons.Panel, pointing: [Prediction] = []) -> [Effect] {
        if case .repl(let board) = shown { return openPrompt(shown, board: board) }
        return context.read(shown.files, board: shown.board, for: .run(shown, pointing: pointing))
    }

    /// Puts the prompt in front; a board is switched on unless this section's is alive.
    mutating func openPrompt(_ shown: Lessons.Panel, board: String?, afresh: Bool = false) -> [Effect] {
        if !afresh, prompt?.lesson == context.lesson.id, prompt?.panel == shown {
            front = .prompt
            prompt?.comeBack(context)
            return []
        }
        let lesson = context.lesson
        let name = context.options.board ?? board ?? lesson.prompt?.board ?? context.course.defaultBoard
        let opened = PromptState(
            shown, id: context.newOrder(), board: name, lesson: lesson.id, suggestions: lesson.prompt?.lines ?? [], theme: context.theme)
        prompt = opened
        panel = nil
        front = .prompt
        isResuming = false
        let wasBusy = context.pending?.purpose == .panel
        if wasBusy { context.pending = nil }
        return (wasBusy ? [.cancelRun] : []) + [.prompt(.start(id: opened.id, board: name, flash: lesson.flash))]
    }

    // MARK: Programs that have been read

    mutating func take(_ report: ReadReport, ofOrder id: Int) -> [Effect] {
        guard let asked = context.reading, asked.order.id == id else { return [] }
        context.reading = nil
        let programs: [ProgramText]
        switch report {
        case .failed(let why):
            context.say(why, warning: true)
            return []
        case .read(let texts): programs = texts
        }
        switch asked.purpose {
        case .show(let shown): return show(shown, programs)
        case .run(let shown, let pointing):
            let leaving = show(shown, programs)
            panel?.toPointAt = pointing
            panel?.run = .running(index: 0, nil)
            let orders = panel?.explorer.tracks.map { ProgramOrder($0.request, policy: $0.policy) } ?? []
            return leaving + context.order(orders, for: .panel)
        case .table(let id):
            context.say("Running \(programs.count) programs …")
            return context.order(programs.map { ProgramOrder(context.request($0, board: nil)) }, for: .table(id))
        case .onBoard: return programs.first.map { startOnBoard($0) } ?? []
        case .check(let check):
            guard let copy = programs.first, copy.isCopy else {
                context.say("There is no copy of yours yet: e makes one of \(check.file).")
                return []
            }
            context.say("Checking \(check.file) …")
            return context.order([ProgramOrder(context.lesson.request(check, source: copy.source))], for: .check(check.id))
        }
    }

    /// Puts a panel in front that has not run; the prompt's board is switched off for it.
    private mutating func show(_ shown: Lessons.Panel, _ programs: [ProgramText]) -> [Effect] {
        let tracks = programs.map {
            Track(request: context.request($0, board: shown.board), isCopy: $0.isCopy, theme: context.theme)
        }
        let old = panel?.explorer ?? prompt?.explorer
        let leaving: [Effect] = prompt == nil ? [] : [.prompt(.close)]
        var opened = PanelState(shown, tracks: tracks)
        if let old { opened.explorer.keepLook(of: old) }
        panel = opened
        prompt = nil
        front = .panel
        return leaving
    }

    // MARK: Runs that have come back

    mutating func take(_ report: RunReport, ofOrder id: Int) -> [Effect] {
        guard let asked = context.pending, asked.order.id == id else { return [] }
        switch report {
        case .progress(let index, let progress):
            if asked.purpose == .panel { panel?.run = .running(index: index, progress) }
            if asked.purpose == .replay {
                context.say("The replay has recorded \(progress.events.grouped) heap events so far. Esc stops it.")
            }
            return []
        case .refused(let why):
            context.pending = nil
            if asked.purpose == .panel { panel?.run = .refused(why) }
            context.say(why, warning: true)
            return []
        case .finished(let results):
            context.pending = nil
            if asked.purpose != .replay { remember(results, asked) }
            switch asked.purpose {
            case .panel:
                let moment = isResuming ? panel?.file.flatMap { context.progress.moments[$0] } : nil
                isResuming = false
                return pass(panel?.take(results, resumingAt: moment, &context) ?? [])
            case .replay: return pass(panel?.takeReplay(results, asked.order, &context) ?? [])
            case .table:
                context.say("The table shows your own runs.")
                return []
            case .check(let check): return judge(check, results)
            }
        }
    }

    /// Keeps the figures, under the ids of the runs that they belong to.
    private mutating func remember(_ results: [RunResult], _ asked: PendingRun) {
        let lesson = context.course.lessons[asked.lessonIndex]
        for (request, result) in zip(asked.order.requests, results) {
            let id = lesson.run(file: request.fileName)?.id ?? request.fileName
            context.figures[id] = result.figures
            // What could not even be compiled has answered nothing.
            if result.history.scriptBegan { context.progress.ran.insert(id) }
        }
        reading.layOutAgain(context)
    }

    private mutating func judge(_ id: String, _ results: [RunResult]) -> [Effect] {
        guard let check = context.lesson.check(id: id), let figures = results.first?.figures else { return [] }
        switch check.judge(figures) {
        case .solved:
            context.progress.solved.insert(id)
            reading.layOutAgain(context)
            context.say("✓ Solved: \(check.title)")
        case .fails(_, let otherwise, let found):
            context.say(found.isEmpty ? "✗ \(otherwise)" : "✗ \(otherwise) (\(found))", warning: true)
        }
        return [.saveProgress(context.progress)]
    }

    // MARK: Files that have been written

    mutating func take(_ report: SaveReport) {
        switch report {
        case .written(let order): context.say("Saved: \(order.shortName)")
        case .failed(let order, let reason): context.say("\(order.shortName) could not be saved: \(reason).", warning: true)
        case .exists(let order):
            overlays.append(ConfirmOverlay(ask: "\(order.shortName) is there already. Replace it?", then: .replace(order)))
        }
    }

    mutating func replace(_ order: SaveOrder) -> Effect {
        var order = order
        order.mayReplace = true
        context.say("Saving \(order.shortName) …")
        return .save(order)
    }
}

extension Lessons.Panel {
    /// The board that the lesson asks for here.
    fileprivate var board: String? {
        switch self {
        case .run(_, let board), .twin(_, _, _, _, let board), .repl(let board): board
        case .table: nil
        }
    }
}
