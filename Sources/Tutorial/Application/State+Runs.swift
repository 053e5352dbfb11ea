// Orders to the background and what becomes of their reports.
import Files
import Lessons
import Text
import Timeline

/// What an order is for.
struct PendingRun: Sendable {
    enum Purpose: Sendable, Equatable {
        case panel
        /// The panel's program once more, under another policy, to stand beside it.
        case replay
        /// The worksheet with this id is to be filled.
        case table(String)
        /// The task with this id is to be judged.
        case check(String)
    }

    var order: RunOrder
    var purpose: Purpose
    /// The section that asked.
    var lessonIndex: Int
}

extension State {
    /// Gives an order; a run that is still going is given up for it.
    mutating func order(_ programs: [ProgramOrder], for purpose: PendingRun.Purpose) -> [Effect] {
        orders += 1
        let order = RunOrder(id: orders, programs: programs)
        let wasBusy = pending != nil
        pending = PendingRun(order: order, purpose: purpose, lessonIndex: lessonIndex)
        return (wasBusy ? [.cancelRun] : []) + [.run(order)]
    }

    mutating func take(_ report: RunReport, ofOrder id: Int) -> [Effect] {
        guard let asked = pending, asked.order.id == id else { return [] }
        switch report {
        case .progress(let index, let progress):
            if asked.purpose == .panel { panel?.run = .running(index: index, progress) }
            if asked.purpose == .replay { say("The replay has recorded \(progress.events.grouped) heap events so far. Esc stops it.") }
            return []
        case .refused(let why):
            pending = nil
            if asked.purpose == .panel { panel?.run = .refused(why) }
            say(why, warning: true)
            return []
        case .finished(let results):
            pending = nil
            switch asked.purpose {
            case .replay: return showReplay(results, asked.order)
            case .panel, .table, .check: remember(results, asked)
            }
            switch asked.purpose {
            case .panel: return showRun(results)
            case .replay: return []
            case .table: return fillTable()
            case .check(let check): return judge(check, results)
            }
        }
    }

    /// Keeps the figures, under the ids of the runs that they belong to.
    private mutating func remember(_ results: [RunResult], _ asked: PendingRun) {
        let lesson = course.lessons[asked.lessonIndex]
        for (request, result) in zip(asked.order.requests, results) {
            let id = lesson.run(file: request.fileName)?.id ?? request.fileName
            figures[id] = result.figures
            // What could not even be compiled has answered nothing.
            if result.history.scriptBegan { progress.ran.insert(id) }
        }
        layOutAgain()
    }

    private mutating func fillTable() -> [Effect] {
        layOut()
        say("The table shows your own runs.")
        return []
    }

    private mutating func judge(_ id: String, _ results: [RunResult]) -> [Effect] {
        guard let check = lesson.check(id: id), let figures = results.first?.figures else { return [] }
        switch check.judge(figures) {
        case .solved:
            progress.solved.insert(id)
            layOut()
            say("✓ Solved: \(check.title)")
        case .fails(_, let otherwise, let found):
            say(found.isEmpty ? "✗ \(otherwise)" : "✗ \(otherwise) (\(found))", warning: true)
        }
        return [.saveProgress(progress)]
    }

    // MARK: Making requests

    /// The learner's own text of a file of this section; nil if they have none. Any bytes are a program, as on a board. Throws if it
    /// cannot be read.
    func ownCopy(of file: String) throws(FileFailure) -> [UInt8]? {
        do throws(FileFailure) {
            return try options.workspace?.text(
                ofCopy: file, section: lesson.folder)
        } catch {
            throw FileFailure(reason: "Your copy of \(file) cannot be run: it \(error.reason).", code: error.code)
        }
    }

    /// What to run for a file: the learner's own text where there is one. Throws if it cannot be read.
    func request(file: String, board: String?) throws(FileFailure) -> (request: Lessons.RunRequest, isCopy: Bool) {
        let plan = lesson.run(file: file)
        let copy = try ownCopy(of: file)
        let source: [UInt8]
        do throws(FileFailure) {
            if let copy { source = copy } else { source = Array(try lesson.source(of: file).utf8) }
        } catch {
            throw FileFailure(reason: "\(file) cannot be run: \(error.reason).", code: error.code)
        }
        let request = Lessons.RunRequest(
            source: source, fileName: file, board: options.board ?? board ?? plan?.board ?? course.defaultBoard,
            maxSteps: plan?.maxSteps ?? RunPlan.defaultMaxSteps)
        return (request, copy != nil)
    }
}
