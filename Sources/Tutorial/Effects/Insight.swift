// A look into the board's memory at one moment, for what events do not tell: variables, bytes, and why a block is alive. The program is run
// again up to that moment in the background; being deterministic, it comes out the same.
import MicroPython
import Timeline

/// A moment of a run to be looked into.
public struct LookOrder: Sendable, Equatable {
    /// Numbers orders, so that an answer nobody waits for any more is known as such.
    public var id: Int
    /// The run that is looked into.
    public var run: Int
    public var request: Timeline.RunRequest
    public var position: Int
}

/// The memory at a moment, and all that a collection would keep of it.
public struct Insight: Sendable {
    public let run: Int
    public let position: Int
    let image: MemoryImage
    let reach: Reachability

    public init(run: Int, position: Int, image: MemoryImage) {
        self.run = run
        self.position = position
        self.image = image
        reach = image.reachability()
    }

    /// The variables of the running function that `line` speaks of, in its order.
    func variables(in line: String) -> [Variable] {
        guard let frame = image.frames.last else { return [] }
        let known = frame.function.name == "<module>" ? image.globals : image.locals(of: frame)
        let words = line.split { !$0.isLetter && !$0.isNumber && $0 != "_" }.map(String.init)
        var named: Set<String> = []
        return words.compactMap { word in
            guard named.insert(word).inserted else { return nil }
            return known.first { $0.name == word }
        }
    }
}
