// The tables themselves, file by file and from the outside in.

extension Schema {
    /// course.yaml.
    static let course = Schema(
        what: "a course",
        keys: [
            .needed("format", .number, "1: the format of these files"),
            .needed("title", .text, "what stands on the first screen"),
            .needed("minutes", .number, "what the sections' minutes add up to"),
            .needed("boards", .texts, "the boards that it speaks of, as `picoheap boards` names them; the first is the default"),
            .needed("order", .texts, "the sections' folders, in order; each begins with its number, such as `05-`"),
        ])

    /// The root of lesson.yaml.
    static let lesson = Schema(
        what: "a lesson",
        keys: [
            .needed("id", .text, "short and unique in the course; progress is kept under it"),
            .needed("number", .number, "its place in the order; the first section is 0 or 1"),
            .needed("title", .text, "its title; lesson.md begins with `# number. title`"),
            .needed("minutes", .number, "of class time; 0 where the section is not counted"),
            .init("goals", .texts, "what a learner can do afterwards"),
            .init("terms", .mappings, "words that are explained here for the first time"),
            .init("links", .truth, "this section may hold links; the others may not"),
            .init("run", .mappings, "its programs; names in formulas mean the first one's run"),
            .init("predict", .mappings, "questions before a run, which the run answers"),
            .init("quiz", .mappings, "questions afterwards"),
            .init("check", .mappings, "tasks that the machine marks"),
            .init("tour", .mappings, "guided tours of runs"),
            .init("discuss", .mappings, "questions to talk about"),
            .init("table", .mappings, "tables that the learner's own runs fill"),
            .init("prompt", .mappings, "what is suggested for MicroPython's prompt; one"),
            .init("notes", .mappings, "what the speaker says; their minutes add up to the section's"),
        ])

    static let term = Schema(what: "a term", keys: [.needed("term", .text, "the word"), .needed("means", .text, "what it means here")])

    static let run = Schema(
        what: "a run",
        keys: [
            .needed("file", .file, "a program in the section's folder"),
            .init("id", .text, "its name in formulas, unique in the course; the file's name without `.py` where none is given"),
            .init("board", .text, "a board's name; the course's first where none is given"),
            .init("max_steps", .number, "after so many steps it is stopped"),
            .init("raises", .text, "the exception that it is meant to end with"),
        ])

    static let prediction = Schema(
        what: "a prediction",
        keys: [
            .needed("id", .text, "unique in the course; `<!-- predict: id -->` shows it"),
            .needed("ask", .text, "the question, in Markdown"),
            .needed("kind", .word, "`number`; `choice`; `place`: a place on the map of the run's end; `order`: items, the least first"),
            .init("run", .text, "the run that answers it; the section's first where none is given"),
            .needed("answer", .formula, "must read a run: nothing is typed", for: ["number", "place"]),
            .init("unit", .text, "what the number counts; `bytes` where nothing is said", for: ["number"]),
            .init("tolerance", .number, "a guess this far from the answer is right; 0 where nothing is said", for: ["number", "place"]),
            .needed("options", .mappings, "two or more, of which exactly one must hold", for: ["choice"]),
            .needed("items", .mappings, "two or more, with keys that differ", for: ["order"]),
            .init("reactions", .mappings, "what is said to typical misses; the first that fits", for: ["number", "place"]),
            .init("catches", .texts, "ids of misconceptions.yaml: the wrong beliefs that a wrong guess shows"),
        ])

    static let holdingOption = Schema(
        what: "an option",
        keys: [
            .needed("text", .text, "what can be chosen"),
            .needed("holds", .formula, "true of the run exactly if this option is right"),
            .needed("why", .text, "said to those who choose it"),
        ])

    static let item = Schema(
        what: "an item",
        keys: [.needed("text", .text, "what is to be put in order"), .needed("key", .formula, "the number that it is ordered by")])

    static let reaction = Schema(
        what: "a reaction",
        keys: [.needed("when", .formula, "of `guess`, `answer` and the run"), .needed("say", .text, "said if that is true")])

