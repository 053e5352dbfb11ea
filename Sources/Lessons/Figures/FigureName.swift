// The names that formulas know. The table is what "did you mean", the evaluator's promises and `picoheap lint --reference` rest on.
import Text

/// A name in a formula.
struct FigureName: Sendable {
    enum Shape: String, CaseIterable {
        case figure, series, function
    }

    var name: String
    var shape: Shape
    /// As it is written, with what stands in its brackets.
    var example: String
    /// What it comes to.
    var means: String
    /// It reads no run.
    var isConstant = false

    static let all: [FigureName] = [
        figure("total_allocated", "bytes handed out while the module's code ran: compiling stands apart"),
        figure("allocations", "how many times, while the module's code ran"),
        figure("compile_allocated", "bytes handed out while the program was compiled"),
        figure("collections", "collections while the module's code ran, of any cause"),
        figure("peak_used", "most bytes in use while the module's code ran, garbage included"),
        figure("last_live", "bytes in use after the last collection"),
        figure("live_growth", "`last_live` less what was in use after the first third of the collections: a leak"),
        figure("heap", "bytes of the heap: what free and used always add up to"),
        figure("used_end", "bytes in use at the end, with no collection added"),
        figure("free_end", "bytes free at the end"),
        figure("biggest_hole", "bytes of the longest free run at the end"),
        figure("holes", "free runs at the end"),
        figure("scattered", "the share of the free bytes that is not in the biggest hole, in percent"),
        figure("seconds", "simulated time from start to end"),
        figure("lines", "lines of output"),
        figure("finished", "whether it ended well"),
        figure("no_memory_error", "whether it did not end with a MemoryError"),
        figure("requested", "at a stop of a tour: the bytes that its event asked for"),
        figure("blocks", "at a stop of a tour: the blocks that its event is about"),
        figure("place", "at a stop of a tour: bytes from the first block of the heap to those of its event"),
        figure("swept", "at a stop of a tour that is a collection: the bytes that it gave back"),
        figure("block_size", "bytes of a block, on every board", isConstant: true),
        figure("word_size", "bytes of an address, on every board", isConstant: true),
        figure("true", "", isConstant: true),
        figure("false", "", isConstant: true),
        figure("guess", "in reactions: what was guessed", isConstant: true),
        figure("answer", "in reactions: what is right", isConstant: true),
        series("used", "the number behind the n-th \"used\" that the program printed; -1 is the last"),
        series("free", "the same for \"free\""),
        series("number", "the n-th whole number of the output"),
        series("line", "the n-th line of the output"),
        function("printed", "\"text\"", "whether it stands in the output"),
        function("count", "\"text\"", "in how many lines it stands"),
        function("matches", "\"regex\"", "whether a regular expression is found in the output"),
        function("after", "\"label\"", "the first number behind the label's first place"),
        function("raised", "\"Type\"", "whether this exception ended the run"),
        function("fits", "n", "at the end: is there a hole for n bytes"),
        function("first_fit", "n", "at the end: where the first hole for n bytes begins, from the heap's first block"),
        function("allocated_in", "\"f\"", "bytes handed out while that Python function was running"),
        function("allocations_in", "\"f\"", "how many times"),
        function("ram", "\"board\"", "bytes of the chip's RAM, in prose", isConstant: true),
        function("stack", "\"board\"", "bytes of the C stack, in prose", isConstant: true),
        function("heap_of", "\"board\"", "bytes of its heap's blocks, in prose", isConstant: true),
        function("percent", "part, whole", "rounded", isConstant: true),
        function("abs", "n", "without its sign", isConstant: true),
        function("min", "a, b", "the smaller", isConstant: true),
        function("max", "a, b", "the larger", isConstant: true),
    ]

    /// Figures and functions that read no run.
    static let constants = Set(all.filter(\.isConstant).map(\.name))

    static func require(_ name: String, _ shape: Shape, offset: Int) throws(FormulaError) {
        let known = all.filter { $0.shape == shape }.map(\.name)
        if known.contains(name) { return }
        var message = "there is no \(shape.rawValue) `\(name)`"
        if let near = NearestName.of(name, in: known) { message += "; did you mean `\(near)`?" }
        throw FormulaError(offset: max(0, offset), message: message)
    }

    private static func figure(_ name: String, _ means: String, isConstant: Bool = false) -> Self {
        Self(name: name, shape: .figure, example: name, means: means, isConstant: isConstant)
    }

    private static func series(_ name: String, _ means: String) -> Self {
        Self(name: name, shape: .series, example: name + "[n]", means: means)
    }

    private static func function(_ name: String, _ takes: String, _ means: String, isConstant: Bool = false) -> Self {
        Self(name: name, shape: .function, example: "\(name)(\(takes))", means: means, isConstant: isConstant)
    }
}
