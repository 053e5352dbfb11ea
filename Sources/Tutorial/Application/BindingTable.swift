// The table itself: the order is that of the footer, so what a learner needs first stands first.

extension Binding {
    private static let questions: [Place] = [.choice, .entry]
    private static let texts: [Place] = [.reading, .text, .replay, .printed]
    private static let sections: [Place] = [.reading, .presenting]
    private static let screens: [Place] = [.reading, .presenting, .panel, .collecting]
    private static let maps: [Place] = [.panel, .collecting]
    private static let looks: [Place] = maps + [.board]
    private static let everywhere = Place.allCases

    private static let boardDifference = Binding(
        .colour(.difference), .keys("5"), in: [.board], help: "colour what differs between your board and the machine")
    /// A digit for each layer of the map.
    private static let layers: [Binding] = Layer.all.compactMap { layer in
        layer.key.map { Binding(.colour(layer), .keys(String($0)), in: layer.needsRun ? [.panel] : [.panel, .board], help: layer.help) }
    }

    public static let table: [Binding] = clicker + firstRows + layers + [boardDifference] + lastRows

    /// What a clicker's keys mean in front of a class, whatever is before the slides.
    private static let clicker: [Binding] = [
        Binding(
            .toSlides, .keys("", .function(5)), in: besideSlides + [.text, .contents, .search, .confirm], show: .only, label: "slides",
            help: "in a show: back to the slides"),
        Binding(
            .stepOn, .keys("", .pageDown), in: clicked + typed, show: .only, help: "in a show: back to the slides, and the next step"),
        Binding(
            .stepBack, .keys("", .pageUp), in: clicked + typed, show: .only, help: "in a show: back to the slides, and the step before"),
        Binding(.blank, .keys(".b"), in: clicked, show: .only, help: "in a show: blank the screen; any key brings it back"),
        Binding(
            .blankIfEmpty, .keys("."), in: typed, show: .only,
            help: "in a show, while nothing has been typed: blank the screen; any key brings it back"),
    ]
    private static let clicked: [Place] = [.panel, .collecting, .looking, .choice, .pointing]
    private static let typed: [Place] = [.prompt, .entry]
    private static let besideSlides = clicked + typed + [.replay, .block, .numbers, .printed]