    static let quiz = Schema(
        what: "a quiz",
        keys: [
            .needed("id", .text, "unique in the course; `<!-- quiz: id -->` shows it"),
            .needed("ask", .text, "the question, in Markdown"),
            .needed("kind", .word, "`choice`; `many`: all that are right; `short`: a word; `number`; `trace`: what does a program print?"),
            .needed("options", .mappings, "two or more", for: ["choice", "many"]),
            .needed("accept", .texts, "what counts as right; capitals do not matter", for: ["short"]),
            .needed("answer", .formula, "read from a run, or calculated: no number typed", for: ["number"]),
            .init("unit", .text, "what the number counts; `bytes` where nothing is said", for: ["number"]),
            .init("tolerance", .number, "an answer this far away is right; 0 where nothing is said", for: ["number"]),
            .needed("file", .file, "the program; the answer is what the machine prints", for: ["trace"]),
            .init("why", .text, "said after the answer; needed where there are no options that say it"),
            .init("again", .number, "the section in which it comes back if it was missed; two sections later where nothing is said"),
            .init("catches", .texts, "ids of misconceptions.yaml: the wrong beliefs that a wrong answer shows"),
        ])

    static let option = Schema(
        what: "an option",
        keys: [
            .needed("text", .text, "what can be chosen"),
            .init("right", .truth, "whether it is right; it is not where nothing is said"),
            .init("why", .text, "needed where it is wrong"),
        ])

    static let check = Schema(
        what: "a check",
        keys: [
            .needed("id", .text, "unique in the course; `<!-- check: id -->` shows it"),
            .needed("title", .text, "a few words"),
            .needed("task", .text, "what to do, in Markdown"),
            .needed("file", .file, "what the learner starts from; it runs, and fails the check"),
            .needed("solution", .file, "one way to do it; it passes the check"),
            .init("board", .text, "a board's name"),
            .init("max_steps", .number, "after so many steps the learner's run is stopped"),
            .needed("require", .mappings, "what must hold of the learner's run, in this order"),
            .needed("hints", .texts, "three, from a nudge to nearly the answer"),
        ])

    static let requirement = Schema(
        what: "a requirement",
        keys: [.needed("that", .formula, "of the learner's own run"), .needed("else", .text, "said if it does not hold")])

    static let tour = Schema(
        what: "a tour",
        keys: [
            .needed("run", .text, "the run that it leads through"),
            .needed("stops", .mappings, "four to eight, in the order of the run"),
        ])

    static let stop = Schema(
        what: "a stop",
        keys: [
            .needed("at", .text, "where: see the places of a tour below"),
            .needed("say", .text, "one or two sentences; figures as `<!-- value: EXPR -->`, and no digit of a byte count typed"),
            .init("mark", .word, "what is marked on the map: `event` (the default), `hole` (the biggest), `none`"),
            .init("layer", .word, "the map's colours: `type`, `age`, `garbage`, `line`, `difference`, `hole`"),
            .init("zoom", .word, "`fitted` (the default), `coarse`"),
        ])

    static let discussion = Schema(
        what: "a discussion",
        keys: [
            .needed("id", .text, "unique in the course; `<!-- discuss: id -->` shows it"),
            .needed("ask", .text, "the question"),
            .needed("answer", .text, "one answer, shown on request"),
        ])

    static let worksheet = Schema(
        what: "a table",
        keys: [
            .needed("id", .text, "unique in the course; `<!-- panel: table id=... -->` shows it"),
            .needed("title", .text, "its title"),
            .needed("columns", .mappings, "what is read from each run"),
            .needed("rows", .mappings, "the programs"),
        ])

    static let column = Schema(
        what: "a column", keys: [.needed("title", .text, "its head"), .needed("value", .formula, "of the row's run")])

    static let row = Schema(what: "a row", keys: [.needed("title", .text, "its name"), .needed("file", .file, "a program of the section")])

    static let prompt = Schema(
        what: "a prompt",
        keys: [.init("board", .text, "a board's name"), .needed("type", .texts, "the lines that are suggested, in order; ASCII")])

    static let note = Schema(
        what: "a note",
        keys: [.needed("minutes", .decimal, "halves and quarters are fine"), .needed("say", .text, "what to say or do")])

    /// The root of misconceptions.yaml.
    static let misconceptions = Schema(
        what: "the list of misconceptions", keys: [.needed("misconceptions", .mappings, "wrong beliefs that the course corrects")])

    static let misconception = Schema(
        what: "a misconception",
        keys: [
            .needed("id", .text, "its name; `catches:` of a prediction or a quiz names it"),
            .needed("belief", .text, "what is believed, in a learner's words"),
            .needed("truth", .text, "what is true"),
        ])

    /// config.yaml.
    static let configuration = Schema(
        what: "the configuration",
        keys: [
            .init("theme", .word, "colours, as `--theme` takes them"),
            .init("board", .text, "the board of exercises that name none"),
            .init("ascii", .truth, "draw with ASCII only"),
            .init("mouse", .truth, "take the mouse"),
        ])
}
