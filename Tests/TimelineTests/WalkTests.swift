import BlockHeap
import MicroPython
import Testing

@testable import Timeline

/// Collections taken apart, the turns of outermost loops, and collecting at each of them.
@Suite struct WalkTests {
    private func request(_ source: String, policy: CollectionPolicy = .asWritten, turns: Bool = false) throws -> RunRequest {
        RunRequest(board: try #require(Board.named("plain")), source: Array(source.utf8), policy: policy, notesTurns: turns)
    }

    private let lists = """
        import gc
        kept = [[i] for i in range(100)]
        gone = [1, 2, 3]
        gone = None
        gc.collect()
        """

    @Test("a collection's steps end with the heap that the recording has, and sweep what it swept") func steps() throws {
        let request = try request(lists)
        let history = Recorder(request).record().history
        let span = try #require(history.collections.last)
        let walk = try #require(Recorder(request).walk(ofCollection: span.start))
        #expect(walk.steps.first?.kind == .begins && walk.steps.last?.kind == .ends)
        #expect(walk.steps[1].kind == .root)
        let end = walk.state(at: walk.steps.count - 1)
        #expect(end.part == .over && end.sweptCount == span.sweptCount && end.sweptBlocks == span.sweptBlocks)
        #expect(Int(walk.steps.last?.position ?? 0) == span.end + 1)
        let after = history.moment(at: span.end + 1).map
        // What has a mark at the end is what is there, and nothing else.
        #expect(after.heads == end.marks.indices.filter { end.marks[$0] == .done })
        #expect(after.heads.count == end.markedCount)
    }

    @Test("the mark stack holds 64 at the most; what does not fit is found by scanning once more") func overflow() throws {
        let request = try request(lists)
        let history = Recorder(request).record().history
        let span = try #require(history.collections.last)
        let walk = try #require(Recorder(request).walk(ofCollection: span.start))
        #expect(walk.steps.map(\.depth).max() == 64)
        #expect(walk.steps.contains { $0.kind == .overflow } && walk.steps.contains { $0.kind == .rescan })
        var states: Set<WalkPart> = []
        for index in walk.steps.indices {
            let state = walk.state(at: index)
            #expect(state.stack.count <= CollectionWalk.stackSize)
            if walk.steps[index].kind == .pointer { #expect(state.stack.count == walk.steps[index].depth) }
            states.insert(state.part)
            #expect(!walk.sentence(at: index, in: history).isEmpty)
        }
        #expect(states == [.marking, .rescanning, .sweeping, .over])
        let left = try #require(walk.steps.firstIndex { $0.kind == .overflow })
        #expect(walk.state(at: left).marks[Int(walk.steps[left].block)] == .leftOut)
        #expect(walk.sentence(at: left, in: history).contains("all 64 places"))
    }

    @Test("steps go by root, by part, and back again") func landmarks() throws {
        let request = try request(lists)
        let history = Recorder(request).record().history
        let span = try #require(history.collections.last)
        let walk = try #require(Recorder(request).walk(ofCollection: span.start))
        var index = 0, roots = 0
        while index < walk.steps.count - 1 {
            index = walk.nextRoot(after: index)
            roots += 1
        }
        while index > 0 {
            index = walk.previousRoot(before: index)
            roots -= 1
        }
        #expect(roots == 0)
        let rescan = walk.nextPart(after: 0)
        #expect(walk.steps[rescan].kind == .rescan)
        #expect(walk.steps[walk.nextPart(after: rescan)].kind == .sweep)
        #expect(walk.previousPart(before: rescan) == 0)
    }

    @Test("a collection that does not exist is not found") func none() throws {
        #expect(Recorder(try request("x = 1")).walk(ofCollection: 5) == nil)
    }

    private let loops = """
        def inner(n):
            for k in range(3):
                n = [n]
            return n
        for i in range(10):
            x = inner(i)
            for j in (1, 2):
                x = [x]
        n = 0
        while n < 5:
            n += 1
            if n == 3:
                continue
            x = [n]
        """

    @Test("only the outermost loop's turns are counted, not those of inner loops and called functions") func turns() throws {
        let history = Recorder(try request(loops, turns: true)).record().history
        // Ten turns and five; the inner ones, 30 and 20, are not among them.
        #expect(history.recording.turns.count == 10 + 5)
        #expect(history.turnStart(0) == history.opening && history.turnStart(16) == nil)
        var position = history.scriptStart, count = 0
        while position < history.count {
            position = history.next(.turn, after: position)
            count += 1
        }
        // The one turn that does nothing to the heap shares its position with the next.
        #expect(count == 10 + 5 - 1 + 1)
        let third = try #require(history.turnStart(3))
        #expect(history.previous(.turn, before: third) == history.turnStart(2))
    }

    @Test("turns are counted behind a boot that ran Python code, too") func afterBoot() throws {
        let board = try #require(Board.named("pico2w"))
        let source = "x = 0\nfor i in range(20):\n    x = [i]\n"
        #expect(Recorder(
            RunRequest(board: board, source: Array(source.utf8), notesTurns: true)).record().history.recording.turns.count == 20)
    }

    @Test("noting turns changes nothing else") func notingIsHarmless() throws {
        let plain = Recorder(try request(loops)).record().history, noted = Recorder(try request(loops, turns: true)).record().history
        #expect(Array(plain.recording.events).map(\.heapEvent) == Array(noted.recording.events).map(\.heapEvent))
        #expect(Array(plain.recording.events).map(\.line) == Array(noted.recording.events).map(\.line))
    }

    @Test("collecting every loop collects once a turn, between two instructions, and says so") func everyTurn() throws {
        let run = Recorder(try request(loops, policy: .everyTurn)).record()
        #expect(run.end == .finished)
        #expect(run.history.collections.count == 15 && run.history.collections.allSatisfy { $0.cause == .outside })
        #expect(run.history.sentence(at: run.history.collections[0].start + 1).contains("turn of the outermost loop"))
    }

    @Test("a loop in a function that nothing loops around is the outermost one") func inFunction() throws {
        let source = """
            def main():
                for i in range(4):
                    x = [i]
                    for j in range(4):
                        x = [x]
            main()
            """
        #expect(Recorder(try request(source, policy: .everyTurn)).record().history.collections.count == 4)
    }

    @Test("an image of a run with inserted collections is of that run") func imageUnderPolicy() throws {
        let request = try request(loops, policy: .everyTurn)
        let history = Recorder(request).record().history
        let image = try #require(Recorder(request).image(at: history.count))
        let moment = history.moment(at: history.count)
        for block in 0..<moment.map.blockCount { #expect(moment.map.kind(of: block) == image.kind(ofBlock: block)) }
    }
}
