// Programs in the dialogue: shown, run when the learner says so, told in sentences, and led through by their tour.
import Files
import Foundation
import Lessons
import Text
import Timeline

extension Dialogue {
    mutating func offer(_ panel: Lessons.Panel) throws(Leaving) {
        switch panel {
        case .run, .twin: try offer(panel.files.compactMap { lesson.run(file: $0) }, of: panel)
        case .repl:
            terminal.sayNothing()
            terminal.say(plain.lines(of: [Block(.directive(.panel(panel)), line: 0)], under: cover))
            terminal.say("`picoheap repl` lets you type at such a prompt.")
        case .table(let id): if let sheet = lesson.worksheet(id: id) { try fill(sheet) }
        }
    }

    private mutating func offer(_ plans: [RunPlan], of panel: Lessons.Panel) throws(Leaving) {
        for plan in plans {
            terminal.sayNothing()
            let isCopy = ((try? ownText(plan.file)) ?? nil) != nil
            let title = "\(plan.file)\(isCopy ? " (your copy is what runs)" : ""), on board \(board ?? plan.board):"
            terminal.say(plain.listing(plan.file, title: title))
        }
        let isAgain = plans.allSatisfy { progress.ran.contains($0.id) }
        let line = try ask(isAgain ? "[r: run it again; Enter: go on]" : "[Enter: run it; s: go on without]")
        guard isAgain ? line == "r" : line != "s" else { return }
        var results: [(plan: RunPlan, result: RunResult)] = []
        for plan in plans {
            guard let result = run(plan.file, plan) else { return }
            results.append((plan, result))
            figures[plan.id] = result.figures
            if result.history.scriptBegan { progress.ran.insert(plan.id) }
        }
        for (plan, result) in results {
            terminal.sayNothing()
            let printed = result.figures.stdout
            terminal.say(printed.isEmpty ? ["\(plan.file) prints nothing."] : plain.block("\(plan.file) prints:", printed))
        }
        tellVerdicts()
        for (plan, result) in results { try tellStory(of: plan, result) }
    }

    /// What a run did to the heap: its tour, stop by stop, or else all of it in a few sentences.
    private mutating func tellStory(of plan: RunPlan, _ result: RunResult) throws(Leaving) {
        terminal.sayNothing()
        if let tour = lesson.tour(ofRun: plan.id) {
            let cover = cover
            let stops = GuidedTour(tour, of: result, figures: figures) { cover.hides($0, in: lesson) ? cover.mask : $1 }.stops
            terminal.say("A tour of \(plan.file), in \(stops.count) stops.")
            for (number, stop) in stops.enumerated() {
                let line = try ask("[Enter: stop \(number + 1); s: no tour]")
                if line == "s" { return }
                terminal.say(plain.hanging("\(number + 1). \(stop.name): ", cover.masked(stop.words, in: lesson), hang: 3))
            }
        } else {
            terminal.say("What it does to the heap: " + result.history.summary.map { cover.masked($0, in: lesson) }.joined(separator: " "))
        }
    }

    /// Runs a file, the learner's own text where there is one; says why it cannot.
    private func run(_ file: String, _ plan: RunPlan?) -> RunResult? {
        do {
            let source = try ownText(file) ?? Array(lesson.source(of: file).utf8)
            return try ExerciseRun.record(
                Lessons.RunRequest(
                    source: source, fileName: file, board: board ?? plan?.board ?? course.defaultBoard,
                    maxSteps: plan?.maxSteps ?? RunPlan.defaultMaxSteps, flash: lesson.flash))
        } catch {
            terminal.say("\(file) cannot be run: \(error)")
            return nil
        }
    }

    private func ownText(_ file: String) throws(FileFailure) -> [UInt8]? { try workspace.text(ofCopy: file, section: lesson.folder) }

    // MARK: Tasks and tables

    mutating func work(on check: Check) throws(Leaving) {
        terminal.sayNothing()
        terminal.say(plain.check(check))
        if progress.solved.contains(check.id) { terminal.say("You have solved this.") }
        terminal.say(plain.listing(check.file, title: "\(check.file):"))
        while true {
            let line = try ask("[c: check it; h: a hint; m: the model solution; Enter: go on]")
            switch line {
            case "": return
            case "c": judge(check)
            case "h":
                let asked = progress.hints[check.id, default: 0]
                progress.hints[check.id] = min(asked + 1, check.hints.count)
                if let hint = check.hint(asked) { terminal.say(plain.hanging("Hint \(min(asked + 1, check.hints.count)): ", hint)) }
            case "m":
                guard progress.solved.contains(check.id) || progress.hints[check.id, default: 0] >= check.hints.count else {
                    terminal.say("After solving it, or after the last hint.")
                    continue
                }
                terminal.say(plain.listing(check.solution, title: "\(check.solution):"))
            default: terminal.say("c, h, m or Enter, please.")
            }
        }
    }

    private mutating func judge(_ check: Check) {
        do {
            let copy = try workspace.makeCopy(of: check.file, section: lesson.folder)
            guard let source = try ownText(check.file), source != Array(try lesson.source(of: check.file).utf8) else {
                return terminal.say("Your copy is \(copy.path). Change it in any editor, then c.")
            }
            switch check.judge(try ExerciseRun.figures(lesson.request(check, source: source))) {
            case .solved:
                progress.solved.insert(check.id)
                terminal.say("Solved.")
            case .fails(_, let otherwise, let found): terminal.say("Not yet. \(otherwise)\(found.isEmpty ? "" : " (\(found))")")
            }
        } catch {
            terminal.say("\(check.file) cannot be checked: \(error)")
        }
    }

    private mutating func fill(_ sheet: Worksheet) throws(Leaving) {
        terminal.sayNothing()
        _ = try ask("[Enter: run your programs and fill the table “\(sheet.title)”]")
        var runs: [String: RunFigures] = [:]
        for row in sheet.rows { runs[row.file] = run(row.file, nil)?.figures }
        terminal.say(sheet.markdown { runs[$0] }.split(separator: "\n").map(String.init))
    }
}