    private static let firstRows: [Binding] = [
        // Questions first: while one is open nothing else matters.
        Binding(.submit, .keys("", .enter), in: questions, label: "go", help: "answer and go on; before a run, an empty guess is skipped"),
        Binding(.submit, .keys("", .enter), in: [.search], label: "find", help: "find it"),
        Binding(.submit, .keys("", .enter), in: [.pointing], label: "here", help: "it is here"),
        Binding(.close, .keys("", .escape), in: [.pointing], label: "skip", help: "without a guess: see where it is"),
        Binding(.toggle, .keys(" "), in: [.choice], label: "mark", help: "mark or unmark an option, where several are right"),
        Binding(.yes, .keys("y"), in: [.confirm], label: "yes", help: "yes, do it"),
        Binding(.no, .keys("n", .escape), in: [.confirm], label: "no", help: "no, leave it"),
        Binding(.select, .keys("", .enter, .right), in: [.contents], label: "open", help: "open the section"),
        Binding(.select, .keys("l", .enter, .right), in: [.block], label: "open", pair: "Enter", help: "to what the line speaks of"),
        Binding(.goBack, .keys("h", .left, .backspace), in: [.block], label: "back", pair: "←", help: "back to the page before"),
        Binding(.selectNext, .keys("", .down), in: [.choice], label: "choose", pair: "↑ ↓", help: "the next option"),
        Binding(.selectPrevious, .keys("", .up), in: [.choice], help: "the option above"),
        Binding(.selectNext, .keys("j", .down), in: [.contents, .block, .numbers], label: "choose", pair: "j k", help: "the next line"),
        Binding(.selectPrevious, .keys("k", .up), in: [.contents, .block, .numbers], help: "the line above"),
        Binding(.erase, .keys("", .backspace, .delete), in: [.search, .entry], help: "take the last character back"),

        // Why it failed, and replays.
        Binding(.lastFit, .keys("L"), in: [.replay], label: "rewind", help: "to the last moment when the failed request would have fitted"),
        Binding(.replayThreshold, .keys("t"), in: [.replay], label: "threshold", help: "replay beside this run, with gc.threshold"),
        Binding(
            .replayTurns, .keys("c"), in: [.replay], label: "every loop",
            help: "replay beside this run, with a collection at each turn of the outermost loop"),
        Binding(.replayAllocations, .keys("v"), in: [.replay], help: "replay beside this run, with a collection at every allocation"),
        Binding(.faster, .keys("+="), in: [.replay], label: "choose", pair: "+ -", help: "a larger threshold"),
        Binding(.slower, .keys("-"), in: [.replay], help: "a smaller threshold"),

        // A collection, step by step.
        Binding(.eventOn, .keys(">"), in: [.collecting], label: "step", pair: "< >", help: "one step of the collection on"),
        Binding(.eventBack, .keys("<"), in: [.collecting], help: "one step of the collection back"),
        Binding(
            .lineOn, .keys(".j"), in: [.collecting], show: .never, label: "root or sweep", pair: ", .",
            help: "to the next root that marks something, or the next block that is swept"),
        Binding(
            .lineOn, .keys("j"), in: [.collecting], show: .only, label: "root or sweep", pair: "k j",
            help: "in a show: to the next root that marks something, or the next block that is swept"),
        Binding(.lineBack, .keys(",k"), in: [.collecting], help: "to the root or swept block before"),
        Binding(
            .collectionOn, .keys("}"), in: [.collecting], label: "part", pair: "{ }",
            help: "to the next part: scanning once more, sweep, end"),
        Binding(.collectionBack, .keys("{"), in: [.collecting], help: "to the part before"),
        Binding(.first, .keys("0", .home), in: [.collecting], help: "to the collection's beginning"),
        Binding(.last, .keys("$", .end), in: [.collecting], help: "to the collection's end"),
        Binding(.walk, .keys("C"), in: [.collecting], help: "back to the run"),
        Binding(.dismiss, .keys("", .escape), in: [.collecting], label: "back", help: "back to the run"),
        // MicroPython's prompt: nearly every key is typed there.
        Binding(
            .stopTyping, .keys("", .escape), in: [.prompt], label: "stop typing",
            help: "stop typing: look at the heap, step through what happened"),
        Binding(
            .enterSuggestion, .keys("", .right), in: [.prompt], label: "type the grey line",
            help: "enter the line that the lesson suggests"),
        Binding(.boardKey, .keys("", .tab), in: [.prompt], label: "complete", help: "the board completes a name"),
        Binding(.boardKey, .keys("", .up, .down), in: [.prompt], label: "earlier lines", pair: "↑ ↓", help: "the lines typed before"),
        Binding(.boardKey, .keys("", .control("c")), in: [.prompt], label: "stop", help: "stop what runs, or forget the line"),
        Binding(.boardKey, .keys("", .control("d")), in: [.prompt], help: "on an empty line: reset the board"),
        Binding(.boardKey, .keys("", .control("e")), in: [.prompt], help: "on an empty line: paste several lines; Ctrl-D ends them"),
        Binding(.typeOn, .keys("", .enter), in: [.looking], label: "type", help: "type on; with a cursor on the map: what is this block?"),
        Binding(.panel, .keys("", .tab), in: [.looking], label: "back to the text", help: "back to the text; the board stays on"),
        Binding(
            .terminalUp, .keys("", .pageUp), in: [.prompt, .looking], show: .never, help: "back through what the terminal has shown"),
        Binding(.terminalDown, .keys("", .pageDown), in: [.prompt, .looking], show: .never, help: "forward again"),
        Binding(.terminalUp, .keys("", .control("b")), in: [.looking], help: "back through what the terminal has shown"),
        Binding(.terminalDown, .keys("", .control("f")), in: [.looking], help: "forward again"),

        // The panel: time, then the map.
        Binding(
            .lineOn, .keys(".j"), in: [.panel], show: .never, label: "line", pair: ", .",
            help: "on through the next line that touches the heap"),
        Binding(
            .lineOn, .keys("j"), in: [.panel], show: .only, label: "line", pair: "k j",
            help: "in a show: on through the next line that touches the heap"),
        Binding(.lineBack, .keys(",k"), in: [.panel], help: "back to the line that touched the heap before"),
        Binding(.eventOn, .keys(">"), in: [.panel], label: "event", pair: "< >", help: "one heap event on"),
        Binding(.eventBack, .keys("<"), in: [.panel], help: "one heap event back"),
        Binding(.collectionOn, .keys("}"), in: [.panel], label: "GC", pair: "{ }", help: "to the next collection"),
        Binding(.collectionBack, .keys("{"), in: [.panel], help: "to the collection before"),
        Binding(.play, .keys(" "), in: maps, label: "play", help: "play or pause"),
        Binding(.printed, .keys("O"), in: maps, label: "output", help: "all that was printed up to here, and how the run ended"),
        Binding(.turnOn, .keys(")"), in: [.panel], help: "one turn of the outermost loop on"),
        Binding(.turnBack, .keys("("), in: [.panel], help: "one turn of the outermost loop back"),
        Binding(.faster, .keys("+="), in: maps, help: "play the whole in a shorter time: 60, 15 or 5 seconds"),
        Binding(.slower, .keys("-"), in: maps, help: "play it in a longer time"),
        Binding(.first, .keys("0", .home), in: [.panel], help: "to where the script begins; from there, to the board's start"),
        Binding(.last, .keys("$", .end), in: [.panel], help: "to the end of the run"),
        Binding(.peak, .keys("P"), in: [.panel], help: "to the moment when most was in use"),
        Binding(.failure, .keys("F"), in: [.panel], help: "to the first allocation that failed, and why it did"),
        Binding(.lastFit, .keys("L"), in: [.panel], help: "to the last moment when the failed request would have fitted"),
        Binding(.holeFall, .keys("H"), in: [.panel], help: "to the moment when the biggest hole lost the most"),
        Binding(
            .policy, .keys("p"), in: [.panel],
            help: "replay it beside itself under another policy: gc.threshold, every loop, every allocation"),
        Binding(.side, .keys("o"), in: [.panel], help: "of several programs, the other one: cursor, words and strip are about it"),
        Binding(.align, .keys("a"), in: [.panel], help: "several programs keep step by heap events, or by turns of their outermost loops"),
        Binding(.larger, .keys("]"), in: looks, label: "request", pair: "[ ]", help: "ask for more: where would it land?"),
        Binding(.smaller, .keys("["), in: looks, help: "ask for less; below the smallest, ask for nothing"),
        Binding(
            .zoom, .keys("z"), in: looks + [.pointing], label: "zoom",
            help: "the whole heap; every block, as mem_info(1) prints them; a whole screen of map; and back to what is used"),
        Binding(.layer, .keys("g"), in: [.panel, .board], label: "layer", help: "the next way to colour the map"),
        Binding(.depth, .keys("n"), in: [.panel], label: "numbers", pair: "n N", help: "more numbers, in three depths"),
        Binding(.numbers, .keys("N"), in: [.panel, .board], help: "what each number means, with the figures of this moment"),
        Binding(
            .walk, .keys("C"), in: [.panel], label: "GC steps",
            help: "step through the collection here, or the next one: roots, marks, sweep"),
        Binding(.mark, .keys("m"), in: [.panel], label: "mark", help: "mark this moment and show what differs from it; again: no more"),
        Binding(.save, .keys("s"), in: [.panel], help: "save the map, the events, the numbers or the screen as a file"),
        Binding(.save, .keys("s"), in: [.board], label: "save", help: "save the map or the screen as a file"),
        Binding(.collectionOn, .keys("}"), in: [.board], label: "moment", pair: "{ }", help: "to the next map of the log"),
        Binding(.collectionBack, .keys("{"), in: [.board], help: "to the map before"),
        Binding(.play, .keys(" "), in: [.board], label: "play", help: "play the maps of the log, or pause"),
        Binding(
            .nextArea, .keys(".", .tab), in: [.board], label: "map", pair: ", .",
            help: "to the next area, or the next map of the paste or the film"),
        Binding(.previousArea, .keys(",", .backTab), in: [.board], help: "to the one before"),
        Binding(.first, .keys("0", .home), in: [.board], help: "to the first map"),
        Binding(.last, .keys("$", .end), in: [.board], help: "to the last map; a film goes on from there"),
        Binding(.toMark, .keys("M"), in: [.panel], help: "to the marked moment"),
        Binding(.birth, .keys("bB"), in: [.panel], show: .never, help: "to the birth of the allocation under the cursor"),
        Binding(.birth, .keys("B"), in: [.panel], show: .only, help: "in a show: to the birth of the allocation under the cursor"),
        Binding(.death, .keys("d"), in: [.panel], help: "to its death"),
        Binding(.cursorUp, .keys("", .up), in: looks + [.pointing], label: "cursor", pair: "↑↓←→", help: "the cursor on the map"),
        Binding(.cursorDown, .keys("", .down), in: looks + [.pointing], help: "the cursor on the map"),
        Binding(.cursorLeft, .keys("", .left), in: looks + [.pointing], help: "the cursor on the map"),
        Binding(.cursorRight, .keys("", .right), in: looks + [.pointing], help: "the cursor on the map"),
        Binding(.inspect, .keys("", .enter), in: maps, label: "what is it?", help: "what is this block, who made it, why is it alive?"),
        Binding(.inspect, .keys("", .enter), in: [.board], label: "what is it?", help: "what stands here: its kind and its size"),
    ]

