// The learner's own copies of a section's programs: editing, throwing away, hints.
import Files
import Lessons

extension State {
    /// The program that this place is about: the task's, else the panel's, else the section's first.
    var fileHere: String? {
        let found = directiveHere { directive in
            switch directive {
            case .check, .panel(.run), .panel(.twin): true
            default: false
            }
        }
        switch found {
        case .check(let id): return lesson.check(id: id)?.file
        case .panel(let panel): return panel.files.first
        default: return lesson.runs.first?.file
        }
    }

    var checkHere: Check? {
        let found = directiveHere { if case .check = $0 { true } else { false } }
        guard case .check(let id) = found else { return nil }
        return lesson.check(id: id)
    }

    mutating func edit() -> [Effect] {
        guard let file = isPanelInFront ? panel?.file ?? fileHere : fileHere else {
            say("This section has no program to edit.")
            return []
        }
        return [.edit(file: file, section: lesson.folder)]
    }

    mutating func askToReset() {
        guard let file = fileHere else { return say("This section has no program.") }
        overlays.append(.confirm(ConfirmState(ask: "Throw your own copy of \(file) away?", then: .reset)))
    }

    mutating func reset() -> [Effect] {
        guard let file = fileHere else { return [] }
        return [.resetCopy(file: file, section: lesson.folder)]
    }

    mutating func giveHint() -> [Effect] {
        guard let check = checkHere else {
            say("This section has no task, so it needs no hint.")
            return []
        }
        let asked = progress.hints[check.id, default: 0]
        guard let hint = check.hint(asked) else {
            say("There is no hint for this task.")
            return []
        }
        progress.hints[check.id] = min(asked + 1, check.hints.count)
        openText(
            "Hint \(min(asked + 1, check.hints.count)) of \(check.hints.count): \(check.title)",
            set(hint, width: overlayWidth))
        return [.saveProgress(progress)]
    }

    mutating func runCheck() -> [Effect] {
        guard let check = checkHere else {
            say("This section has no task to check.")
            return []
        }
        let source: [UInt8]
        do throws(FileFailure) {
            guard let copy = try ownCopy(of: check.file) else {
                say("There is no copy of yours yet: e makes one of \(check.file).")
                return []
            }
            source = copy
        } catch {
            say(error.reason, warning: true)
            return []
        }
        say("Checking \(check.file) …")
        return order([ProgramOrder(check.request(source: source))], for: .check(check.id))
    }
}
