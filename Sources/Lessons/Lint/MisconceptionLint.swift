// Is every wrong belief of misconceptions.yaml caught by a question that is asked?

import Text

/// Checks the list and who names it.
struct MisconceptionLint {
    var course: Course
    var broken: Broken
    var log: FaultLog

    func check() {
        let known = course.misconceptions.map(\.id)
        var caught: Set<String> = []
        for lesson in course.lessons {
            let catches = lesson.predictions.map { ($0.id, $0.catches) } + lesson.quizzes.map { ($0.id, $0.catches) }
            for (id, names) in catches {
                caught.formUnion(names)
                for name in names where !known.contains(name) {
                    let place = LintPlace(lesson: lesson)
                    var message = "misconceptions.yaml has no `\(name)`"
                    if let near = NearestName.of(name, in: known) { message += "; did you mean `\(near)`?" }
                    log.add(place.fault(message, in: "lesson.yaml", at: name, from: place.line(of: "id: \(id)")))
                }
            }
        }
        guard !broken.anyData else { return }
        var seen: Set<String> = []
        for misconception in course.misconceptions {
            if !seen.insert(misconception.id).inserted { fault("`\(misconception.id)` stands twice in this list", misconception) }
            if !caught.contains(misconception.id) {
                fault("no prediction and no quiz catches `\(misconception.id)`; one must name it in `catches`", misconception)
            }
        }
    }

    private func fault(_ message: String, _ misconception: Misconception) {
        let name = "misconceptions.yaml", text = (try? course.folder.text(name)) ?? ""
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let line = (lines.lastIndex { $0.hasSuffix("id: \(misconception.id)") } ?? 0) + 1
        log.add(LessonError(file: name, line: line, column: 1, message: message, in: text))
    }
}