    private static let lastRows: [Binding] = [
        // In front of a class.
        Binding(
            .revealNext, .keys("j l", .pageDown, .down, .right, .enter), in: [.presenting], label: "step", pair: "j k",
            help: "the next step"),
        Binding(.revealPrevious, .keys("kh", .pageUp, .up, .left, .backspace), in: [.presenting], help: "the step before"),
        Binding(.revealAll, .keys("s"), in: [.presenting], label: "all", help: "all steps of the section at once"),
        Binding(.blank, .keys(".b"), in: [.presenting], label: "blank", help: "blank the screen; any key brings it back"),
        Binding(.endShow, .keys("", .escape, .function(5)), in: [.presenting], help: "twice: end the show, back to reading"),

        // The section.
        Binding(.nextSection, .keys("l", .right, .pageDown, .enter), in: [.reading], label: "section", pair: "h l", help: "next section"),
        Binding(.previousSection, .keys("h", .left, .pageUp, .backspace), in: [.reading], help: "previous section"),
        Binding(.pageDown, .keys(" ", .control("f")), in: texts, label: "more", help: "one page down"),
        Binding(.pageDown, .keys("", .pageDown), in: [.text, .contents, .replay, .printed], help: "one page down"),
        Binding(.pageDown, .keys(" ", .pageDown), in: [.block], help: "one page down"),
        Binding(.scrollDown, .keys("j", .down), in: texts, label: "scroll", pair: "j k", help: "one line down"),
        Binding(.scrollUp, .keys("k", .up), in: texts, help: "one line up"),
        Binding(.panel, .keys("", .tab), in: screens, label: "panel", help: "between the text and the hands-on panel"),
        Binding(.run, .keys("r"), in: screens, label: "run", help: "run the program of this place"),
        Binding(.runOnBoard, .keys("u"), in: screens, help: "run it on your own board, and hold that against the machine"),
        Binding(.answer, .keys("a"), in: sections, label: "answer", help: "answer the question of this place"),
        Binding(.discuss, .keys("d"), in: sections, label: "discuss", help: "something to talk about, and a model answer"),
        Binding(.edit, .keys("e"), in: screens, label: "edit", help: "edit your own copy in $VISUAL or $EDITOR"),
        Binding(.check, .keys("c"), in: screens, label: "check", help: "check your own copy of the exercise"),
        Binding(.hint, .keys("i"), in: screens, label: "hint", help: "the next hint"),
        Binding(.reset, .keys("x"), in: screens, help: "throw your own copy away (asks first)"),
        Binding(.pageUp, .keys("", .control("b")), in: texts, help: "one page up"),
        Binding(.pageUp, .keys("", .pageUp), in: [.text, .contents, .block, .replay, .printed], help: "one page up"),
        Binding(.top, [[.character("g"), .character("g")], [.home]], in: texts + [.contents, .numbers], help: "to the beginning"),
        Binding(.bottom, .keys("G", .end), in: texts + [.contents, .numbers], help: "to the end; with a number before it, to that section"),
        Binding(.digit, .keys("123456789"), in: [.choice], help: "choose the option with this number"),
        Binding(.digit, .keys("0123456789"), in: sections + [.contents], help: "a section's number, then Enter or G"),
        Binding(.contents, .keys("t"), in: screens, label: "contents", help: "the contents"),
        Binding(.search, .keys("/"), in: sections, label: "search", help: "search the course"),
        Binding(.nextHit, .keys("n"), in: sections, help: "the next hit"),
        Binding(.previousHit, .keys("N"), in: sections, help: "the hit before"),
        Binding(.startShow, .keys("", .function(5)), in: [.reading], help: "present this section, step by step"),
        Binding(.notes, .keys("v"), in: screens, help: "the speaker's notes"),

        // Always the same.
        Binding(.words, .keys("w"), in: screens + [.board], help: "the words of the course and what they mean"),
        Binding(.close, .keys("q", .escape), in: [.text, .contents, .block, .replay], label: "close", help: "close this"),
        Binding(.close, .keys("qN", .escape), in: [.numbers], label: "close", help: "close this"),
        Binding(.close, .keys("qO", .escape), in: [.printed], label: "close", help: "close this"),
        Binding(.close, .keys("", .escape), in: questions + [.search], label: "back", help: "back without it"),
        Binding(
            .dismiss, .keys("", .escape), in: [.reading, .panel],
            help: "stop a run; put cursor, request, replays and the panel away; never quits"),
        Binding(.dismiss, .keys("", .escape), in: [.board], help: "put cursor and request away; never quits"),
        Binding(.quit, .keys("q"), in: screens, label: "quit", help: "quit; the place is kept"),
        Binding(.quit, .keys("q"), in: [.board], label: "quit", help: "quit"),
        Binding(.help, .keys("?"), in: screens + [.contents, .board], label: "keys", help: "all keys"),
        Binding(.suspend, .keys("", .control("z")), in: everywhere, help: "back to the shell; fg comes back"),
        Binding(.redraw, .keys("", .control("l")), in: everywhere, help: "draw the screen again"),
    ]
}
