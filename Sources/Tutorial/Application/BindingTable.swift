// The table itself: the order is that of the footer, so what a learner needs first stands first.

extension Binding {
    private static let questions: [Place] = [.choice, .entry]
    private static let texts: [Place] = [.reading, .text]
    private static let sections: [Place] = [.reading, .presenting]
    private static let screens: [Place] = [.reading, .presenting, .panel]
    private static let everywhere = Place.allCases

    public static let table: [Binding] = [
        // Questions first: while one is open nothing else matters.
        Binding(.submit, .keys("", .enter), in: questions, label: "go", help: "answer and go on; before a run, an empty guess is skipped"),
        Binding(.submit, .keys("", .enter), in: [.search], label: "find", help: "find it"),
        Binding(.submit, .keys("", .enter), in: [.pointing], label: "here", help: "it is here"),
        Binding(.close, .keys("", .escape), in: [.pointing], label: "skip", help: "without a guess"),
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

        // MicroPython's prompt: nearly every key is typed there.
        Binding(
            .stopTyping, .keys("", .escape), in: [.prompt], label: "stop typing",
            help: "stop typing: look at the heap, step through what happened"),
        Binding(
            .enterSuggestion, .keys("", .right), in: [.prompt], label: "type the grey line", help: "enter the line that the lesson suggests"),
        Binding(.boardKey, .keys("", .tab), in: [.prompt], label: "complete", help: "the board completes a name"),
        Binding(.boardKey, .keys("", .up, .down), in: [.prompt], label: "earlier lines", pair: "↑ ↓", help: "the lines typed before"),
        Binding(.boardKey, .keys("", .control("c")), in: [.prompt], label: "stop", help: "stop what runs, or forget the line"),
        Binding(.boardKey, .keys("", .control("d")), in: [.prompt], help: "on an empty line: reset the board"),
        Binding(.boardKey, .keys("", .control("e")), in: [.prompt], help: "on an empty line: paste several lines; Ctrl-D ends them"),
        Binding(.typeOn, .keys("", .enter), in: [.looking], label: "type", help: "type on; with a cursor on the map: what is this block?"),
        Binding(.panel, .keys("", .tab), in: [.looking], label: "back to the text", help: "back to the text; the board stays on"),
        Binding(.terminalUp, .keys("", .pageUp), in: [.prompt, .looking], help: "back through what the terminal has shown"),
        Binding(.terminalDown, .keys("", .pageDown), in: [.prompt, .looking], help: "forward again"),

        // The panel: time, then the map.
        Binding(.lineOn, .keys("."), in: [.panel], label: "line", pair: ", .", help: "one line on"),
        Binding(.lineBack, .keys(","), in: [.panel], help: "one line back"),
        Binding(.eventOn, .keys(">"), in: [.panel], label: "event", pair: "< >", help: "one heap event on"),
        Binding(.eventBack, .keys("<"), in: [.panel], help: "one heap event back"),
        Binding(.collectionOn, .keys("}"), in: [.panel], label: "GC", pair: "{ }", help: "to the next collection"),
        Binding(.collectionBack, .keys("{"), in: [.panel], help: "to the collection before"),
        Binding(.play, .keys(" "), in: [.panel], label: "play", help: "play or pause"),
        Binding(.faster, .keys("+="), in: [.panel], help: "play faster"),
        Binding(.slower, .keys("-"), in: [.panel], help: "play slower"),
        Binding(.first, .keys("0", .home), in: [.panel], help: "to the script's first event"),
        Binding(.last, .keys("$", .end), in: [.panel], help: "to the end of the run"),
        Binding(.peak, .keys("P"), in: [.panel], help: "to the moment when most was in use"),
        Binding(.failure, .keys("F"), in: [.panel], help: "to the first allocation that failed, and why it did"),
        Binding(.lastFit, .keys("L"), in: [.panel, .text], help: "to the last moment when the failed request would have fitted"),
        Binding(.holeFall, .keys("H"), in: [.panel], help: "to the moment when the biggest hole lost the most"),
        Binding(.policy, .keys("p"), in: [.panel], help: "run it again under another policy: gc.threshold, or at every allocation"),
        Binding(.larger, .keys("]"), in: [.panel], label: "request", pair: "[ ]", help: "ask for more: where would it land?"),
        Binding(.smaller, .keys("["), in: [.panel], help: "ask for less; below the smallest, ask for nothing"),
        Binding(
            .zoom, .keys("z"), in: [.panel, .pointing], label: "zoom",
            help: "every block, as mem_info(1) prints them; a whole screen of map; and back"),
        Binding(.layer, .keys("g"), in: [.panel], label: "layer", help: "the next way to colour the map"),
        Binding(.depth, .keys("n"), in: [.panel], label: "numbers", pair: "n N", help: "more numbers, in three depths"),
        Binding(.numbers, .keys("N"), in: [.panel], help: "what each number means, with the figures of this moment"),
        Binding(.mark, .keys("m"), in: [.panel], label: "mark", help: "mark this moment and show what differs from it; again: no more"),
        Binding(.save, .keys("s"), in: [.panel], help: "save the map, the events, the numbers or the screen as a file"),
        Binding(.cursorUp, .keys("", .up), in: [.panel, .pointing], label: "cursor", pair: "↑↓←→", help: "the cursor on the map"),
        Binding(.cursorDown, .keys("", .down), in: [.panel, .pointing], help: "the cursor on the map"),
        Binding(.cursorLeft, .keys("", .left), in: [.panel, .pointing], help: "the cursor on the map"),
        Binding(.cursorRight, .keys("", .right), in: [.panel, .pointing], help: "the cursor on the map"),
        Binding(.inspect, .keys("", .enter), in: [.panel], label: "what is it?", help: "what is this block, who made it, why is it alive?"),
        Binding(.layerType, .keys("1"), in: [.panel], help: "colour by type: what it holds"),
        Binding(.layerAge, .keys("2"), in: [.panel], help: "colour by age: collections survived"),
        Binding(.layerGarbage, .keys("3"), in: [.panel], help: "colour garbage: what no root reaches and no collection has freed yet"),
        Binding(.layerWho, .keys("4"), in: [.panel], help: "colour by who made it: the source line"),
        Binding(.layerDifference, .keys("5"), in: [.panel], help: "colour what differs from the marked moment, or from the script's start"),
        Binding(.layerHole, .keys("6"), in: [.panel], help: "show the size of each hole"),

        // The section.
        Binding(.nextSection, .keys("l", .right, .pageDown, .enter), in: [.reading], label: "section", pair: "h l", help: "next section"),
        Binding(.previousSection, .keys("h", .left, .pageUp, .backspace), in: [.reading], help: "previous section"),
        Binding(.pageDown, .keys(" ", .control("f")), in: texts, label: "more", help: "one page down"),
        Binding(.pageDown, .keys("", .pageDown), in: [.text, .contents], help: "one page down"),
        Binding(.pageDown, .keys(" ", .pageDown), in: [.block], help: "one page down"),
        Binding(.scrollDown, .keys("j", .down), in: texts, label: "scroll", pair: "j k", help: "one line down"),
        Binding(.scrollUp, .keys("k", .up), in: texts, help: "one line up"),
        Binding(.panel, .keys("", .tab), in: screens, label: "panel", help: "between the text and the hands-on panel"),
        Binding(.run, .keys("r"), in: screens, label: "run", help: "run the program of this place"),
        Binding(.answer, .keys("a"), in: sections, label: "answer", help: "answer the question of this place"),
        Binding(.discuss, .keys("d"), in: sections, label: "discuss", help: "something to talk about, and a model answer"),
        Binding(.edit, .keys("e"), in: screens, label: "edit", help: "edit your own copy in $VISUAL or $EDITOR"),
        Binding(.check, .keys("c"), in: screens, label: "check", help: "check your own copy of the exercise"),
        Binding(.hint, .keys("i"), in: screens, label: "hint", help: "the next hint"),
        Binding(.reset, .keys("x"), in: screens, help: "throw your own copy away (asks first)"),
        Binding(.pageUp, .keys("", .control("b")), in: texts, help: "one page up"),
        Binding(.pageUp, .keys("", .pageUp), in: [.text, .contents, .block], help: "one page up"),
        Binding(.top, [[.character("g"), .character("g")], [.home]], in: texts + [.contents, .numbers], help: "to the beginning"),
        Binding(.bottom, .keys("G", .end), in: texts + [.contents, .numbers], help: "to the end; with a number before it, to that section"),
        Binding(.digit, .keys("123456789"), in: [.choice], help: "choose the option with this number"),
        Binding(.digit, .keys("0123456789"), in: sections + [.contents], help: "a section's number, then Enter or G"),
        Binding(.contents, .keys("t"), in: screens, label: "contents", help: "the contents"),
        Binding(.search, .keys("/"), in: sections, label: "search", help: "search the course"),
        Binding(.nextHit, .keys("n"), in: sections, help: "the next hit"),
        Binding(.previousHit, .keys("N"), in: sections, help: "the hit before"),

        // In front of a class.
        Binding(.revealNext, .keys("j l", .pageDown, .down, .right, .enter), in: [.presenting], label: "step", pair: "j k", help: "the next step"),
        Binding(.revealPrevious, .keys("kh", .pageUp, .up, .left, .backspace), in: [.presenting], help: "the step before"),
        Binding(.revealAll, .keys("s"), in: [.presenting], label: "all", help: "all steps of the section at once"),
        Binding(.blank, .keys(".b"), in: [.presenting], label: "blank", help: "blank the screen; any key brings it back"),
        Binding(.endShow, .keys("", .escape, .function(5)), in: [.presenting], help: "end the show, back to reading"),
        Binding(.startShow, .keys("", .function(5)), in: [.reading], help: "present this section, step by step"),
        Binding(.notes, .keys("v"), in: screens, help: "the speaker's notes"),

        // Always the same.
        Binding(.words, .keys("w"), in: screens, help: "the words of the course and what they mean"),
        Binding(.close, .keys("q", .escape), in: [.text, .contents, .block], label: "close", help: "close this"),
        Binding(.close, .keys("qN", .escape), in: [.numbers], label: "close", help: "close this"),
        Binding(.close, .keys("", .escape), in: questions + [.search], label: "back", help: "back without it"),
        Binding(.dismiss, .keys("", .escape), in: [.reading, .panel], help: "put marks and messages away; never quits"),
        Binding(.quit, .keys("q"), in: screens, label: "quit", help: "quit; the place is kept"),
        Binding(.help, .keys("?"), in: screens + [.contents], label: "keys", help: "all keys"),
        Binding(.suspend, .keys("", .control("z")), in: everywhere, help: "back to the shell; fg comes back"),
        Binding(.redraw, .keys("", .control("l")), in: everywhere, help: "draw the screen again"),
    ]
}
